import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const SET_UP = `
  0.0 1>2 INVITE 1 a | Contact: <sip:100@10.0.0.1> | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
  0.1 2>1 100 1 INVITE a
  0.2 2>1 180 1 INVITE a to=t
  3.0 2>1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.2> | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
  3.1 1>2 ACK 1 b to=t`;

describe('refresh-rejected', () => {
  it('fires on who ends the call at once after a refusal that leaves it as it was', async () => {
    const { 'refresh-rejected': finding } = await find(`${SET_UP}
      50.00 1>2 INVITE 2 r to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0; a=sendonly
      50.10 2>1 488 2 INVITE r to=t
      50.12 1>2 ACK 2 r to=t
      50.14 1>2 BYE 3 c to=t
      50.20 2>1 200 3 BYE c to=t`);
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe(
      '10.0.0.2 refused the re-INVITE of 10.0.0.1 with 488, and 10.0.0.1 ended the call 40 ms later, though such a refusal leaves the call as it was.',
    );
    expect(frames(finding)).toEqual([7, 9, 6]);
  });

  it('tells a 408 and silence apart', async () => {
    const timeout = await find(`${SET_UP}
      50 1>2 UPDATE 2 r to=t
      82 2>1 408 2 UPDATE r to=t
      83 1>2 BYE 3 c to=t
      83.1 2>1 200 3 BYE c to=t`);
    expect(timeout['refresh-rejected']!.summary).toBe(
      'The UPDATE of 10.0.0.1 got no answer but a 408, and 10.0.0.1 ended the call.',
    );
    const silent = await find(
      `${SET_UP}
      ${[0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5].map((at) => `${50 + at} 1>2 INVITE 2 r to=t`).join('\n')}
      82 1>2 BYE 3 c to=t`,
      { until: 130 },
    );
    expect(silent['refresh-rejected']!.summary).toContain('re-INVITE of 10.0.0.1 to 10.0.0.2 was sent 7 times without');
  });

  it('stays silent when the call goes on, when the other side hangs up, on fax, on 491 and on an answered call', async () => {
    const ended = (at: number, path: string, what = 488, sdp = 'm=audio 6000 RTP/AVP 0'): string => `${SET_UP}
      50.00 1>2 INVITE 2 r to=t | sdp 10.0.0.1; ${sdp}
      50.10 2>1 ${what} 2 INVITE r to=t
      50.12 1>2 ACK 2 r to=t
      ${at} ${path} BYE 3 c to=t
      ${at + 0.1} ${[...path].reverse().join('').replace('<', '>')} 200 3 BYE c to=t`;
    expect(await rulesOn(ended(50.14, '1>2'))).toContain('refresh-rejected');
    expect(await rulesOn(ended(51.2, '1>2'))).not.toContain('refresh-rejected');
    expect(await rulesOn(ended(50.14, '2>1'))).not.toContain('refresh-rejected');
    expect(await rulesOn(ended(50.14, '1>2', 491))).not.toContain('refresh-rejected');
    expect(await rulesOn(ended(50.14, '1>2', 488, 'm=image 6000 udptl t38'))).not.toContain('refresh-rejected');
    expect(await find(ANSWERED)).toEqual({});
  });
});
