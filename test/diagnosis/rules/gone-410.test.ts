import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('gone-410', () => {
  it('says that no new number is named', async () => {
    const { 'gone-410': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:0123@10.0.0.2
      0.1 2>1 410 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 410: 0123 is gone, and no new one is named.');
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
    ).not.toHaveProperty('gone-410');
    expect(await find(ANSWERED)).toEqual({});
  });
});
