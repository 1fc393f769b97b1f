import { describe, expect, it } from 'vitest';
import { play } from '../calls/play.ts';

const many = (count: number, line: (n: number) => string): string =>
  Array.from({ length: count }, (_, n) => line(n)).join('\n');
const register = (n: number, user: number, { auth = false, code = 404, from = '7' } = {}) => `
  ${n / 10} ${from}>2 REGISTER 1 r${n} id=r${n} aor=sip:${user}@10.0.0.2 ${auth ? 'auth' : ''} | Contact: <sip:${user}@10.0.0.7>;expires=60
  ${n / 10 + 0.01} 2>${from} ${code} 1 REGISTER r${n} id=r${n} aor=sip:${user}@10.0.0.2 to=t`;
const invite = (n: number, dialled: string, caller = '100', code = 404) => `
  ${n / 10} 7>2 INVITE 1 i${n} id=i${n} uri=sip:${dialled}@10.0.0.2 aor=sip:${dialled}@10.0.0.2 caller=${caller}
  ${n / 10 + 0.01} 2>7 ${code} 1 INVITE i${n} id=i${n} aor=sip:${dialled}@10.0.0.2 to=t`;
const rowsOf = async (script: string, options = {}) => {
  const parts = await play(script, { until: 300, ...options });
  return { ...parts, rules: parts.findings.filter(({ subject }) => subject === 'peer').map(({ rule }) => rule) };
};

describe('a scanner by what it does', () => {
  it('tries users without credentials: its REGISTERs stand in no metric', async () => {
    const scan = many(30, (n) => register(n, 100 + n));
    const { rules, totals, metrics, findings } = await rowsOf(scan);
    expect(rules).toContain('scanner-behaviour');
    expect([totals.scannerRegistrations, metrics.ira.denominator]).toEqual([30, 0]);
    expect(findings.find(({ rule }) => rule === 'scanner-behaviour')!.summary).toContain(
      '10.0.0.7 asked for 30 different users without credentials',
    );
    const all = await rowsOf(scan, { includeScanners: true });
    expect([all.totals.scannerRegistrations, all.metrics.ira.denominator]).toEqual([0, 30]);
  });

  it('calls users in their own name: its calls are counted apart', async () => {
    const { rules, totals, metrics } = await rowsOf(many(12, (n) => invite(n, String(200 + n), '', 401)));
    expect(rules).toContain('scanner-behaviour');
    expect([totals.calls, totals.scanners, metrics.asr.denominator]).toEqual([12, 12, 0]);
  });

  it('a REGISTER with the name of a scanner is left out too', async () => {
    const { totals, metrics } = await rowsOf(
      register(0, 100).replace('| Contact', '| User-Agent: friendly-scanner | Contact'),
    );
    expect([totals.registrations, totals.scannerRegistrations, metrics.ira.denominator]).toEqual([1, 1, 0]);
  });

  it.each([
    ['one of many was accepted', many(30, (n) => register(n, 100 + n)) + register(31, 131, { code: 200 })],
    ['they send credentials', many(30, (n) => register(n, 100 + n, { auth: true }))],
    ['few users are tried', many(30, (n) => register(n, 100 + (n % 10)))],
    [
      'a trunk whose calls are all refused',
      many(
        60,
        (n) => `
      ${n / 10} 7>2 INVITE 1 i${n} id=i${n} uri=sip:91000${1000 + n}@10.0.0.2 caller=${600 + n}
      ${n / 10 + 0.01} 2>7 403 1 INVITE i${n} id=i${n} to=t`,
      ),
    ],
  ])('is none when %s', async (_name, script) => {
    const { rules, totals } = await rowsOf(script);
    expect(rules).not.toContain('scanner-behaviour');
    expect([totals.scanners, totals.scannerRegistrations]).toEqual([0, 0]);
  });
});

describe('register-brute', () => {
  it('counts passwords tried in a minute', async () => {
    const { findings } = await rowsOf(many(40, (n) => register(n, 100, { auth: true, code: 403 })));
    const row = findings.find(({ rule }) => rule === 'register-brute');
    expect(row).toMatchObject({ calls: 40, severity: 'warning', peer: '10.0.0.7' });
    expect(row!.summary).toContain('40 REGISTERs with credentials for 1 users, up to 40 in a minute');
  });

  it('is none when a phone with a wrong password asks again and again, or one is accepted', async () => {
    const slow = many(40, (n) => register(100 * n, 100, { auth: true, code: 403 }));
    const accepted = many(40, (n) => register(n, 100, { auth: true, code: n === 39 ? 200 : 403 }));
    for (const script of [slow, accepted]) expect((await rowsOf(script)).rules).not.toContain('register-brute');
  });
});

describe('toll-fraud', () => {
  const prefixes = ['00', '011', '9011', '900', '+', '8011', '1011'];
  it('tries prefixes of one number', async () => {
    const { rules, totals, findings } = await rowsOf(prefixes.map((p, n) => invite(n, `${p}442031234567`)).join('\n'));
    expect(rules).toContain('toll-fraud');
    expect(totals.scanners).toBe(7);
    expect(findings.find(({ rule }) => rule === 'toll-fraud')!.summary).toContain(
      '10.0.0.7 dialled a number that ends in 31234567 with 7 different prefixes',
    );
  });

  it('is none with a few forms of a number, or when one is answered', async () => {
    const few = prefixes.slice(0, 3).map((p, n) => invite(n, `${p}442031234567`));
    const answered = prefixes.map((p, n) => invite(n, `${p}442031234567`, '100', n === 6 ? 200 : 404));
    for (const script of [few, answered]) expect((await rowsOf(script.join('\n'))).rules).not.toContain('toll-fraud');
  });
});
