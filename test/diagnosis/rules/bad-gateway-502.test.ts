import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('bad-gateway-502', () => {
  it('quotes what is said', async () => {
    const { 'bad-gateway-502': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 502 1 INVITE a to=t | Reason: Q.850;cause=27;text="Destination out of order"
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 502: "Destination out of order".');
    expect(frames(finding)).toEqual([2, 1]);
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
    ).not.toHaveProperty('bad-gateway-502');
    expect(await find(ANSWERED)).toEqual({});
  });
});
