import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('100rel-421', () => {
  it('fires on 100rel', async () => {
    const { '100rel-421': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 421 1 INVITE a to=t | Require: 100rel
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered 421 with Require: 100rel, and the INVITE did not list 100rel as supported.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // another extension
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 421 1 INVITE a to=t | Require: timer
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('100rel-421');
    // a reliable 18x of a call that is refused
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | Supported: 100rel
      0.1 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 1
      0.2 2>1 503 1 INVITE a to=t`,
      ),
    ).not.toHaveProperty('100rel-421');
    expect(await find(ANSWERED)).toEqual({});
  });
});
