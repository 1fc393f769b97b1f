import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

/** The times of a 200 that nobody acknowledges (RFC 3261 13.3.1.4). */
const TIMES = [3, 3.5, 4.5, 6.5, 10.5, 14.5, 18.5, 22.5, 26.5, 30.5, 34.5];
const INVITE = '0 1>2 INVITE 1 a';
const answers = (times: number[], path = '2>1'): string =>
  times.map((at) => `${at} ${path} 200 1 INVITE a to=t`).join('\n');

describe('ack-missing', () => {
  it('fires when the callee gives up after 32 s of 200s', async () => {
    const { 'ack-missing': finding } = await find(`${INVITE}
      ${answers(TIMES)}
      35 2>1 BYE 1 c to=t
      35.1 1>2 200 1 BYE c to=t`);
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain', caveat: null });
    expect(finding!.summary).toBe(
      'The 200 from 10.0.0.2 was sent 11 times in 32 s, no ACK to it was seen, and the callee ended the call 32 s after it had answered.',
    );
    expect(frames(finding)).toEqual([2, 13]);
  });

  it('is less sure of a few sends, and waits for a slow caller until the capture ends', async () => {
    const few = `${INVITE}\n${answers(TIMES.slice(0, 5))}`;
    const { 'ack-missing': finding } = await find(few, { until: 30 });
    expect(finding).toMatchObject({ confidence: 'likely', caveat: expect.stringContaining('another way') });
    expect(finding!.summary).toContain('5 times in 7.5 s, and no ACK');
    expect(await rulesOn(few, { until: 12 })).not.toContain('ack-missing');
  });

  it('names the private Contact that an outsider gave', async () => {
    const { 'ack-missing': finding } = await find(
      `
      0 g1>g2 INVITE 1 a
      ${answers(TIMES, 'g2>g1').replaceAll('to=t', 'to=t | Contact: <sip:200@192.168.1.20>')}`,
      { until: 80 },
    );
    expect(finding!.summary).toContain('its Contact names 192.168.1.20');
  });

  it('believes the callee that says so, and does not count the ACK of a challenge', async () => {
    const { 'ack-missing': finding } = await find(`
      0 1>2 INVITE 1 a
      0.1 2>1 401 1 INVITE a to=x
      0.2 1>2 ACK 1 a to=x
      0.3 1>2 INVITE 2 b auth
      3.0 2>1 200 2 INVITE b to=t
      35.0 2>1 BYE 1 c to=t | Reason: SIP;cause=408;text="ACK Timeout"
      35.1 1>2 200 1 BYE c to=t`);
    expect(finding!.summary).toContain('32 s after it had answered, with the reason "ACK Timeout"');
  });

  it('tells a re-INVITE apart', async () => {
    const resent = TIMES.map((at) => `${at + 40} 2>1 200 2 INVITE r to=t`).join('\n');
    const { 'ack-missing': finding } = await find(
      `${ANSWERED.split('\n').slice(0, -2).join('\n')}
      42.9 1>2 INVITE 2 r to=t
      ${resent}`,
      { until: 90 },
    );
    expect(finding!.summary).toContain('to a re-INVITE was sent 11 times');
  });

  it('stays silent when an ACK came at last, or at another hop, and on an answered call', async () => {
    const late = `${INVITE}\n${answers(TIMES.slice(0, 4))}\n6.6 1>2 ACK 1 b to=t`;
    expect(await rulesOn(late, { until: 90 })).not.toContain('ack-missing');
    expect(await rulesOn(`${INVITE}\n${answers(TIMES)}\n9 1>3 ACK 1 b to=t`, { until: 90 })).not.toContain(
      'ack-missing',
    );
    expect(await find(ANSWERED)).toEqual({});
  });
});
