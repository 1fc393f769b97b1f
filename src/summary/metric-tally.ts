import { CALL_DELAYS, CALL_RATIOS, type CallDelay, type CallMetrics, type CallRatio, type Ratio } from '../figures.ts';
import { SPAN, SPAN_COUNT, TRAIT, TRAIT_COUNT, type CallBatch, type Span, type Trait } from './call-batch.ts';
import type { Groups } from './groups.ts';
import { QuantileSketch } from './quantile-sketch.ts';

/** Each ratio as the share of calls with one trait among those with another. */
const RATIOS: Record<CallRatio, [numerator: Trait, denominator: Trait]> = {
  // E.411, E.425: in SIP every attempt is a bid and seizes.
  asr: ['answered', 'known'],
  ner: ['effective', 'known'],
  nerExtended: ['effectiveOrMisdialled', 'known'],
  abr: ['answered', 'known'],
  // RFC 6076 4.6 to 4.9.
  ser: ['answered', 'decided'],
  seer: ['userDecided', 'decided'],
  isa: ['ineffective', 'known'],
  scr: ['completed', 'ended'],
  ccr: ['unbroken', 'known'],
  // Beside SER, so that nobody takes impatience for a failure of the network.
  abandonedRinging: ['abandonedRinging', 'decided'],
  abandonedEarly: ['abandonedEarly', 'decided'],
  notRetried: ['notRetried', 'known'],
  shortCalls: ['short', 'timed'],
  shortCalls20: ['short20', 'timed'],
};

/** Each delay as the spans that it is of. */
const DELAYS: Record<CallDelay, readonly Span[]> = {
  pdd: ['srd', 'heardUnanswered'],
  // RFC 6076 4.3 to 4.5, successful and failed apart.
  srd: ['srd'],
  srdFailed: ['srdFailed'],
  sdd: ['sdd'],
  sddFailed: ['sddFailed'],
  sdt: ['sdt'],
  sdtFailed: ['sdtFailed'],
  acd: ['sdt', 'talkUnfinished'],
};

/** What a tally begins with: copied, which is quicker than made. */
const NO_COUNTS: readonly number[] = Array.from({ length: TRAIT_COUNT }, () => 0);
const NO_SPANS: readonly undefined[] = Array.from({ length: SPAN_COUNT }, () => undefined);

/** The metrics of some calls, added up in bounded memory. Two tallies can be added up. */
export class MetricTally {
  readonly #counts: number[] = NO_COUNTS.slice();
  /** By `SPAN`; made when there is something to keep. */
  readonly #spans: (QuantileSketch | undefined)[] = NO_SPANS.slice();

  /** Adds the calls of one group of a batch. @param value that of the group */
  add(batch: CallBatch, groups: Groups, value: number): void {
    for (let at = groups.of(value); at >= 0; at = groups.before(at)) this.addOne(batch, at);
  }

  /** Adds one call of a batch. */
  addOne({ traits, known, micros, buckets }: CallBatch, at: number): void {
    const counts = this.#counts;
    for (let rest = traits[at]!; rest !== 0; rest &= rest - 1) counts[lowestBit(rest)]!++;
    for (let rest = known[at]!; rest !== 0; rest &= rest - 1) {
      const span = lowestBit(rest);
      const cell = at * SPAN_COUNT + span;
      (this.#spans[span] ??= new QuantileSketch()).add(micros[cell]!, buckets[cell]!);
    }
  }

  merge(other: MetricTally): void {
    for (let i = 0; i < TRAIT_COUNT; i++) this.#counts[i]! += other.#counts[i]!;
    for (const [i, sketch] of other.#spans.entries())
      if (sketch) (this.#spans[i] ??= new QuantileSketch()).merge(sketch);
  }

  count(trait: Trait): number {
    return this.#counts[lowestBit(TRAIT[trait])]!;
  }

  metrics(): CallMetrics {
    const ratios = CALL_RATIOS.map((name) => [name, this.ratio(name)]);
    const delays = CALL_DELAYS.map((name) => [name, this.delay(name).statistics()]);
    return Object.fromEntries([...ratios, ...delays]) as CallMetrics;
  }

  ratio(name: CallRatio): Ratio {
    const [numerator, denominator] = RATIOS[name];
    return ratioOf(this.count(numerator), this.count(denominator));
  }

  /** All times of one kind. It may be a store of the tally itself: nobody adds to it. */
  delay(name: CallDelay): QuantileSketch {
    const spans = DELAYS[name];
    let all: QuantileSketch | undefined;
    for (const span of spans) {
      const own = this.#spans[SPAN[span]];
      if (all && own) all = sumOf(all, own);
      else all ??= own;
    }
    return all ?? NOTHING;
  }
}

const NOTHING = new QuantileSketch();

function sumOf(one: QuantileSketch, other: QuantileSketch): QuantileSketch {
  const sum = new QuantileSketch();
  sum.merge(one);
  sum.merge(other);
  return sum;
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/** A share of a number; without a value when that is 0. */
export function ratioOf(numerator: number, denominator: number): Ratio {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}
