import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('changed-sdp-183-200', () => {
  it('tells both', async () => {
    const { 'changed-sdp-183-200': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      0.5 2>1 183 1 INVITE a to=t | sdp 10.0.0.9; m=audio 9000 RTP/AVP 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 sent audio 10.0.0.9:9000 PCMA in its 183, and audio 10.0.0.2:7000 PCMU in the 200 of the same dialog.',
    );
    expect(frames(finding)).toEqual([3, 4]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // the same in both
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      0.5 2>1 183 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
      ),
    ).not.toHaveProperty('changed-sdp-183-200');
    // of another branch of a fork
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      0.5 2>1 183 1 INVITE a to=u | sdp 10.0.0.9; m=audio 9000 RTP/AVP 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
      ),
    ).not.toHaveProperty('changed-sdp-183-200');
    // changed with PRACK
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      0.5 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 1 | sdp 10.0.0.9; m=audio 9000 RTP/AVP 8
      0.6 1>2 PRACK 2 p to=t
      0.7 2>1 200 2 PRACK p to=t
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
      ),
    ).not.toHaveProperty('changed-sdp-183-200');
    expect(await find(ANSWERED)).toEqual({});
  });
});
