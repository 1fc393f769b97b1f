import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FeedPlan, mergeFeeds } from '../../src/input/merge-feeds.ts';
import { FEED, type Feed, type FeedState } from '../../src/payload.ts';

interface Item {
  feed: number;
  index: number;
  timeMicros: number;
}

/** Counts how many feeds are open at once. */
class Desk {
  readonly emitted: Item[] = [];
  open = 0;
  mostOpen = 0;
  opened = 0;
}

/** Items with given times; asks to be filled before every `every`th. */
class ListFeed implements Feed {
  timeMicros = Number.NaN;
  readonly #desk: Desk;
  readonly #feed: number;
  readonly #times: readonly number[];
  readonly #every: number;
  #at = -1;
  #filled = 0;

  constructor(desk: Desk, feed: number, times: readonly number[], every: number) {
    this.#desk = desk;
    this.#feed = feed;
    this.#times = times;
    this.#every = every;
    desk.opened++;
    desk.mostOpen = Math.max(desk.mostOpen, ++desk.open);
  }

  next(): FeedState {
    if (this.#at + 1 >= this.#times.length) return FEED.end;
    if (this.#at + 1 >= this.#filled) return FEED.more;
    this.timeMicros = this.#times[++this.#at]!;
    return FEED.item;
  }

  emit(): void {
    this.#desk.emitted.push({ feed: this.#feed, index: this.#at, timeMicros: this.timeMicros });
  }

  async fill(): Promise<void> {
    this.#filled += this.#every;
  }

  bytesRead(): number {
    return Math.min(this.#filled, this.#times.length);
  }

  close(): void {
    this.#desk.open--;
  }
}

function plansOf(desk: Desk, lists: readonly (readonly number[])[], every = 3): FeedPlan[] {
  return lists.map((times, feed) => ({
    firstTimeMicros: times[0] ?? Number.NaN,
    open: async () => new ListFeed(desk, feed, times, every),
  }));
}

async function merge(lists: readonly (readonly number[])[], every?: number): Promise<Desk> {
  const desk = new Desk();
  await mergeFeeds(plansOf(desk, lists, every));
  expect(desk.open).toBe(0);
  return desk;
}

describe('mergeFeeds', () => {
  test('is a stable sort by the latest time seen in each feed', async () => {
    const time = fc.oneof(
      { weight: 8, arbitrary: fc.nat({ max: 30 }) },
      { weight: 1, arbitrary: fc.constant(Number.NaN) },
    );
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(time, { maxLength: 12 }), { maxLength: 8 }),
        fc.integer({ min: 1, max: 5 }),
        async (lists, every) => {
          const expected = lists
            .flatMap((times, feed) => {
              let key = -Infinity;
              return times.map((timeMicros, index) => ({
                feed,
                index,
                timeMicros,
                key: (key = timeMicros > key ? timeMicros : key),
              }));
            })
            .sort((a, b) => (a.key === b.key ? a.feed - b.feed || a.index - b.index : a.key - b.key))
            .map(({ feed, index, timeMicros }) => ({ feed, index, timeMicros }));
          expect((await merge(lists, every)).emitted).toEqual(expected);
        },
      ),
      { numRuns: 500 },
    );
  });

  test('rotated files are open one at a time, in the order of time', async () => {
    const lists = Array.from({ length: 500 }, (_, i) => [i * 10, i * 10 + 4, i * 10 + 9]);
    const desk = await merge(lists.toReversed());
    expect(desk.mostOpen).toBe(1);
    expect(desk.emitted.map((item) => item.timeMicros)).toEqual(lists.flat());
  });

  test('files of unknown time come first, one after the other', async () => {
    const unknown = [Number.NaN, Number.NaN];
    const desk = await merge([[5], unknown, [3], unknown]);
    expect(desk.emitted.map((item) => item.feed)).toEqual([1, 1, 3, 3, 2, 0]);
    expect(desk.mostOpen).toBe(1);
  });

  test('files that overlap are open together', async () => {
    const desk = await merge([
      [1, 4, 6],
      [2, 5, 7],
      [7, 8],
    ]);
    expect(desk.emitted.map((item) => item.timeMicros)).toEqual([1, 2, 4, 5, 6, 7, 7, 8]);
    expect(desk.mostOpen).toBe(2);
  });

  test('a file whose time goes back does not hold up the others', async () => {
    const desk = await merge([
      [10, 20, 1, 2, 30],
      [15, 25],
    ]);
    expect(desk.emitted.map((item) => item.timeMicros)).toEqual([10, 15, 20, 1, 2, 25, 30]);
  });

  test('the bytes read of all feeds are reported after each reading', async () => {
    const seen: number[] = [];
    await mergeFeeds(plansOf(new Desk(), [[1, 2, 3, 4], [3, 4, 5], []]), (bytes) => void seen.push(bytes));
    expect(seen).toEqual([3, 4, 7]);
  });

  test('pauses where it is due, and nothing else changes', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(fc.nat({ max: 30 }), { maxLength: 12 }), { maxLength: 6 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
        async (lists, every, period) => {
          const desk = new Desk();
          const pauses: number[] = [];
          await mergeFeeds(plansOf(desk, lists, every), undefined, {
            isDue: () => desk.emitted.length % period === 0,
            run: async () => {
              pauses.push(desk.emitted.length);
              await Promise.resolve();
              expect(desk.emitted).toHaveLength(pauses.at(-1)!);
            },
          });
          expect(desk.emitted).toEqual((await merge(lists, every)).emitted);
          const due = Array.from({ length: Math.floor(desk.emitted.length / period) }, (_, i) => (i + 1) * period);
          expect(pauses).toEqual(due);
        },
      ),
      { numRuns: 200 },
    );
  });

  test('all feeds are closed when an item cannot be dealt with', async () => {
    const desk = new Desk();
    const plans = plansOf(desk, [[1, 3], [2], [9]]);
    let emitted = 0;
    desk.emitted.push = () => {
      if (++emitted === 2) throw new Error('stop');
      return 0;
    };
    await expect(mergeFeeds(plans)).rejects.toThrow('stop');
    expect(desk.open).toBe(0);
    expect(desk.opened).toBe(2);
  });

  test('no plans', async () => {
    expect((await merge([])).emitted).toEqual([]);
  });
});
