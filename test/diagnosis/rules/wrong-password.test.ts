import { describe, expect, it } from 'vitest';
import { asks, CHALLENGED, gives } from './challenges.ts';
import { find, frames, rulesOn } from './find.ts';

const RETRIED = `${CHALLENGED}
  0.3 1>2 INVITE 2 b ${gives('n1')}`;

describe('wrong-password', () => {
  it('fires when credentials for the fresh nonce are challenged anew', async () => {
    const found = await find(`${RETRIED}
      0.4 2>1 401 2 INVITE b to=t2 ${asks('n2')}
      0.5 1>2 ACK 2 b to=t2`);
    const finding = found['wrong-password'];
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe(
      '10.0.0.2 did not accept the credentials of user 100 in realm x.example, made for its own fresh nonce: it asked again (401) and did not call the nonce stale.',
    );
    expect(frames(finding)).toEqual([5, 4]);
    expect(Object.keys(found)).toEqual(['wrong-password']);
  });

  it('counts the refusals; the nonce may stay, as with servers that change it by the second', async () => {
    const { 'wrong-password': finding } = await find(`${RETRIED}
      0.4 2>1 401 2 INVITE b to=t2 ${asks('n2')}
      0.5 1>2 INVITE 3 c ${gives('n2', 'r2')}
      0.6 2>1 401 3 INVITE c to=t3 ${asks('n2')}`);
    expect(finding!.summary).toContain('realm x.example 2 times');
  });

  it('stays silent when the nonce was stale, when the realm is another, and when it was accepted', async () => {
    const end = (line: string): string => `${RETRIED}\n0.4 2>1 ${line}`;
    expect(await rulesOn(end(`401 2 INVITE b to=t2 ${asks('n2', ', stale=true')}`))).not.toContain('wrong-password');
    expect(await rulesOn(end('401 2 INVITE b to=t2 | WWW-Authenticate: Digest realm="y", nonce="n2"'))).toEqual([]);
    expect(await rulesOn(end('401 2 INVITE b to=t2'))).toEqual([]);
    expect(
      await rulesOn(
        `${end('200 2 INVITE b to=t2')}\n0.5 1>2 ACK 2 c to=t2\n9 1>2 BYE 3 d to=t2\n9.1 2>1 200 3 BYE d to=t2`,
      ),
    ).toEqual([]);
  });
});
