import { describe, expect, it } from 'vitest';
import { findIn } from './register.ts';

const challenged = (n: number, options = '', header = ''): string => `
  ${n}.0 1>2 REGISTER ${n} b${n} aor=sip:100@b ${options}
  ${n}.1 2>1 401 ${n} REGISTER b${n} aor=sip:100@b to=t | WWW-Authenticate: Digest realm="b", nonce="${n}"${header}`;

describe('register-wrong-password', () => {
  it('fires when credentials are challenged again and again', async () => {
    const { found } = await findIn(challenged(1) + challenged(2, 'auth') + challenged(3, 'auth'));
    expect(found['register-wrong-password']).toMatchObject([
      {
        severity: 'error',
        confidence: 'likely',
        summary: '10.0.0.2 challenged sip:100@b again (401) after 2 REGISTERs with credentials.',
        evidence: [{ frame: 6 }, { frame: 5 }, { frame: 2 }],
      },
    ]);
  });

  it('is only possible after one', async () => {
    const { found } = await findIn(challenged(1) + challenged(2, 'auth'));
    expect(found['register-wrong-password']).toMatchObject([{ confidence: 'possible' }]);
  });

  it('stays silent on a stale nonce, an old nonce, a success, and a challenge alone', async () => {
    expect((await findIn(challenged(1) + challenged(2, 'auth', ', stale=TRUE'))).found).toEqual({});
    expect((await findIn(challenged(1, 'auth'))).found).toEqual({});
    expect((await findIn(challenged(1))).found).toEqual({});
    const accepted = `${challenged(1)}${challenged(2, 'auth')}
      3.0 1>2 REGISTER 3 b3 auth
      3.1 2>1 200 3 REGISTER b3 to=t`;
    expect((await findIn(accepted)).found).toEqual({});
    const guessed = `${challenged(1)}${challenged(2, 'auth')}
      2.5 1>2 REGISTER 2 other auth aor=sip:100@b
      2.6 2>1 200 2 REGISTER other to=t`;
    expect((await findIn(guessed)).found).toEqual({});
  });
});
