import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const RULE = 'reinvite-overlap-500';
const during = (script: string): string => ANSWERED.replace('  20.0 ', `${script}\n  20.0 `);
const OVERLAP = `
  5.0 1>2 INVITE 2 i to=t
  5.1 1>2 INVITE 3 j to=t
  5.2 2>1 500 3 INVITE j to=t | Retry-After: 4`;

describe('reinvite-overlap-500', () => {
  it('fires when the first was not answered yet', async () => {
    const { [RULE]: finding } = await find(during(`${OVERLAP}\n5.3 2>1 200 2 INVITE i to=t`));
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.1 sent a further INVITE before its earlier one was answered; 10.0.0.2 refused it by 500.',
    );
    expect(frames(finding)).toEqual([8, 7, 6]);
    const bare = OVERLAP.replace(' | Retry-After: 4', '');
    expect((await find(during(`${bare}\n5.3 2>1 200 2 INVITE i to=t`)))[RULE]).toMatchObject({ confidence: 'likely' });
  });

  it('stays silent when the first was answered before, and on other refusals', async () => {
    const answered = OVERLAP.replace('\n  5.1', '\n  5.05 2>1 200 2 INVITE i to=t\n  5.1');
    expect(await rulesOn(during(answered))).not.toContain(RULE);
    const refused = OVERLAP.replace(' 500 ', ' 488 ');
    expect(await rulesOn(during(`${refused}\n5.3 2>1 200 2 INVITE i to=t`))).not.toContain(RULE);
  });
});
