import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('media-type-415', () => {
  it('names both', async () => {
    const { 'media-type-415': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Content-Type: application/isup
      0.1 2>1 415 1 INVITE a to=t | Accept: application/sdp
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered 415 to an INVITE with application/isup: it takes application/sdp.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // another refusal of the same
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | Content-Type: application/isup
      0.1 2>1 404 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('media-type-415');
    expect(await find(ANSWERED)).toEqual({});
  });
});
