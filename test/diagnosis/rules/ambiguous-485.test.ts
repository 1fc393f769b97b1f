import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('ambiguous-485', () => {
  it('lists who is meant', async () => {
    const { 'ambiguous-485': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:an@10.0.0.2
      0.1 2>1 485 1 INVITE a to=t | Contact: <sip:ann@x.example>, <sip:anna@x.example>
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 485: an may be ann@x.example, anna@x.example.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // another refusal
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 404 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('ambiguous-485');
    expect(await find(ANSWERED)).toEqual({});
  });
});
