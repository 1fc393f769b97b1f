import { describe, expect, it } from 'vitest';
import { CHALLENGED, gives } from './challenges.ts';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'forbidden-after-auth';
const refused = (line: string): string => `${CHALLENGED}\n0.3 1>2 INVITE 2 b ${gives('n1')}\n0.4 2>1 ${line}`;

describe('forbidden-after-auth', () => {
  it('fires on a 403 to credentials', async () => {
    const found = await find(refused('403 2 INVITE b to=t2'));
    expect(found[RULE]).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(found[RULE]!.summary).toBe('10.0.0.2 answered the INVITE with credentials of user 100 by 403.');
    expect(frames(found[RULE])).toEqual([5, 4]);
    expect(Object.keys(found)).toEqual([RULE]);
  });

  it('leaves refusals that name their ground to other rules, and other codes', async () => {
    for (const line of [
      '403 2 INVITE b to=t2 | Warning: 399 sbc "Insufficient balance"',
      '403 2 INVITE b to=t2 | Reason: STIR;cause=403;text="Stale Date"',
      '486 2 INVITE b to=t2',
    ])
      expect(await rulesOn(refused(line))).not.toContain(RULE);
  });
});
