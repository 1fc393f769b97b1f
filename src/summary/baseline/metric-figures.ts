import { words } from '../../codes/words.ts';
import type { Language, Result } from '../../result.ts';
import type { Metrics, Ratio, Statistics } from '../../figures.ts';
import type { ReportFigure } from './report-figure.ts';

type Named<T> = { [K in keyof Metrics]: Metrics[K] extends T ? K : never }[keyof Metrics];

/** Ratios in the order of reports, and whether more is for the worse. ABR is ASR wherever every attempt seizes. */
const RATIOS: readonly [Exclude<Named<Ratio>, 'abr'>, -1 | 1][] = [
  ['asr', -1],
  ['ner', -1],
  ['nerExtended', -1],
  ['ser', -1],
  ['seer', -1],
  ['isa', 1],
  ['scr', -1],
  ['ccr', -1],
  ['abandonedRinging', 1],
  ['abandonedEarly', 1],
  ['notRetried', 1],
  ['shortCalls', 1],
  ['shortCalls20', 1],
  ['ira', 1],
];
/** Delays, by what is told of them. How long people talk is neither good nor bad. */
const DELAYS: readonly [Named<Statistics>, readonly ('mean' | 'p50' | 'p95')[], 0 | 1][] = [
  ['pdd', ['p50', 'p95'], 1],
  ['srd', ['p50', 'p95'], 1],
  ['srdFailed', ['p50', 'p95'], 1],
  ['sdd', ['p50', 'p95'], 1],
  ['sddFailed', ['p50', 'p95'], 1],
  ['sdt', ['mean'], 0],
  ['sdtFailed', ['mean'], 0],
  ['acd', ['mean'], 0],
  ['rrd', ['p50', 'p95'], 1],
];

/** Their words lean on those of the metric before. */
const LEANING: ReadonlySet<string> = new Set(['nerExtended', 'seer', 'srd']);

/** The metrics of a report that have a value. @param language of the words for them */
export function metricFigures({ metrics }: Result, language: Language): ReportFigure[] {
  const { metric } = words(language);
  const textOf = (name: keyof typeof metric): string | null => (LEANING.has(name) ? null : metric[name]);
  const ratios = RATIOS.filter(([name]) => metrics[name].denominator > 0).map(([name, bad]): ReportFigure => {
    const { value, numerator, denominator } = metrics[name];
    return { kind: 'metric', key: name, text: textOf(name), bad, value, numerator, denominator };
  });
  const delays = DELAYS.flatMap(([name, statistics, bad]) =>
    statistics
      .filter((statistic) => metrics[name][statistic] !== null)
      .map((statistic): ReportFigure => {
        const value = metrics[name][statistic];
        const key = `${statistic}(${name})`;
        return { kind: 'metric', key, text: textOf(name), bad, value, numerator: null, denominator: null };
      }),
  );
  return [...ratios, ...delays];
}
