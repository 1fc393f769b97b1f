import { describe, expect, it } from 'vitest';
import { play } from '../../calls/play.ts';

const calls = (count: number, number: (n: number) => string, apart = 10) =>
  Array.from(
    { length: count },
    (_, n) => `
  ${n * apart} 1>2 INVITE 1 i${n} id=i${n} uri=sip:${number(n)}@10.0.0.2
  ${n * apart + 1} 2>1 486 1 INVITE i${n} id=i${n} to=t`,
  ).join('\n');
const bursts = async (script: string) => (await play(script)).findings.filter(({ rule }) => rule === 'premium-burst');

describe('premium-burst', () => {
  it.each(['+', '00', '011'])('tells of many calls dialled with %s', async (prefix) => {
    const found = await bursts(calls(12, (n) => `${prefix}882${100 + 37 * n}`));
    expect(found).toMatchObject([{ calls: 12, severity: 'warning' }]);
    expect(found[0]!.summary).toContain('10.0.0.1 made 12 calls to');
  });

  it.each([
    ['few of them', calls(9, (n) => `+882${100 + 37 * n}`)],
    ['one number', calls(12, () => '+88213100')],
    ['elsewhere', calls(12, (n) => `+44203${100 + n}`)],
    ['national ones that look alike', calls(12, (n) => `882${100 + 37 * n}`)],
    ['over many hours', calls(12, (n) => `+882${100 + 37 * n}`, 3600)],
  ])('stays silent on %s', async (_name, script) => {
    expect(await bursts(script)).toEqual([]);
  });
});
