import { describe, expect, test } from 'vitest';
import { DelayHistogram } from '../../src/summary/delay-histogram.ts';
import { OutcomeTimeline } from '../../src/summary/outcome-timeline.ts';
import { play } from '../calls/play.ts';

const ANSWERED = { outcome: 'answered', fault: 'none' } as const;
const FAILED = { outcome: 'failed', fault: 'network' } as const;

describe('outcomes over time', () => {
  test('stand in seconds while there is room, and never lose a call when steps get longer', () => {
    const timeline = new OutcomeTimeline();
    timeline.add(10e6, ANSWERED);
    timeline.add(11.5e6, FAILED);
    expect(timeline.rows()).toMatchObject({ step: 1, rows: [{ answered: 1 }, { network: 1 }] });
    for (let second = 0; second < 5000; second++) timeline.add(second * 1e6, ANSWERED);
    const { step, rows } = timeline.rows();
    expect(step).toBe(60);
    expect(rows.length).toBeLessThanOrEqual(96);
    expect(rows.reduce((sum, { answered }) => sum + answered, 0)).toBe(5001);
    expect(rows[0]).toMatchObject({ from: '1970-01-01T00:00:00.000000Z', answered: 61, network: 1 });
  });

  test('keep their number of rows whatever times a capture claims', () => {
    const timeline = new OutcomeTimeline();
    for (const micros of [Number.NaN, Infinity, -8e18, 0, 1e6, 8e18]) timeline.add(micros, FAILED);
    const { rows } = timeline.rows();
    expect(rows.reduce((sum, { network }) => sum + network, 0)).toBe(4);
    expect(rows.length).toBeLessThanOrEqual(4);
  });

  test('are empty without a call of known time', () => {
    expect(new OutcomeTimeline().rows()).toEqual({ step: null, rows: [] });
  });
});

test('a histogram counts each delay once, up to the end of its step', () => {
  const histogram = new DelayHistogram();
  for (const seconds of [0, 0.05, 0.06, 0.1, 3, 500, -1, Number.NaN]) histogram.add(seconds * 1e6);
  const rows = histogram.rows().filter(({ calls }) => calls > 0);
  expect(rows).toEqual([
    { from: 0, to: 0.05, calls: 2 },
    { from: 0.05, to: 0.1, calls: 2 },
    { from: 2, to: 3, calls: 1 },
    { from: 120, to: null, calls: 1 },
  ]);
  expect(new DelayHistogram().rows()).toEqual([]);
});

test('charts count the calls that the outcomes and metrics count', async () => {
  const { charts, metrics } = await play(`
    0 1>2 INVITE 1 a id=a
    1 2>1 180 1 INVITE a to=t id=a
    4 2>1 200 1 INVITE a to=t id=a
    4.1 1>2 ACK 1 b to=t id=a
    9 1>2 INVITE 1 c id=c
    9.2 2>1 503 1 INVITE c to=u id=c`);
  const of = (rows: readonly { from: unknown; calls: number }[]): unknown[] => rows.filter(({ calls }) => calls > 0);
  expect(charts.overTime.rows.map(({ answered, network }) => [answered, network])).toEqual([
    [1, 0],
    [0, 1],
  ]);
  expect(of(charts.postDialDelay)).toEqual([{ from: 0.5, to: 1, calls: metrics.pdd.count }]);
  expect(of(charts.setup)).toEqual([{ from: 3, to: 5, calls: 1 }]);
});
