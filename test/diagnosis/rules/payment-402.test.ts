import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'payment-402';
const refused = (line: string): string => `0 1>2 INVITE 1 a\n0.3 2>1 ${line}`;

describe('payment-402', () => {
  it('fires on 402', async () => {
    const { [RULE]: finding } = await find(refused('402 1 INVITE a to=t'));
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 asks for payment (402).');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('fires on other refusals whose words speak of money', async () => {
    const found = await find(refused('403 1 INVITE a to=t | Warning: 399 sbc "Insufficient balance"'));
    expect(found[RULE]).toMatchObject({ confidence: 'likely' });
    expect(found[RULE]!.summary).toBe('10.0.0.2 refused with 403 and these words: Insufficient balance.');
    expect(Object.keys(found)).toEqual([RULE]);
  });

  it('stays silent on other words', async () => {
    for (const words of ['No credentials', 'Load balancer overloaded', 'Account disabled'])
      expect(await rulesOn(refused(`403 1 INVITE a to=t | Warning: 399 sbc "${words}"`))).not.toContain(RULE);
  });
});
