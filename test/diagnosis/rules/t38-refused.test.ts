import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('t38-refused', () => {
  it('tells that the call ended', async () => {
    const { 't38-refused': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=image 6000 udptl t38
      5.1 2>1 488 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      6 1>2 BYE 9 z to=t
      6.1 2>1 200 9 BYE z to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 refused T.38 with 488, and the call ended 0.9 s later.');
    expect(frames(finding)).toEqual([5, 4]);
  });

  it('is a remark when the call went on', async () => {
    const { 't38-refused': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=image 6000 udptl t38
      5.1 2>1 488 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
    );
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 refused T.38 with 488; the call went on for 35 s as audio.');
    expect(frames(finding)).toEqual([5, 4]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // taken
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=image 6000 udptl t38
      5.1 2>1 200 2 INVITE r2 to=t | sdp 10.0.0.2; m=image 7000 udptl t38
      5.2 1>2 ACK 2 rk2 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('t38-refused');
    // audio refused
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      5.1 2>1 488 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('t38-refused');
    // glare
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=image 6000 udptl t38
      5.1 2>1 491 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('t38-refused');
    expect(await find(ANSWERED)).toEqual({});
  });
});
