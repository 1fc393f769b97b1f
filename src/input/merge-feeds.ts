import { FEED, type Feed, type FeedState } from '../payload.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const { item: ITEM } = FEED;

/** Told after each reading how many stored bytes of all inputs have been read; reading waits for it. */
export type OnChunk = (bytesRead: number) => void | Promise<void>;

/** Where the reading may stop between two items, for something that takes its time. */
export interface Pause {
  /** Asked after every item. */
  isDue(): boolean;
  /** The next item waits for it. */
  run(): Promise<void>;
}

/** An input that is opened only when its time has come. */
export interface FeedPlan {
  /** Microseconds since the epoch; NaN when unknown: such an input comes first. */
  readonly firstTimeMicros: number;
  open(): Promise<Feed>;
}

/**
 * Runs several inputs as one, in the order of their times; equal times in the order of the plans. Items without a time
 * follow the item before them. An input is opened when the merged time reaches its first time, and closed at its end,
 * so that of rotated files one or two are open at a time.
 * @param onChunk called after each reading with the stored bytes read of all inputs so far
 */
export async function mergeFeeds(
  plans: readonly FeedPlan[],
  onChunk?: OnChunk,
  pause: Pause | null = null,
): Promise<void> {
  await new Merge(plans, onChunk, pause).run();
}

/** A plan and its place in the order of the plans, which decides between equal times. */
interface Waiting {
  readonly plan: FeedPlan;
  readonly rank: number;
  /** The first time, or minus infinity when unknown. */
  readonly key: number;
}

/** An open feed with an item under its cursor. */
interface Run {
  readonly feed: Feed;
  readonly rank: number;
  /** The latest time seen, so that a feed whose time goes back does not hold up the others. */
  key: number;
}

class Merge {
  /** Soonest last. */
  readonly #waiting: Waiting[];
  /** Soonest first. */
  readonly #runs: Run[] = [];
  readonly #open = new Set<Feed>();
  readonly #onChunk: OnChunk | undefined;
  readonly #pause: Pause | null;
  #closedBytes = 0;

  constructor(plans: readonly FeedPlan[], onChunk: OnChunk | undefined, pause: Pause | null) {
    this.#waiting = plans
      .map((plan, rank) => ({ plan, rank, key: later(plan.firstTimeMicros, -Infinity) }))
      .sort((a, b) => (isBefore(a, b) ? 1 : -1));
    this.#onChunk = onChunk;
    this.#pause = pause;
  }

  async run(): Promise<void> {
    try {
      for (;;) {
        await this.#join();
        const run = this.#runs.shift();
        if (!run) return;
        if (await this.#emitWhileFirst(run)) insert(this.#runs, run);
        else this.#close(run.feed);
      }
    } finally {
      for (const feed of this.#open) this.#close(feed);
    }
  }

  /** Opens what is due before, or together with, the first of the runs. */
  async #join(): Promise<void> {
    for (;;) {
      const next = this.#waiting.at(-1);
      const first = this.#runs[0];
      if (!next || (first && isBefore(first, next))) return;
      this.#waiting.pop();
      const feed = await next.plan.open();
      this.#open.add(feed);
      if ((await this.#advance(feed)) === FEED.end) this.#close(feed);
      else insert(this.#runs, { feed, rank: next.rank, key: later(feed.timeMicros, -Infinity) });
    }
  }

  /** Emits the items of a run until another feed is due. @returns false when the run has come to its end */
  async #emitWhileFirst(run: Run): Promise<boolean> {
    const { feed } = run;
    const rival = this.#rival();
    for (;;) {
      let state: FeedState;
      if (this.#pause) state = await emitAndPause(run, rival, this.#pause);
      else if (rival) state = emitUntil(run, rival);
      else
        do feed.emit();
        while ((state = feed.next()) === ITEM);
      if (state === FEED.more) {
        state = await this.#advance(feed);
        run.key = later(feed.timeMicros, run.key);
      }
      if (state === FEED.end) return false;
      if (rival && !isBefore(run, rival)) return true;
    }
  }

  /** What is due next after the run that was taken out of the list. */
  #rival(): Run | Waiting | undefined {
    const first = this.#runs[0];
    const next = this.#waiting.at(-1);
    if (!first || !next) return first ?? next;
    return isBefore(first, next) ? first : next;
  }

  /** Moves to the next item, reading as much as that takes. */
  async #advance(feed: Feed): Promise<FeedState> {
    for (;;) {
      const state = feed.next();
      if (state !== FEED.more) return state;
      await feed.fill();
      await this.#onChunk?.(this.#bytesRead());
    }
  }

  #bytesRead(): number {
    let sum = this.#closedBytes;
    for (const feed of this.#open) sum += feed.bytesRead();
    return sum;
  }

  #close(feed: Feed): void {
    this.#closedBytes += feed.bytesRead();
    this.#open.delete(feed);
    feed.close();
  }
}

/** Emits the items of a run, one at least, until the rival is due. @returns `item` when it is, with the next item under the cursor */
function emitUntil(run: Run, rival: Run | Waiting): FeedState {
  const { feed } = run;
  do {
    feed.emit();
    const state = feed.next();
    if (state !== ITEM) return state;
    run.key = later(feed.timeMicros, run.key);
  } while (isBefore(run, rival));
  return ITEM;
}

/** The same with pauses, and without a rival to the end of what was read. */
async function emitAndPause(run: Run, rival: Run | Waiting | undefined, pause: Pause): Promise<FeedState> {
  const { feed } = run;
  for (;;) {
    feed.emit();
    if (pause.isDue()) await pause.run();
    const state = feed.next();
    if (state !== ITEM) return state;
    run.key = later(feed.timeMicros, run.key);
    if (rival && !isBefore(run, rival)) return ITEM;
  }
}

function isBefore(a: Run | Waiting, b: Run | Waiting): boolean {
  return a.key < b.key || (a.key === b.key && a.rank < b.rank);
}

/** An unknown time is never later. */
function later(timeMicros: number, key: number): number {
  return timeMicros > key ? timeMicros : key;
}

/** Keeps the list in order. */
function insert(runs: Run[], run: Run): void {
  let low = 0;
  let high = runs.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (isBefore(runs[middle]!, run)) low = middle + 1;
    else high = middle;
  }
  runs.splice(low, 0, run);
}
