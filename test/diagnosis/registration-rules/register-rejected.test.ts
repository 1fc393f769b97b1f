import { describe, expect, it } from 'vitest';
import { findIn, registered } from './register.ts';

const refused = (code: number, more = ''): string => `
  0.0 1>2 REGISTER 1 a aor=sip:100@b ${more}
  0.1 2>1 ${code} 1 REGISTER a aor=sip:100@b to=t`;

describe('register-rejected', () => {
  it('fires on a final refusal and counts it as a registration', async () => {
    const { found, rows } = await findIn(refused(404));
    expect(found['register-rejected']).toMatchObject([
      {
        severity: 'error',
        confidence: 'certain',
        summary: '10.0.0.2 does not know sip:100@b (404).',
        evidence: [{ frame: 2 }, { frame: 1 }],
      },
    ]);
    expect(rows['register-rejected']).toMatchObject({ calls: 1, subject: 'registration', examples: ['sip:100@b'] });
  });

  it('tells whether credentials were sent, and what expiry is wanted', async () => {
    const summary = async (script: string): Promise<string> =>
      (await findIn(script)).found['register-rejected']![0]!.summary;
    expect(await summary(refused(403))).toContain('did not ask for credentials');
    expect(await summary(refused(403, 'auth'))).toContain('although credentials were sent');
    expect(await summary(refused(503))).toBe('10.0.0.2 could not register sip:100@b: 503.');
    expect(
      await summary(`
        0.0 1>2 REGISTER 1 a aor=sip:100@b | Expires: 60
        0.1 2>1 423 1 REGISTER a aor=sip:100@b to=t | Min-Expires: 300`),
    ).toBe('10.0.0.2 found the 60 s that sip:100@b asked for too short (423): it wants 300 s or more.');
  });

  it('stays silent on a challenge, on success, and when a longer expiry was taken', async () => {
    expect((await findIn(refused(401))).found).toEqual({});
    expect((await findIn(registered(0, 1, '10.0.0.1', 300))).found).toEqual({});
    const longer = `
      0.0 1>2 REGISTER 1 a | Expires: 60
      0.1 2>1 423 1 REGISTER a to=t | Min-Expires: 300
      0.2 1>2 REGISTER 2 b | Expires: 300
      0.3 2>1 200 2 REGISTER b to=t`;
    expect((await findIn(longer)).found).toEqual({});
  });
});
