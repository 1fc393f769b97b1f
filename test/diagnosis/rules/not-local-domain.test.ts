import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('not-local-domain', () => {
  it('tells a name that is not resolved', async () => {
    const { 'not-local-domain': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:200@nowhere.example
      0.1 2>1 478 1 INVITE a to=t | Warning: 399 p "Unresolvable destination"
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered 478: it cannot resolve where to send the call; the called address is at nowhere.example.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is likely from words', async () => {
    const { 'not-local-domain': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:200@other.example
      0.1 2>1 403 1 INVITE a to=t | Reason: SIP;cause=403;text="Relaying denied"
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'likely' });
    expect(finding!.summary).toBe('10.0.0.2 answered 403: "Relaying denied"; the called address is at other.example.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // a plain 404
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a uri=sip:200@other.example
      0.1 2>1 404 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('not-local-domain');
    // a plain 403
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 403 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('not-local-domain');
    expect(await find(ANSWERED)).toEqual({});
  });
});
