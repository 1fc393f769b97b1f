import { CALL_DELAYS, CALL_RATIOS, type CallDelay, type CallMetrics, type CallRatio, type Ratio } from '../result.ts';
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

/** The metrics of some calls, added up in bounded memory. Two tallies can be added up. */
export class MetricTally {
  readonly #counts: number[] = Array.from({ length: TRAIT_COUNT }, () => 0);
  /** By `SPAN`; made when there is something to keep. */
  readonly #spans: (QuantileSketch | undefined)[] = Array.from({ length: SPAN_COUNT }, () => undefined);

  /** Adds the calls of one group of a batch. @param value that of the group */
  add(batch: CallBatch, groups: Groups, value: number): void {
    const counts = this.#counts;
    const { traits, known, micros, buckets } = batch;
    for (let at = groups.of(value); at >= 0; at = groups.before(at)) {
      for (let rest = traits[at]!; rest !== 0; rest &= rest - 1) counts[lowestBit(rest)]!++;
      for (let rest = known[at]!; rest !== 0; rest &= rest - 1) {
        const span = lowestBit(rest);
        const cell = at * SPAN_COUNT + span;
        (this.#spans[span] ??= new QuantileSketch()).add(micros[cell]!, buckets[cell]!);
      }
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
    const ratios = CALL_RATIOS.map((name) => {
      const [numerator, denominator] = RATIOS[name];
      return [name, ratioOf(this.count(numerator), this.count(denominator))];
    });
    const delays = CALL_DELAYS.map((name) => [name, this.#together(DELAYS[name]).statistics()]);
    return Object.fromEntries([...ratios, ...delays]) as CallMetrics;
  }

  #together(spans: readonly Span[]): QuantileSketch {
    const known = spans.flatMap((span) => this.#spans[SPAN[span]] ?? []);
    if (known.length === 1) return known[0]!;
    const all = new QuantileSketch();
    for (const sketch of known) all.merge(sketch);
    return all;
  }
}

function lowestBit(bits: number): number {
  return 31 - Math.clz32(bits & -bits);
}

/** A share of a number; without a value when that is 0. */
export function ratioOf(numerator: number, denominator: number): Ratio {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}
