import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('loop-483', () => {
  it('names the hosts that stand twice', async () => {
    const { 'loop-483': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Max-Forwards: 70
      0.1 2>1 483 1 INVITE a to=t | Via: SIP/2.0/UDP 10.0.0.7;branch=z9hG4bKx | Via: SIP/2.0/UDP 10.0.0.8;branch=z9hG4bKy, SIP/2.0/UDP 10.0.0.7;branch=z9hG4bKz
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 483: the INVITE came to 10.0.0.7 more than once, by its 4 Vias.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells a Max-Forwards that starts low', async () => {
    const { 'loop-483': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Max-Forwards: 10
      0.1 2>1 483 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe('10.0.0.2 answered 483: the INVITE began with Max-Forwards 10, and 70 is usual.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is not sure when nothing shows where', async () => {
    const { 'loop-483': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Max-Forwards: 70
      0.1 2>1 483 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'possible' });
    expect(finding!.summary).toBe('10.0.0.2 answered 483: too many hops. The captured Vias do not show where.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // another refusal, its way through two proxies
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 404 1 INVITE a to=t | Via: SIP/2.0/UDP 10.0.0.7;branch=z9hG4bKx
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('loop-483');
    expect(await find(ANSWERED)).toEqual({});
  });
});
