import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('update-501', () => {
  it('names both', async () => {
    const { 'update-501': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 UPDATE 2 u to=t
      5.1 2>1 501 2 UPDATE u to=t | Allow: INVITE, ACK, BYE
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 501 to an UPDATE from 10.0.0.1.');
    expect(frames(finding)).toEqual([5, 4]);
  });

  it('knows what the peer had said that it allows', async () => {
    const { 'update-501': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      0.5 2>1 183 1 INVITE a to=t | Allow: INVITE, ACK | Require: foo
      0.6 1>2 UPDATE 2 u to=t
      0.7 2>1 501 2 UPDATE u to=t
      2 2>1 503 1 INVITE a to=t
      2.1 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.1 sent UPDATE, and 10.0.0.2 answered 501: its Allow header does not list UPDATE.',
    );
    expect(frames(finding)).toEqual([4, 3]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // taken
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 UPDATE 2 u to=t
      5.1 2>1 200 2 UPDATE u to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('update-501');
    // glare
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 UPDATE 2 u to=t
      5.1 2>1 491 2 UPDATE u to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('update-501');
    expect(await find(ANSWERED)).toEqual({});
  });
});
