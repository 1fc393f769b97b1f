import { describe, expect, it } from 'vitest';
import type { DistributionRow } from '../../src/result.ts';
import { play } from '../calls/play.ts';

const short = (rows: readonly DistributionRow[]): string[] =>
  rows.map(({ key, calls, failed }) => `${key} ${calls} ${failed}`);

/** A call of its own: when, to which host, the final code. */
const call = (seconds: number, to: number, code: number, headers = ''): string => `
  ${seconds} 1>${to} INVITE 1 a${seconds} id=c${seconds}
  ${seconds + 1} ${to}>1 ${code} 1 INVITE a${seconds} to=t id=c${seconds} ${headers}`;

describe('distributions', () => {
  it('are by cause, peer and hour, each with the metrics of its calls', async () => {
    // The script begins at 22:13:20 UTC.
    const { distributions, metrics } = await play(`
      ${call(0, 2, 200)}
      ${call(100, 2, 503, '| Reason: Q.850;cause=34')}
      ${call(200, 3, 503)}
      ${call(7200, 2, 486)}
      7300 1>2 INVITE 1 silent id=silent`);
    expect(short(distributions.byCause)).toEqual(['486 1 0', '503 1 1', 'Q.850 34 1 1']);
    expect(distributions.byCause.map((row) => row.share)).toEqual([1 / 3, 1 / 3, 1 / 3]);
    expect(short(distributions.byPeer)).toEqual(['10.0.0.2 4 1', '10.0.0.3 1 1']);
    expect(short(distributions.byHour)).toEqual(['2023-11-14T22:00Z 3 2', '2023-11-15T00:00Z 2 0']);
    expect(short(distributions.byDestination)).toEqual(['200 5 2']);
    expect(distributions.byCause.map(({ text }) => text)).toEqual([
      'Busy Here',
      'Service Unavailable',
      'No circuit/channel available',
    ]);
    expect(short(distributions.byHop)).toEqual(['10.0.0.2:5060 2 1', '10.0.0.3:5060 1 1']);

    const [first, second] = distributions.byPeer;
    expect(first!.share).toBe(0.8);
    // The call without an outcome is one of the peer's calls and stands in no ratio.
    expect(first!.metrics!.asr).toEqual({ value: 1 / 3, numerator: 1, denominator: 3 });
    expect(second!.metrics!.asr).toEqual({ value: 0, numerator: 0, denominator: 1 });
    expect(metrics.asr).toEqual({ value: 1 / 4, numerator: 1, denominator: 4 });
  });

  it('name the last peer that the call was seen to reach', async () => {
    const { distributions, calls } = await play(`
      0.0 1>5 INVITE 1 a
      0.1 5>2 INVITE 1 b,a
      0.2 2>5 486 1 INVITE b,a to=t
      0.3 5>1 486 1 INVITE a to=t`);
    expect(calls[0]!.callee).toBe('10.0.0.2:5060');
    expect(short(distributions.byPeer)).toEqual(['10.0.0.2 1 0']);
  });

  it('have no row without calls', async () => {
    const { distributions, metrics } = await play('0.0 1>2 OPTIONS 1 a');
    expect(Object.values(distributions).flat()).toEqual([]);
    expect(metrics.asr.value).toBeNull();
  });

  it('keep as many hours as there is room for, and say so', async () => {
    const hours = Array.from({ length: 1030 }, (_, i) => `${3600 * i} 1>2 INVITE 1 a${i} id=c${i}`);
    const { distributions, limits, totals } = await play(hours.join('\n'));
    expect(distributions.byHour).toHaveLength(1025);
    expect(distributions.byHour.at(-1)).toMatchObject({ key: '(other)', calls: 6 });
    expect(limits).toEqual(['hours-limit']);
    expect(distributions.byHour.reduce((sum, row) => sum + row.calls, 0)).toBe(totals.calls);
  });

  it('add up to the same whatever the number of calls measured at once', async () => {
    // More than a batch, and more than are kept exactly.
    const some = Array.from({ length: 9000 }, (_, i) => call(10 * i, 2 + (i % 5), i % 3 === 0 ? 486 : 200));
    const { distributions, metrics, limits } = await play(some.join('\n'));
    expect(metrics.asr).toMatchObject({ numerator: 6000, denominator: 9000 });
    expect(distributions.byPeer.map((row) => row.calls)).toEqual([1800, 1800, 1800, 1800, 1800]);
    expect(distributions.byPeer.map((row) => row.metrics!.pdd.count)).toEqual([1200, 1200, 1200, 1200, 1200]);
    expect(metrics.pdd).toMatchObject({ count: 6000, mean: 1, max: 1 });
    expect(metrics.pdd.p95! - 1).toBeLessThanOrEqual(0.01);
    expect(limits).toEqual([]);
  });
});
