import { describe, expect, it } from 'vitest';
import { play } from '../calls/play.ts';

const AOR = 'aor=sip:200@10.0.0.2';
const register = (at: number, expires: number, from = 3, id = 'r') => `
  ${at} ${from}>2 REGISTER ${at + 1} r${id}${at} ${AOR} id=${id} | Contact: <sip:200@10.0.0.${from}>;expires=${expires}
  ${at + 0.1} 2>${from} 200 ${at + 1} REGISTER r${id}${at} ${AOR} id=${id} to=r${expires > 0 ? ` | Contact: <sip:200@10.0.0.${from}>;expires=${expires}` : ''}`;
const call = (at: number, code: number) => `
  ${at} 1>2 INVITE 1 c${at} id=c${at}
  ${at + 0.1} 2>1 ${code} 1 INVITE c${at} id=c${at} to=t
  ${at + 0.2} 1>2 ACK 1 c${at} id=c${at} to=t`;
const gapsIn = async (script: string, until = 1000) =>
  (await play(script, { until })).findings.filter(({ rule }) => rule === 'registration-gap');

describe('registration-gap', () => {
  it('explains calls while the registration had run out', async () => {
    const rows = await gapsIn(register(0, 60) + call(30, 480) + call(90, 480) + call(95, 404) + register(120, 60));
    expect(rows).toMatchObject([{ calls: 2, severity: 'warning', examples: ['c90', 'c95'] }]);
    expect(rows[0]!.summary).toBe(
      'Calls that got 404, 480 between 22:14:50 and 22:14:55 while the registration of who was called had run out or was removed: 2. Users called: 1.',
    );
  });

  it('explains those after it was removed, and after the last', async () => {
    expect(await gapsIn(register(0, 600) + register(20, 0) + call(30, 480) + register(60, 600))).toMatchObject([
      { calls: 1 },
    ]);
    expect(await gapsIn(register(0, 60) + call(200, 480))).toMatchObject([{ calls: 1 }]);
  });

  it.each([
    ['a valid registration', register(0, 600) + call(30, 480)],
    ['none that was ever seen', call(30, 480)],
    ['another answer', register(0, 60) + call(90, 486)],
    ['another device that holds it', register(0, 60) + register(10, 600, 4, 's') + call(90, 480)],
    ['a call right at the edge', register(0, 60) + call(60.5, 480) + register(61, 60)],
  ])('stays silent with %s', async (_name, script) => {
    expect(await gapsIn(script)).toEqual([]);
  });
});
