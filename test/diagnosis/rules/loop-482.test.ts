import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('loop-482', () => {
  it('names the host that stands twice', async () => {
    const { 'loop-482': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 482 1 INVITE a to=t | Via: SIP/2.0/UDP 10.0.0.7;branch=z9hG4bKx | Via: SIP/2.0/UDP 10.0.0.7;branch=z9hG4bKy
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 482: the INVITE came to 10.0.0.7 more than once, by its 3 Vias.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('names who refused, when the INVITE had passed it before', async () => {
    const { 'loop-482': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 482 1 INVITE a to=t | Via: SIP/2.0/UDP 10.0.0.2;branch=z9hG4bKx
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding!.summary).toContain('came to 10.0.0.2 more than once');
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // two copies of a fork met
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 482 1 INVITE a to=t | Via: SIP/2.0/UDP 10.0.0.7;branch=z9hG4bKx
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('loop-482');
    expect(await find(ANSWERED)).toEqual({});
  });
});
