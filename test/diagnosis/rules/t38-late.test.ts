import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('t38-late', () => {
  it('names both', async () => {
    const { 't38-late': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=image 6000 udptl t38
      5.1 2>1 491 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      5.0 2>1 INVITE 2 q2 to=ft from=t | sdp 10.0.0.2; m=image 6000 udptl t38
      5.1 1>2 200 2 INVITE q2 to=ft from=t | sdp 10.0.0.1; m=image 6000 udptl t38
      5.2 2>1 ACK 2 qk2 to=ft from=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.1 and 10.0.0.2 both sent a T.38 re-INVITE, 0.0 s apart, and one was answered 491.',
    );
    expect(frames(finding)).toEqual([4, 7, 5]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // glare of something else
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      5.1 2>1 491 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      5.0 2>1 INVITE 2 q2 to=ft from=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      5.1 1>2 200 2 INVITE q2 to=ft from=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      5.2 2>1 ACK 2 qk2 to=ft from=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('t38-late');
    // one side only
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=image 6000 udptl t38
      5.1 2>1 488 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('t38-late');
    expect(await find(ANSWERED)).toEqual({});
  });
});
