import { describe, expect, it } from 'vitest';
import { asks, gives } from './challenges.ts';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'auth-stripped';
/** Through the proxy 2; what it sends on in the second round is left open. */
const script = (onward: string, asked = asks('n2')): string => `
  0.00 1>2 INVITE 1 a
  0.01 2>3 INVITE 1 pa,a
  0.02 3>2 401 1 INVITE pa,a to=t1 ${asks('n1')}
  0.03 2>1 401 1 INVITE a to=t1 ${asks('n1')}
  0.04 1>2 INVITE 2 b ${gives('n1')}
  0.05 2>3 INVITE 2 pb,b ${onward}
  0.06 3>2 401 2 INVITE pb,b to=t2 ${asked}
  0.07 2>1 401 2 INVITE b to=t2 ${asked}`;

describe('auth-stripped', () => {
  it('fires when credentials for the realm that asks do not leave a hop', async () => {
    const found = await find(script(''));
    expect(found[RULE]).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(found[RULE]!.summary).toBe(
      'Credentials for realm x.example reached 10.0.0.2 and were gone when it passed the INVITE on; 10.0.0.3 asked for them again (401).',
    );
    expect(frames(found[RULE])).toEqual([6, 5, 7]);
    expect(Object.keys(found)).toEqual([RULE]);
  });

  it('stays silent when they were passed on, and when another realm asks', async () => {
    expect(await rulesOn(script(gives('n1')))).toEqual(['wrong-password']);
    expect(await rulesOn(script('', '| WWW-Authenticate: Digest realm="other", nonce="n9"'))).toEqual([]);
  });
});
