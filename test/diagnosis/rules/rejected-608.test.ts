import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'rejected-608';

describe('rejected-608', () => {
  it('fires on 608, with the contact of its jCard', async () => {
    const refused = '0 1>2 INVITE 1 a\n0.3 2>1 608 1 INVITE a to=t';
    const { [RULE]: finding } = await find(`${refused} | Call-Info: <https://x.example/card>;purpose=jwscard`);
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      'An intermediary at or behind 10.0.0.2 rejected the call (608); its contact is https://x.example/card.',
    );
    expect(frames(finding)).toEqual([2, 1]);
    expect((await find(refused))[RULE]!.summary).toContain('names no contact');
  });

  it('stays silent on 603', async () => {
    expect(await rulesOn('0 1>2 INVITE 1 a\n4 2>1 603 1 INVITE a to=t')).toEqual([]);
  });
});
