import { expect, it } from 'vitest';
import { ReportTimer } from '../src/report-timer.ts';

/** The times at which reports are made, when the clock shows these one after the other. @param every in microseconds */
async function reportsAt(times: readonly number[], every: number): Promise<number[]> {
  const clock = { micros: Number.NaN };
  const made: number[] = [];
  const timer = new ReportTimer(clock, every, async () => void made.push(clock.micros));
  for (const micros of times) {
    clock.micros = micros;
    if (timer.isDue()) await timer.run();
  }
  return made;
}

it('makes the first report a period after the first known time', async () => {
  expect(await reportsAt([Number.NaN, Number.NaN, 5, 14, 15, 16, 24, 25], 10)).toEqual([15, 25]);
});

it('keeps to its periods when nothing comes just in time', async () => {
  expect(await reportsAt([0, 13, 19, 21, 29, 34], 10)).toEqual([13, 21, 34]);
});

it('makes one report after a silence', async () => {
  expect(await reportsAt([0, 10, 95, 96, 99, 100], 10)).toEqual([10, 95, 100]);
});

it('makes one, and no more, where a clock stands that cannot be added to', async () => {
  expect(await reportsAt([0, 1e30, 1e30, 1e30, 1e30], 10)).toEqual([1e30]);
  expect(await reportsAt([1e30, 1e30, 1e30], 10)).toEqual([1e30]);
});
