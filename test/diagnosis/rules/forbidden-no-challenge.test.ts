import { describe, expect, it } from 'vitest';
import { CHALLENGED, gives } from './challenges.ts';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'forbidden-no-challenge';

describe('forbidden-no-challenge', () => {
  it('fires on a 403 at once', async () => {
    const found = await find('0 1>2 INVITE 1 a uri=sip:0053123@10.0.0.2\n0.1 2>1 403 1 INVITE a to=t');
    expect(found[RULE]).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(found[RULE]!.summary).toBe(
      '10.0.0.2 refused the INVITE of 10.0.0.1 to 0053123 by 403 and asked for no credentials.',
    );
    expect(frames(found[RULE])).toEqual([2, 1]);
    expect(Object.keys(found)).toEqual([RULE]);
  });

  it('names the hop that refused a proxy whose caller had given credentials', async () => {
    const { [RULE]: finding } = await find(`${CHALLENGED}
      0.3 1>2 INVITE 2 b ${gives('n1')}
      0.4 2>3 INVITE 2 pb,b
      0.5 3>2 403 2 INVITE pb,b to=t2
      0.6 2>1 403 2 INVITE b to=t2`);
    expect(finding!.summary).toContain('10.0.0.3 refused the INVITE of 10.0.0.2');
  });

  it('stays silent after credentials, after ringing, and on other codes', async () => {
    expect(
      await rulesOn(`${CHALLENGED}\n0.3 1>2 INVITE 2 b ${gives('n1')}\n0.4 2>1 403 2 INVITE b to=t2`),
    ).not.toContain(RULE);
    expect(await rulesOn('0 1>2 INVITE 1 a\n0.1 2>1 180 1 INVITE a to=t\n5 2>1 403 1 INVITE a to=t')).toEqual([]);
    expect(await rulesOn('0 1>2 INVITE 1 a\n0.1 2>1 486 1 INVITE a to=t')).toEqual([]);
  });
});
