import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('incomplete-484', () => {
  it('names the number', async () => {
    const { 'incomplete-484': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:00493@10.0.0.2
      0.1 2>1 484 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 says that 00493 is incomplete.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // overlap dialling that went on to an answer
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a uri=sip:12@10.0.0.2
      0.1 2>1 484 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t
      1.0 1>2 INVITE 2 b uri=sip:123@10.0.0.2
      1.1 2>1 200 2 INVITE b to=u | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.2 1>2 ACK 2 c to=u | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0`,
      ),
    ).not.toHaveProperty('incomplete-484');
    // another refusal
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 404 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('incomplete-484');
    expect(await find(ANSWERED)).toEqual({});
  });
});
