import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('overload-503-retry-after', () => {
  it('tells for how long', async () => {
    const { 'overload-503-retry-after': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 503 1 INVITE a to=t | Retry-After: 30
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 503 and asks to be left alone for 30 s.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('says that it was ignored', async () => {
    const { 'overload-503-retry-after': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 503 1 INVITE a to=t | Retry-After: 30
      0.2 1>2 ACK 1 a to=t
      5.0 1>2 INVITE 2 b
      5.1 2>1 503 2 INVITE b to=u | Retry-After: 60
      5.2 1>2 ACK 2 b to=u`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered 503 and asks to be left alone for 60 s; it had asked so before, and got the call again.',
    );
    expect(frames(finding)).toEqual([5, 4]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // without Retry-After
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 503 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('overload-503-retry-after');
    // no circuit, which says more
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 503 1 INVITE a to=t | Retry-After: 30 | Reason: Q.850;cause=34
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('overload-503-retry-after');
    expect(await find(ANSWERED)).toEqual({});
  });
});
