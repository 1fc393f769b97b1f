import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const SET_UP = `
  0.0 1>2 INVITE 1 a | Contact: <sip:100@10.0.0.1> | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
  0.1 2>1 100 1 INVITE a
  0.2 2>1 180 1 INVITE a to=t
  3.0 2>1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.2> | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
  3.1 1>2 ACK 1 b to=t`;

const ended = (at: number, path: string, reason: string): string => `${SET_UP}
  ${at} ${path} BYE 2 c to=t | Reason: ${reason}
  ${at + 0.1} ${[...path].reverse().join('')} 200 2 BYE c to=t`;

describe('callee-busy-after-200', () => {
  it('fires when the callee ends at once with the cause of a leg behind it', async () => {
    const { 'callee-busy-after-200': finding } = await find(ended(3.9, '2>1', 'Q.850;cause=34;text="No circuit"'));
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'likely', caveat: expect.any(String) });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered and ended the call 0.9 s later with the reason Q.850 34 (No circuit): that of a leg behind it which failed.',
    );
    expect(frames(finding)).toEqual([6, 4]);
  });

  it('takes busy for the same a while later, and codes of SIP', async () => {
    expect(await rulesOn(ended(20, '2>1', 'Q.850;cause=17'))).toContain('callee-busy-after-200');
    expect(await rulesOn(ended(9, '2>1', 'SIP;cause=486;text="Busy Here"'))).toContain('callee-busy-after-200');
  });

  it('stays silent on a normal end, a failure in mid-call, and the caller that hangs up', async () => {
    expect(await rulesOn(ended(20, '2>1', 'Q.850;cause=16;text="Normal call clearing"'))).toEqual([]);
    expect(await rulesOn(ended(20, '2>1', 'Q.850;cause=41'))).not.toContain('callee-busy-after-200');
    expect(await rulesOn(ended(200, '2>1', 'Q.850;cause=17'))).not.toContain('callee-busy-after-200');
    expect(await rulesOn(ended(3.9, '1>2', 'Q.850;cause=34'))).not.toContain('callee-busy-after-200');
    expect(await rulesOn(ended(3.9, '2>1', 'SIP;cause=200;text="done"'))).not.toContain('callee-busy-after-200');
    expect(await find(ANSWERED)).toEqual({});
  });
});
