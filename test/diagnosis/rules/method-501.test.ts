import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('method-501', () => {
  it('names who', async () => {
    const { 'method-501': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 501 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 501 to INVITE.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // not allowed
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 405 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('method-501');
    expect(await find(ANSWERED)).toEqual({});
  });
});
