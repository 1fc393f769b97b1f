import type { FindingRow, GateResult, Result } from '../../result.ts';
import { leastCount, leastShare, mostShare, mostTime } from './limit-beyond.ts';
import { MEASURES, type Measure } from './measures.ts';
import type { InitWords } from './words-en.ts';

/** A gate of a starter configuration, or why there is none. */
export interface StarterGate {
  /** null: too little was seen for a limit. */
  expression: string | null;
  metric: string;
  level: 'error' | 'warn';
  /** What the metric is; null where its name says it. */
  meaning: string | null;
  measured: string;
}

/** The gates that stand just beyond a result. @param result with the gates of `measuring` */
export function starterGates(result: Result, words: InitWords): StarterGate[] {
  const ofMeasures = MEASURES.flatMap((measure, i) => {
    const seen = result.gates[i];
    return seen === undefined ? [] : gateOf(measure, seen, result, words);
  });
  return [...ofMeasures, ...findingGates(result.findings, words)];
}

function gateOf(measure: Measure, seen: GateResult, result: Result, words: InitWords): StarterGate[] {
  const { metric, kind, level } = measure;
  const { value, numerator, denominator } = seen;
  if (value === null) return [];
  const gate = (limit: string | number | null, measured: string): StarterGate => {
    const expression = limit === null ? null : `${metric}${kind.startsWith('least') ? '<' : '>'}${limit}`;
    return { expression, metric, level, meaning: meaningOf(metric, result, words), measured };
  };
  switch (kind) {
    case 'least-share':
    case 'most-share': {
      if (numerator === null || denominator === null || (numerator === 0 && metric.startsWith('share'))) return [];
      const limit = kind === 'least-share' ? leastShare(numerator, denominator) : mostShare(numerator, denominator);
      return [gate(limit, filled(words.measuredShare, { value: percent(value), numerator, denominator }))];
    }
    case 'most-time': {
      const sentence = metric.includes('rrd') ? words.measuredRegistrations : words.measuredTime;
      const told = filled(sentence, { value: secondsText(value), denominator: denominator ?? 0 });
      return value > 0 ? [gate(mostTime(value), told)] : [];
    }
    case 'least-count':
      return value > 0 ? [gate(leastCount(value), filled(words.measuredCount, { value }))] : [];
    case 'most-count':
      return [gate(value, filled(words.measuredCount, { value }))];
  }
}

/** Findings that are errors: more of them than there were. Those that say why calls failed stand beside the shares of codes. */
function findingGates(findings: readonly FindingRow[], words: InitWords): StarterGate[] {
  const rules = new Map<string, { title: string; calls: number; level: StarterGate['level'] }>();
  for (const { rule, severity, kind, title, calls } of findings) {
    if (severity !== 'error') continue;
    const known = rules.get(rule);
    if (known) known.calls += calls;
    else rules.set(rule, { title, calls, level: kind === 'cause' ? 'warn' : 'error' });
  }
  return [...rules].map(([rule, { title, calls, level }]) => ({
    expression: `count(${rule})>${calls}`,
    metric: `count(${rule})`,
    level,
    meaning: title,
    measured: filled(words.measuredCount, { value: calls }),
  }));
}

function meaningOf(metric: string, { failures }: Result, { metrics }: InitWords): string | null {
  const name = /\(([\w-]+)\)/.exec(metric)?.[1] ?? metric;
  if (Object.hasOwn(metrics, name)) return metrics[name as keyof typeof metrics];
  const phrase = failures.find(({ code }) => String(code) === name)?.phrase;
  return phrase ? filled(metrics.code, { code: name, phrase }) : null;
}

export function filled(sentence: string, values: Readonly<Record<string, string | number>>): string {
  return sentence.replace(/\{(\w+)\}/g, (place, name: string) => String(values[name] ?? place));
}

function percent(share: number): string {
  return (share * 100).toFixed(share > 0 && share < 0.01 ? 3 : 1);
}

function secondsText(seconds: number): string {
  return seconds < 1 ? `${Number((seconds * 1000).toPrecision(3))} ms` : `${Number(seconds.toPrecision(3))} s`;
}
