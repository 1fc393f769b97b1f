import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('uri-scheme-416', () => {
  it('names the scheme', async () => {
    const { 'uri-scheme-416': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=tel:+4930123
      0.1 2>1 416 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 416 to a URI of the scheme tel:.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells sips apart', async () => {
    const { 'uri-scheme-416': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sips:200@10.0.0.2
      0.1 2>1 416 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 416 to a sips: URI, which asks for TLS on every hop.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // another refusal of a tel URI
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a uri=tel:+4930123
      0.1 2>1 404 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('uri-scheme-416');
    expect(await find(ANSWERED)).toEqual({});
  });
});
