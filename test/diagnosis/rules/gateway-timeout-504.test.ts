import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('gateway-timeout-504', () => {
  it('tells how long it waited', async () => {
    const { 'gateway-timeout-504': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 100 1 INVITE a
      12.0 2>1 504 1 INVITE a to=t
      12.1 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 504 after 12 s: what it needed to go on did not answer.');
    expect(frames(finding)).toEqual([3, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // another server failure
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 500 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('gateway-timeout-504');
    // for want of a PRACK
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | Supported: 100rel
      0.1 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      0.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      1.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      3.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      7.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      32.1 2>1 504 1 INVITE a to=t
      32.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('gateway-timeout-504');
    expect(await find(ANSWERED)).toEqual({});
  });
});
