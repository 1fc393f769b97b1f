import type { ResultCall } from '../../src/result.ts';
import type { Metrics, Ratio, Statistics } from '../../src/figures.ts';

/** Metrics that fit the counts of some calls; the delays are invented. */
export function sampleMetrics(calls: readonly ResultCall[]): Metrics {
  const known = calls.filter((call) => call.outcome !== 'unknown');
  const of = (...outcomes: string[]): number => known.filter((call) => outcomes.includes(call.outcome)).length;
  const answered = of('answered');
  const notRetried = of('challenged', 'redirected');
  const decided = known.length - notRetried;
  const none: Statistics = { count: 0, mean: null, p50: null, p95: null, max: null };
  const delay: Statistics = { count: answered, mean: 0.25, p50: 0.0421, p95: 3.25, max: 125.5 };
  return {
    asr: ratio(answered, known.length),
    ner: ratio(answered + of('busy', 'declined', 'cancelled'), known.length),
    nerExtended: ratio(known.length - of('timeout'), known.length),
    abr: ratio(answered, known.length),
    ser: ratio(answered, decided),
    seer: ratio(answered + of('busy', 'declined'), decided),
    isa: ratio(of('timeout'), known.length),
    scr: ratio(answered, known.length),
    ccr: ratio(answered, known.length),
    abandonedRinging: ratio(of('cancelled'), decided),
    abandonedEarly: ratio(0, decided),
    notRetried: ratio(notRetried, known.length),
    shortCalls: ratio(0, 0),
    shortCalls20: ratio(0, 0),
    pdd: answered > 0 ? delay : none,
    srd: answered > 0 ? delay : none,
    srdFailed: none,
    sdd: none,
    sddFailed: none,
    sdt: none,
    sdtFailed: none,
    acd: none,
    ira: ratio(1, 2),
    rrd: { count: 1, mean: 0.0015, p50: 0.0015, p95: 0.0015, max: 0.0015 },
  };
}

function ratio(numerator: number, denominator: number): Ratio {
  return { value: denominator === 0 ? null : numerator / denominator, numerator, denominator };
}
