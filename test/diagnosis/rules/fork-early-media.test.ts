import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('fork-early-media', () => {
  it('counts the branches', async () => {
    const { 'fork-early-media': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      0.5 2>1 183 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      0.6 2>1 183 1 INVITE a to=u | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
    );
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.1 got early media descriptions of 2 branches for one INVITE.');
    expect(frames(finding)).toEqual([3, 4]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // two branches that only ring
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      0.5 2>1 180 1 INVITE a to=u
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
      ),
    ).not.toHaveProperty('fork-early-media');
    // one branch that says it twice
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      0.5 2>1 183 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      0.6 2>1 180 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
      ),
    ).not.toHaveProperty('fork-early-media');
    expect(await find(ANSWERED)).toEqual({});
  });
});
