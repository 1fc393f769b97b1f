import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const REFRESH = `
  900.0 1>2 UPDATE 2 r to=t
  900.2 2>1 200 2 UPDATE r to=t`;

/** A call of 1800 s without refresh, ended by the callee. */
const call = (end: number, between = ''): string => `
  0.0 1>2 INVITE 1 a
  0.2 2>1 180 1 INVITE a to=t
  3.0 2>1 200 1 INVITE a to=t | Session-Expires: 1800;refresher=uac
  3.1 1>2 ACK 1 b to=t${between}
  ${end} 2>1 BYE 1 c to=t
  ${end + 0.1} 1>2 200 1 BYE c to=t`;

describe('session-timer-expired', () => {
  it('fires when the BYE comes where the interval ends, without a refresh', async () => {
    const { 'session-timer-expired': finding } = await find(call(1771));
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely', caveat: expect.any(String) });
    expect(finding!.summary).toBe(
      '10.0.0.2 ended the call after 1768 s without a refresh that worked; the session interval agreed on is 1800 s.',
    );
    expect(frames(finding)).toEqual([5, 3]);
    expect(await rulesOn(call(1803))).toContain('session-timer-expired');
  });

  it('counts from the last refresh', async () => {
    expect(await rulesOn(call(1771, REFRESH))).not.toContain('session-timer-expired');
    expect(await rulesOn(call(900.2 + 1768, REFRESH))).toContain('session-timer-expired');
  });

  it('believes who says so', async () => {
    const said = call(1400).replace(
      'BYE 1 c to=t',
      'BYE 1 c to=t | Reason: SIP;cause=408;text="Session timer expired"',
    );
    const { 'session-timer-expired': finding } = await find(said);
    expect(finding).toMatchObject({ confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 ended the call 1397 s after the answer, with the reason "Session timer expired".',
    );
  });

  it('stays silent at any other time, without a session timer, and on an answered call', async () => {
    expect(await rulesOn(call(1785))).not.toContain('session-timer-expired');
    expect(await rulesOn(call(903))).not.toContain('session-timer-expired');
    expect(await rulesOn(call(1771).replace(/ \| Session.*/, ''))).not.toContain('session-timer-expired');
    expect(await find(ANSWERED)).toEqual({});
  });
});
