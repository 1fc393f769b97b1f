import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('not-acceptable-406', () => {
  it('tells what the caller accepts', async () => {
    const { 'not-acceptable-406': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Accept: text/plain
      0.1 2>1 406 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 406; the INVITE accepts text/plain only.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // refused for the media
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | Accept: text/plain
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('not-acceptable-406');
    expect(await find(ANSWERED)).toEqual({});
  });
});
