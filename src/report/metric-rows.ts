import type { Words } from '../codes/words.ts';
import type { Metrics, Ratio, Statistics } from '../figures.ts';

export type MetricWord = keyof Words['metric'];
type Name<T> = { [K in MetricWord]: Metrics[K] extends T ? K : never }[MetricWord];

/** Ratios with their abbreviation; ABR is ASR wherever every attempt seizes. Those without one are told only when there are any. */
export const RATIOS: readonly [Name<Ratio>, string][] = [
  ['asr', 'ASR ABR'],
  ['ner', 'NER'],
  ['nerExtended', 'NER+'],
  ['ser', 'SER'],
  ['seer', 'SEER'],
  ['abandonedRinging', ''],
  ['abandonedEarly', ''],
  ['notRetried', ''],
  ['isa', 'ISA'],
  ['scr', 'SCR'],
  ['ccr', 'CCR'],
  ['shortCalls', ''],
  ['shortCalls20', ''],
];
/** Delays; one that is the same as another in all calls is left out for it. */
export const DELAYS: readonly [Name<Statistics>, string, sameAs?: Name<Statistics>][] = [
  ['pdd', 'PDD'],
  ['srd', 'SRD', 'pdd'],
  ['srdFailed', 'SRD'],
  ['acd', 'ACD'],
  ['sdt', 'SDT', 'acd'],
  ['sdtFailed', 'SDT'],
  ['sdd', 'SDD'],
  ['sddFailed', 'SDD'],
  ['rrd', 'RRD'],
];
