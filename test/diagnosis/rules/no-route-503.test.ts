import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('no-route-503', () => {
  it('names the cause', async () => {
    const { 'no-route-503': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 503 1 INVITE a to=t | Reason: Q.850;cause=34
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 503, Q.850 cause 34: no circuit is free there.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells a missing route', async () => {
    const { 'no-route-503': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 503 1 INVITE a to=t | Reason: Q.850;cause=3
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 503, Q.850 cause 3: it has no route to the destination.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is likely from words alone', async () => {
    const { 'no-route-503': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 503 1 INVITE a to=t | Warning: 399 pbx "No gateways available"
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe('10.0.0.2 answered 503: "No gateways available".');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // nothing is said
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 503 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('no-route-503');
    // overload
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 503 1 INVITE a to=t | Retry-After: 30
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('no-route-503');
    expect(await find(ANSWERED)).toEqual({});
  });
});
