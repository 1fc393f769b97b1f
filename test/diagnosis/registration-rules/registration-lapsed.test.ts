import { describe, expect, it } from 'vitest';
import { findIn, registered } from './register.ts';

/** Others are alive all the time. */
const ALIVE = (from: number, to: number): string =>
  Array.from(
    { length: Math.ceil((to - from) / 10) },
    (_, i) => `${from + 10 * i} 4>5 OPTIONS ${i + 1} o${i} id=o${i}`,
  ).join('\n');

describe('registration-lapsed', () => {
  it('fires when the input goes on well beyond the expiry', async () => {
    const { found, rows } = await findIn(`${registered(0, 1, '10.0.0.1', 60)}\n${ALIVE(10, 400)}`, { until: 400 });
    expect(found['registration-lapsed']).toMatchObject([
      {
        severity: 'warning',
        confidence: 'likely',
        summary: 'sip:100@b was registered for 60 s and not again in the 340 s after that.',
        evidence: [{ frame: 1 }],
      },
    ]);
    expect(rows['registration-lapsed']).toMatchObject({ calls: 1, subject: 'registration' });
  });

  it('fires on a refresh that comes too late, and counts those that failed', async () => {
    const { found } = await findIn(`
      ${registered(0, 1, '10.0.0.1', 60)}
      ${ALIVE(10, 200)}
      ${registered(200, 2, '10.0.0.1', 600)}`);
    expect(found['registration-lapsed']![0]!.summary).toBe(
      'sip:100@b was registered for 60 s and only 140 s after that again.',
    );
    const { found: refused } = await findIn(
      `${registered(0, 1, '10.0.0.1', 60)}
      50.0 1>2 REGISTER 2 x aor=sip:100@b
      50.1 2>1 503 2 REGISTER x aor=sip:100@b to=t
      ${ALIVE(60, 300)}`,
      { until: 300 },
    );
    expect(refused['registration-lapsed']![0]!.summary).toContain('attempts that failed: 1.');
  });

  it('is only possible when nothing else was seen meanwhile', async () => {
    const { found } = await findIn(registered(0, 1, '10.0.0.1', 60), { until: 3000 });
    expect(found['registration-lapsed']).toMatchObject([{ confidence: 'possible' }]);
  });

  it('stays silent when refreshed in time, removed, or the input ends soon', async () => {
    const refreshed = [0, 50, 100, 150].map((at, i) => registered(at, i + 1, '10.0.0.1', 60)).join('\n');
    expect((await findIn(refreshed, { until: 220 })).found).toEqual({});
    const removed = `${registered(0, 1, '10.0.0.1', 60)}\n${registered(30, 2, '10.0.0.1', 0)}`;
    expect((await findIn(removed, { until: 900 })).found).toEqual({});
    expect((await findIn(registered(0, 1, '10.0.0.1', 60), { until: 100 })).found).toEqual({});
  });

  it('stays silent while another phone holds the address', async () => {
    const other = [40, 90, 140, 190].map((at, i) => registered(at, i + 1, '10.0.0.8', 60, 'id=two')).join('\n');
    expect((await findIn(`${registered(0, 1, '10.0.0.1', 60)}\n${other}`, { until: 260 })).found).toEqual({});
  });
});
