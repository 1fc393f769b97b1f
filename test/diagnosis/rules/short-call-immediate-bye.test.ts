import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const SET_UP = `
  0.0 1>2 INVITE 1 a | Contact: <sip:100@10.0.0.1> | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
  0.1 2>1 100 1 INVITE a
  0.2 2>1 180 1 INVITE a to=t
  3.0 2>1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.2> | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
  3.1 1>2 ACK 1 b to=t`;

const ended = (at: number, path: string): string => `${SET_UP}
  ${at} ${path} BYE 2 c to=t
  ${at + 0.1} ${[...path].reverse().join('')} 200 2 BYE c to=t`;

describe('short-call-immediate-bye', () => {
  it('fires when the callee hangs up at once', async () => {
    const { 'short-call-immediate-bye': finding } = await find(ended(4.5, '2>1'));
    expect(finding).toMatchObject({ severity: 'info', confidence: 'possible', caveat: expect.any(String) });
    expect(finding!.summary).toBe('The callee (10.0.0.2) hung up 1.5 s after it had answered.');
    expect(frames(finding)).toEqual([6, 4]);
  });

  it('fires when the caller does so faster than a human can', async () => {
    const { 'short-call-immediate-bye': finding } = await find(ended(3.2, '1>2'));
    expect(finding!.summary).toBe('The caller (10.0.0.1) hung up 0.2 s after the answer.');
  });

  it('stays silent when the caller has listened, after a crossing CANCEL, and on an answered call', async () => {
    expect(await rulesOn(ended(4.5, '1>2'))).toEqual([]);
    expect(await rulesOn(ended(6.5, '2>1'))).toEqual([]);
    const crossed = ended(3.2, '1>2').replace('  3.0 ', '  2.9 1>2 CANCEL 1 a\n  3.0 ');
    expect(await rulesOn(crossed)).not.toContain('short-call-immediate-bye');
    expect(await find(ANSWERED)).toEqual({});
  });
});
