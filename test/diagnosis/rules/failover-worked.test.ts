import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('failover-worked', () => {
  it('tells what failed and what it cost', async () => {
    const { 'failover-worked': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      0.1 2>1 503 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t
      2.5 1>3 INVITE 2 b | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      2.6 3>1 200 2 INVITE b to=u | sdp 10.0.0.3; m=audio 7000 RTP/AVP 0
      2.7 1>3 ACK 2 c to=u`,
    );
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered 503; the INVITE then went to 10.0.0.3, which took it: 2.5 s lost.',
    );
    expect(frames(finding)).toEqual([1, 2, 4]);
  });

  it('tells a server that does not answer', async () => {
    const { 'failover-worked': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.5 1>2 INVITE 1 a
      1.5 1>2 INVITE 1 a
      4.0 1>3 INVITE 2 b | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      4.1 3>1 200 2 INVITE b to=u | sdp 10.0.0.3; m=audio 7000 RTP/AVP 0
      4.2 1>3 ACK 2 c to=u`,
    );
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 did not answer; the INVITE then went to 10.0.0.3, which took it: 4.0 s lost.',
    );
    expect(frames(finding)).toEqual([1, 4]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // branches of a fork at the same time
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      0.01 2>3 INVITE 1 b,a
      0.02 2>4 INVITE 1 c,a
      0.1 3>2 503 1 INVITE b,a to=u
      1.0 4>2 200 1 INVITE c,a to=v | sdp 10.0.0.4; m=audio 7000 RTP/AVP 0
      1.1 2>1 200 1 INVITE a to=v | sdp 10.0.0.4; m=audio 7000 RTP/AVP 0
      1.2 1>2 ACK 1 d to=v`,
      ),
    ).not.toHaveProperty('failover-worked');
    // the same server again
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 503 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t
      2.5 1>2 INVITE 2 b | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      2.6 2>1 200 2 INVITE b to=u | sdp 10.0.0.3; m=audio 7000 RTP/AVP 0
      2.7 1>2 ACK 2 c to=u`,
      ),
    ).not.toHaveProperty('failover-worked');
    expect(await find(ANSWERED)).toEqual({});
  });
});
