import { CALL_DELAYS, CALL_RATIOS } from '../../figures.ts';
import { nearMatches } from '../../util/near-matches.ts';
import { nearOrAll, quoted, refusal } from '../conditions/refusal.ts';
import { OTHER_RULES } from '../conditions/vocabulary.ts';
import { FIGURES, TOTALS, type Figure, type Measure } from './gate.ts';
import { findSubject, parseSubject } from './parse-subject.ts';

const RATIOS = [...CALL_RATIOS, 'ira'] as const;
const DELAYS = [...CALL_DELAYS, 'rrd'] as const;
const FUNCTIONS = ['share', 'count', ...FIGURES] as const;

/** Reads `ser`, `p95(pdd)`, `share(503)`. @throws TraceError E_USAGE naming what is near */
export function parseMeasure(text: string): Measure {
  const [, name = '', , argument] = /^([a-z][\w-]*|\d\w*)\s*(\(\s*([^()]*?)\s*\))?$/is.exec(text) ?? [];
  if (name === '')
    throw refusal(`${text === '' ? 'nothing' : quoted(text)} where a metric should stand, as ser or share(503).`);
  return argument === undefined ? bare(name) : called(name, argument);
}

function bare(text: string): Measure {
  const ratio = find(RATIOS, text);
  if (ratio !== null) return { kind: 'ratio', name: ratio };
  if (text.toLowerCase() === 'calls') return { kind: 'calls' };
  const total = find(TOTALS, text);
  if (total !== null) return { kind: 'total', name: total };
  const delay = find(DELAYS, text);
  if (delay !== null) {
    const figures = FIGURES.map((figure) => `${figure}(${delay})`);
    throw refusal(
      `'${delay}' is many times, one of each call: ${figures.slice(0, -1).join(', ')} or ${figures.at(-1)} is one.`,
    );
  }
  const name = find(FUNCTIONS, text);
  if (name !== null) {
    const example = name === 'share' || name === 'count' ? '503' : 'pdd';
    throw refusal(`'${name}' needs to be told of what, as in ${name}(${example}).`);
  }
  throw refusal(`no metric ${quoted(text)}. ${nearMetric(text)}`);
}

/** What was meant may have been another metric, or a code or rule of which there is a share and a count. */
function nearMetric(text: string): string {
  const near = nearMatches(text, [...RATIOS, 'calls', ...TOTALS, ...FUNCTIONS, ...DELAYS]);
  if (near.length > 0) return `Near: ${near.join(', ')}.`;
  const subject = findSubject(text);
  if (subject !== null) {
    const isOfCalls = subject.kind !== 'note' && !OTHER_RULES.includes(subject.name);
    return `Near: ${isOfCalls ? `share(${text}), ` : ''}count(${text}).`;
  }
  return 'There are ser, asr and other ratios, p95(pdd), share(503), count(ack-missing), calls and messages, among others.';
}

function called(text: string, argument: string): Measure {
  const name = find(FUNCTIONS, text);
  if (name === null) {
    const known = find([...RATIOS, 'calls', ...TOTALS, ...DELAYS], text);
    if (known !== null) throw refusal(`'${known}' is of nothing else: leave out (${argument}).`);
    throw refusal(`no metric ${quoted(`${text}()`)}. ${nearOrAll(text, FUNCTIONS)}`);
  }
  if (name === 'share' || name === 'count') return { kind: name, subject: parseSubject(name, argument) };
  return delayOf(name, argument);
}

function delayOf(figure: Figure, text: string): Measure {
  const name = find(DELAYS, text);
  if (name === null) throw refusal(`no time ${quoted(text)} to take ${figure}() of. ${nearOrAll(text, DELAYS)}`);
  return { kind: 'delay', figure, name };
}

/** Engineers write ASR, JSON has asr. */
function find<T extends string>(names: readonly T[], text: string): T | null {
  return names.find((name) => name.toLowerCase() === text.toLowerCase()) ?? null;
}
