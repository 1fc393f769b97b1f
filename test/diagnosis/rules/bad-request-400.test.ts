import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('bad-request-400', () => {
  it('quotes the text', async () => {
    const { 'bad-request-400': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Max-Forwards: 70 | Contact: <sip:100@10.0.0.1>
      0.1 2>1 400 1 INVITE a to=t | Warning: 399 p "Bad Contact"
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 400: "Bad Contact".');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells that the INVITE is not well formed', async () => {
    const { 'bad-request-400': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Max-Forwards: 70 | Contact: "a <sip:100@10.0.0.1>
      0.1 2>1 400 1 INVITE a to=t | Warning: 399 p "Bad Contact"
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered 400: "Bad Contact". The INVITE as captured offends against RFC 3261 20.10.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // another refusal
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | Contact: "a <sip:100@10.0.0.1>
      0.1 2>1 404 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('bad-request-400');
    expect(await find(ANSWERED)).toEqual({});
  });
});
