import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { play } from '../calls/play.ts';

const ping = (at: number, code: number): string =>
  [
    `${at} 1>2 OPTIONS 1 p${at} id=p${at}`,
    ...(code > 0 ? [`${at + 0.1} 2>1 ${code} 1 OPTIONS p${at} id=p${at} to=t`] : []),
  ].join('\n');
const register = (at: number, code: number, expires: number, user: number): string => {
  const contact = `| Contact: <sip:2@10.0.0.${user}>;expires=${expires}`;
  const who = `aor=sip:200@10.0.0.2 id=r${user}`;
  return [
    `${at} ${user}>2 REGISTER ${at + 1} r${at} ${who} ${contact}`,
    ...(code > 0 ? [`${at + 0.1} 2>${user} ${code} ${at + 1} REGISTER r${at} ${who} to=t ${contact}`] : []),
  ].join('\n');
};
const call = (at: number, code: number, callee: number): string =>
  [
    `${at} 1>${callee} INVITE 1 c${at} id=c${at}`,
    ...(code > 0
      ? [
          `${at + 0.1} ${callee}>1 ${code} 1 INVITE c${at} id=c${at} to=t`,
          `${at + 0.2} 1>${callee} ACK 1 c${at} id=c${at} to=t`,
        ]
      : []),
    ...(code === 200
      ? [`${at + 2} 1>${callee} BYE 2 b${at} id=c${at} to=t`, `${at + 2.1} ${callee}>1 200 2 BYE b${at} id=c${at} to=t`]
      : []),
  ].join('\n');

describe('what a report tells does not depend on the reports before it', () => {
  it('of a peer that is down when it is asked, and again later', async () => {
    const script = [
      ping(0, 200),
      ...[30, 60, 90, 120, 150].map((at) => ping(at, 0)),
      ping(260, 200),
      ping(300, 200),
    ].join('\n');
    const { findings } = await play(script, { until: 600, isAsked: true });
    expect(findings.filter(({ rule }) => rule === 'options-down')).toMatchObject([
      { calls: 5, from: '2023-11-14T22:13:50.000000Z', to: '2023-11-14T22:17:40.000000Z' },
    ]);
  });

  it('of a registration that is late: it is counted once', async () => {
    const script = [
      register(0, 200, 60, 3),
      call(100, 480, 2),
      ping(170, 200),
      ping(400, 200),
      register(500, 200, 60, 3),
    ].join('\n');
    const { findings, registrations } = await play(script, { until: 520, isAsked: true });
    expect(findings.find(({ rule }) => rule === 'registration-lapsed')?.calls).toBe(1);
    expect(registrations.map((row) => row.findings.map(({ rule }) => rule))).toEqual([[], ['registration-lapsed']]);
  });

  it('of any traffic', async () => {
    const code = fc.constantFrom(0, 200, 200, 404, 480, 486, 503);
    const event = fc.oneof(
      fc.tuple(code).map(
        ([answer]) =>
          (at: number) =>
            ping(at, answer),
      ),
      fc.tuple(fc.constantFrom(0, 200, 200, 401, 403), fc.constantFrom(0, 60, 300), fc.constantFrom(3, 4)).map(
        ([answer, expires, user]) =>
          (at: number) =>
            register(at, answer, expires, user),
      ),
      fc.tuple(code, fc.constantFrom(2, 5)).map(
        ([answer, callee]) =>
          (at: number) =>
            call(at, answer, callee),
      ),
    );
    const seen = new Set<string>();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.constantFrom(3, 40, 70, 400), event), { minLength: 3, maxLength: 20, size: 'max' }),
        fc.constantFrom(Infinity, 2),
        async (events, mostListed) => {
          let now = 0;
          const script = events.map(([wait, at]) => at((now += wait))).join('\n');
          const plain = await play(script, { mostListed, until: now + 100 });
          expect(await play(script, { mostListed, until: now + 100, isAsked: true })).toEqual(plain);
          for (const { rule } of plain.findings) seen.add(rule);
        },
      ),
      { numRuns: 100, seed: 7 },
    );
    for (const rule of ['options-down', 'registration-lapsed', 'registration-gap']) expect(seen).toContain(rule);
  });
});
