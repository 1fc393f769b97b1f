import { describe, expect, it } from 'vitest';
import { asks, CHALLENGED, gives } from './challenges.ts';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'stale-nonce-loop';
const STALE = ', stale=TRUE';

describe('stale-nonce-loop', () => {
  it('fires when fresh nonces are called stale again and again', async () => {
    const { [RULE]: finding } = await find(`${CHALLENGED}
      0.3 1>2 INVITE 2 b ${gives('n1')}
      0.4 2>1 401 2 INVITE b to=t2 ${asks('n2', STALE)}
      0.5 1>2 INVITE 3 c ${gives('n2')}
      0.6 2>1 401 3 INVITE c to=t3 ${asks('n3', STALE)}`);
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe(
      '10.0.0.2 called the nonces that it had given 10.0.0.1 for realm x.example stale 2 times in this call.',
    );
    expect(frames(finding)).toEqual([7, 5]);
  });

  it('names several servers', async () => {
    const { [RULE]: finding } = await find(`${CHALLENGED}
      0.3 1>3 INVITE 2 b ${gives('n1')}
      0.4 3>1 401 2 INVITE b to=t2 ${asks('n2', STALE)}
      0.5 1>2 INVITE 3 c ${gives('n2')}
      0.6 2>1 401 3 INVITE c to=t3 ${asks('n3', STALE)}`);
    expect(finding!.summary).toContain('10.0.0.3, 10.0.0.2 called the nonces');
  });

  it('tells a caller that uses an old nonce again', async () => {
    const { [RULE]: finding } = await find(`${CHALLENGED}
      0.3 1>2 INVITE 2 b ${gives('n1')}
      0.4 2>1 401 2 INVITE b to=t2 ${asks('n2', STALE)}
      0.5 1>2 INVITE 3 c ${gives('n1')}
      0.6 2>1 401 3 INVITE c to=t3 ${asks('n3', STALE)}`);
    expect(finding).toMatchObject({
      confidence: 'certain',
      summary: expect.stringContaining('sent credentials with an old nonce'),
    });
  });

  it('stays silent when a stale nonce is renewed and accepted, and on a wrong password', async () => {
    expect(
      await rulesOn(`
        0.0 1>2 INVITE 1 a ${gives('old')}
        0.1 2>1 401 1 INVITE a to=t1 ${asks('n1', STALE)}
        0.3 1>2 INVITE 2 b ${gives('n1')}
        0.4 2>1 200 2 INVITE b to=t2
        0.5 1>2 ACK 2 c to=t2
        9.0 1>2 BYE 3 d to=t2
        9.1 2>1 200 3 BYE d to=t2`),
    ).toEqual([]);
    expect(
      await rulesOn(`${CHALLENGED}\n0.3 1>2 INVITE 2 b ${gives('n1')}\n0.4 2>1 401 2 INVITE b to=t2 ${asks('n2')}`),
    ).toEqual(['wrong-password']);
  });
});
