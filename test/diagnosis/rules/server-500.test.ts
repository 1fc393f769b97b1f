import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('server-500', () => {
  it('quotes what is said', async () => {
    const { 'server-500': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 500 1 INVITE a to=t | Warning: 399 db "No database"
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 500: "No database".');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // another server failure
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 502 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('server-500');
    // a re-INVITE refused in a call that goes on
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5.0 1>2 INVITE 2 c to=t
      5.1 2>1 500 2 INVITE c to=t
      5.2 1>2 ACK 2 c to=t
      20 1>2 BYE 3 d to=t
      20.1 2>1 200 3 BYE d to=t`,
      ),
    ).not.toHaveProperty('server-500');
    expect(await find(ANSWERED)).toEqual({});
  });
});
