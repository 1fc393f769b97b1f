import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const SET_UP = `
  0.0 1>2 INVITE 1 a | Contact: <sip:100@10.0.0.1> | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
  0.1 2>1 100 1 INVITE a
  0.2 2>1 180 1 INVITE a to=t
  3.0 2>1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.2> | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
  3.1 1>2 ACK 1 b to=t`;

describe('late-bye-caller-gone', () => {
  it('fires when the other side hangs up long after a BYE that was lost', async () => {
    const { 'late-bye-caller-gone': finding } = await find(`${SET_UP}
      33.0 1>2 BYE 2 c to=t
      33.5 1>2 BYE 2 c to=t
      83.0 2>1 BYE 1 d to=t
      83.1 1>2 481 1 BYE d to=t`);
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'likely' });
    expect(finding!.summary).toBe(
      '10.0.0.1 sent a BYE that was not accepted, and 10.0.0.2 ended the call for itself 50 s later.',
    );
    expect(frames(finding)).toEqual([6, 8]);
  });

  it('says when somebody between them had answered it', async () => {
    const { 'late-bye-caller-gone': finding } = await find(`${SET_UP}
      33.0 1>2 BYE 2 c to=t
      33.1 2>1 200 2 BYE c to=t
      63.0 2>1 BYE 1 d to=t
      63.1 1>2 481 1 BYE d to=t`);
    expect(finding!.summary).toContain('that was answered, and yet 10.0.0.2 ended the call for itself 30 s later');
  });

  it('stays silent on a race, on a BYE sent anew by the same side, and on an answered call', async () => {
    expect(
      await rulesOn(`${SET_UP}
      33.0 1>2 BYE 2 c to=t
      33.1 2>1 BYE 1 d to=t`),
    ).not.toContain('late-bye-caller-gone');
    expect(
      await rulesOn(`${SET_UP}
      33.0 1>2 BYE 2 c to=t
      73.0 1>2 BYE 3 d to=t
      73.1 2>1 200 3 BYE d to=t`),
    ).not.toContain('late-bye-caller-gone');
    expect(await find(ANSWERED)).toEqual({});
  });
});
