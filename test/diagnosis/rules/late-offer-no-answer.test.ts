import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('late-offer-no-answer', () => {
  it('tells that nobody answered', async () => {
    const { 'late-offer-no-answer': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 180 1 INVITE a to=t
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.1 sent the INVITE without an offer, 10.0.0.2 offered in its 200, and the ACK has no answer.',
    );
    expect(frames(finding)).toEqual([4, 3, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // answered in the ACK
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 180 1 INVITE a to=t
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
      ),
    ).not.toHaveProperty('late-offer-no-answer');
    // offered and answered before
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
      ),
    ).not.toHaveProperty('late-offer-no-answer');
    // answered in PRACK
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 180 1 INVITE a to=t
      0.5 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 1 | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      0.6 1>2 PRACK 2 p to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      0.7 2>1 200 2 PRACK p to=t
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
      ),
    ).not.toHaveProperty('late-offer-no-answer');
    expect(await find(ANSWERED)).toEqual({});
  });
});
