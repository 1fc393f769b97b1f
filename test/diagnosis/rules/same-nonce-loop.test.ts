import { describe, expect, it } from 'vitest';
import { asks, CHALLENGED, gives } from './challenges.ts';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'same-nonce-loop';

describe('same-nonce-loop', () => {
  it('fires when the same credentials are sent again for the same nonce', async () => {
    const found = await find(`${CHALLENGED}
      0.3 1>2 INVITE 2 b ${gives('n1')}
      0.4 2>1 401 2 INVITE b to=t2 ${asks('n1')}
      0.5 1>2 INVITE 3 c ${gives('n1')}
      0.6 2>1 401 3 INVITE c to=t3 ${asks('n1')}`);
    expect(found[RULE]).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(found[RULE]!.summary).toBe(
      '10.0.0.1 sent the same credentials for realm x.example 2 times, and 10.0.0.2 asked each time again with the same nonce.',
    );
    expect(frames(found[RULE])).toEqual([6, 4, 7]);
    expect(Object.keys(found)).toEqual([RULE]);
  });

  it('tells a caller that does not raise CSeq', async () => {
    const { [RULE]: finding } = await find(`${CHALLENGED}
      0.3 1>2 INVITE 1 b ${gives('n1')}
      0.4 2>1 401 1 INVITE b to=t2 ${asks('n1')}
      0.5 1>2 INVITE 1 c ${gives('n1')}
      0.6 2>1 401 1 INVITE c to=t3 ${asks('n1')}`);
    expect(finding!.summary).toContain('without raising CSeq');
  });

  it('stays silent when the nonce changes, or the response does', async () => {
    const script = (nonce: string, response: string): string => `${CHALLENGED}
      0.3 1>2 INVITE 2 b ${gives('n1')}
      0.4 2>1 401 2 INVITE b to=t2 ${asks(nonce)}
      0.5 1>2 INVITE 3 c ${gives(nonce, response)}
      0.6 2>1 401 3 INVITE c to=t3 ${asks(nonce)}`;
    expect(await rulesOn(script('n2', 'r2'))).toEqual(['wrong-password']);
    expect(await rulesOn(script('n1', 'r2'))).toEqual(['wrong-password']);
  });
});
