import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('answer-invalid', () => {
  it('counts the streams', async () => {
    const { 'answer-invalid': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8; m=video 6002 RTP/AVP 34
      0.1 2>1 180 1 INVITE a to=t
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered an offer of 2 media streams with 1: each m= line needs its own.');
    expect(frames(finding)).toEqual([3, 1]);
  });

  it('tells a 200 without an answer', async () => {
    const { 'answer-invalid': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      1.0 2>1 200 1 INVITE a to=t
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 sent a 200 without an answer to the offer in the INVITE.');
    expect(frames(finding)).toEqual([3, 1]);
  });

  it('tells an answer in an unreliable 18x only', async () => {
    const { 'answer-invalid': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      0.5 2>1 183 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.0 2>1 200 1 INVITE a to=t
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 sent a 200 without SDP; an answer came only in an 18x that is not reliable.',
    );
    expect(frames(finding)).toEqual([4, 3, 1]);
  });

  it('tells that every stream is refused', async () => {
    const { 'answer-invalid': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 0 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered the call and refused every media stream (port 0).');
    expect(frames(finding)).toEqual([3, 1]);
  });

  it('tells a codec that was not offered', async () => {
    const { 'answer-invalid': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      0.2 2>1 180 1 INVITE a to=t
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 18
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered with G729 only, and the offer had PCMU, PCMA.');
    expect(frames(finding)).toEqual([4, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // one of two streams refused
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8; m=video 6002 RTP/AVP 34
      0.1 2>1 180 1 INVITE a to=t
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0; m=video 0 RTP/AVP 34
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
      ),
    ).not.toHaveProperty('answer-invalid');
    // answered in a reliable 183
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.1 2>1 180 1 INVITE a to=t
      0.5 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 1 | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      0.6 1>2 PRACK 2 p to=t | RAck: 1 1 INVITE
      0.7 2>1 200 2 PRACK p to=t
      1.0 2>1 200 1 INVITE a to=t
      1.1 1>2 ACK 1 b to=t
      20 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`,
      ),
    ).not.toHaveProperty('answer-invalid');
    // offered late
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
    ).not.toHaveProperty('answer-invalid');
    expect(await find(ANSWERED)).toEqual({});
  });
});
