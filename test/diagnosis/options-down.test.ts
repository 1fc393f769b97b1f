import { describe, expect, it } from 'vitest';
import type { FindingRow } from '../../src/result.ts';
import { play } from '../calls/play.ts';

const ping = (at: number, code = 0): string =>
  [
    `${at} 1>2 OPTIONS 1 p${at} id=p${at}`,
    ...(code > 0 ? [`${at + 0.1} 2>1 ${code} 1 OPTIONS p${at} id=p${at} to=t`] : []),
  ].join('\n');

async function outages(pings: string[], until = 600): Promise<FindingRow[]> {
  const { findings } = await play(pings.join('\n'), { until });
  return findings.filter(({ rule }) => rule === 'options-down');
}

describe('options-down', () => {
  it('tells which peer was down, from when to when', async () => {
    const rows = await outages([ping(0, 200), ping(30), ping(60, 503), ping(90), ping(120, 404), ping(150)]);
    expect(rows).toMatchObject([
      {
        severity: 'warning',
        subject: 'peer',
        peer: '10.0.0.2',
        calls: 3,
        from: '2023-11-14T22:13:50.000000Z',
        to: '2023-11-14T22:15:20.000000Z',
      },
    ]);
  });

  it('has no end when the peer did not come back, and is no fault when it never answered', async () => {
    expect(await outages([ping(0, 200), ping(30), ping(60), ping(90)])).toMatchObject([
      { to: null, severity: 'warning' },
    ]);
    expect(await outages([ping(0), ping(30), ping(60)])).toMatchObject([{ to: null, severity: 'info' }]);
  });

  it('stays silent on any answer in between, on two failures, and on the end of the input', async () => {
    expect(await outages([ping(0), ping(30), ping(60, 405), ping(90), ping(120)])).toEqual([]);
    expect(await outages([ping(0, 200), ping(30), ping(60)])).toEqual([]);
    expect(await outages([ping(0, 200), ping(580), ping(585), ping(590)])).toEqual([]);
  });

  it('keeps the order of many answers', async () => {
    const pings = Array.from({ length: 400 }, (_, i) => ping(10 * i, i >= 100 && i < 150 ? 0 : 200));
    expect(await outages(pings, 5000)).toMatchObject([{ calls: 50 }]);
  });
});
