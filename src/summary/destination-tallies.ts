import { prefixText, shortened } from '../calls/dialled-prefix.ts';
import { OTHER_KEY } from './bounded-keys.ts';
import type { CallBatch } from './call-batch.ts';
import type { Groups } from './groups.ts';
import { MetricTally } from './metric-tally.ts';

/** Beginnings of numbers kept apart at most. */
const MAX_PREFIXES = 512;
const MAX_DIGITS = 9;
/** The key of calls that dialled no number, or whose INVITE was not seen. */
const NO_NUMBER = '(none)';

/**
 * Calls by the beginning of the number dialled. Where there are too many beginnings all lose their last digit: nothing is
 * left out, it is only told less finely.
 */
export class DestinationTallies {
  #tallies = new Map<number, MetricTally>();
  #digits = MAX_DIGITS;
  readonly #limit: number;

  /** @param limit beginnings kept apart at most */
  constructor(limit = MAX_PREFIXES) {
    this.#limit = limit;
  }

  /** How many digits are told apart, where that is less than were kept of each number; else null. */
  get shortenedTo(): number | null {
    return this.#digits < MAX_DIGITS ? this.#digits : null;
  }

  /** Adds the calls of a batch. @param groups is used for it */
  add(batch: CallBatch, groups: Groups): void {
    const prefixes = batch.dialled;
    let room = -1;
    while (room < 0) {
      if (this.#digits < MAX_DIGITS)
        for (let at = 0; at < batch.size; at++) prefixes[at] = shortened(prefixes[at]!, this.#digits);
      groups.by(prefixes, batch.size);
      room = this.#limit - this.#tallies.size;
      for (const prefix of groups.values()) if (!this.#tallies.has(prefix)) room--;
      if (this.#digits === 1) break;
      if (room < 0) this.#shorten();
    }
    for (const prefix of groups.values()) {
      let tally = this.#tallies.get(prefix);
      if (!tally) this.#tallies.set(prefix, (tally = new MetricTally()));
      tally.add(batch, groups, prefix);
    }
  }

  /**
   * Each call under the longest prefix that is common enough to say something: a hundredth of the calls and ten of them,
   * in small captures a quarter. As in a routing table, the row of a shorter prefix is of what no longer one takes.
   */
  byUsefulPrefix(): [key: string, tally: MetricTally][] {
    const rows: [string, MetricTally][] = [];
    const root = new Node('');
    let calls = 0;
    for (const [prefix, tally] of this.#tallies) {
      if (prefix === 0) rows.push([NO_NUMBER, tally]);
      else root.at(prefixText(prefix)).tally = tally;
      calls += tally.count('call');
    }
    const enough = Math.ceil(Math.max(calls / 100, Math.min(10, calls / 4)));
    const rest = collect(root, enough, rows);
    if (rest.tallies.length > 0) rows.push([rest.common === '' ? OTHER_KEY : rest.common, sumOf(rest.tallies)]);
    return rows;
  }

  #shorten(): void {
    this.#digits--;
    const before = this.#tallies;
    this.#tallies = new Map();
    for (const [prefix, tally] of before) {
      const short = shortened(prefix, this.#digits);
      const known = this.#tallies.get(short);
      if (known) known.merge(tally);
      else this.#tallies.set(short, tally);
    }
  }
}

/** A prefix, and what longer ones begin with it. */
class Node {
  readonly prefix: string;
  /** Of the numbers that end here. */
  tally: MetricTally | null = null;
  readonly children = new Map<string, Node>();

  constructor(prefix: string) {
    this.prefix = prefix;
  }

  /** The node of a prefix, made where there is none. */
  at(prefix: string): Node {
    if (prefix === this.prefix) return this;
    const longer = prefix.slice(0, this.prefix.length + 1);
    let child = this.children.get(longer);
    if (!child) this.children.set(longer, (child = new Node(longer)));
    return child.at(prefix);
  }
}

/** Calls that no row has taken yet, and the beginning common to all of them. */
interface Rest {
  tallies: readonly MetricTally[];
  calls: number;
  common: string;
}

const NOTHING: Rest = { tallies: [], calls: 0, common: '' };

/** Makes rows of a node's branches and then, where enough is left, of itself; returns what is too little for a row. */
function collect(node: Node, enough: number, rows: [string, MetricTally][]): Rest {
  const { prefix, tally } = node;
  const rests = [...node.children.values()].map((child) => collect(child, enough, rows));
  if (tally !== null) rests.push({ tallies: [tally], calls: tally.count('call'), common: prefix });
  const some = rests.filter((rest) => rest.calls > 0);
  if (some.length === 0) return NOTHING;
  const tallies = some.flatMap((rest) => rest.tallies);
  const calls = some.reduce((sum, rest) => sum + rest.calls, 0);
  const common = some.length === 1 ? some[0]!.common : prefix;
  if (calls < enough || common === '') return { tallies, calls, common };
  rows.push([common, sumOf(tallies)]);
  return NOTHING;
}

function sumOf(tallies: readonly MetricTally[]): MetricTally {
  if (tallies.length === 1) return tallies[0]!;
  const sum = new MetricTally();
  for (const tally of tallies) sum.merge(tally);
  return sum;
}
