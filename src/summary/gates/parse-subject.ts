import { OUTCOMES, type Outcome } from '../../result.ts';
import { nearMatches } from '../../util/near-matches.ts';
import { codeName, codeOrNone } from '../conditions/code-name.ts';
import { callRule } from '../conditions/normal-value.ts';
import { nearOrAll, quoted, refusal } from '../conditions/refusal.ts';
import { CALL_RULES, CATEGORIES, FINAL_CLASSES, OTHER_RULES } from '../conditions/vocabulary.ts';
import type { Subject } from './gate.ts';
import { NOTE_CODES } from './note-codes.ts';

/** A word before a colon says what kind of name follows. */
const PREFIXES: Readonly<Record<string, Subject['kind']>> = {
  code: 'code',
  class: 'code',
  outcome: 'outcome',
  category: 'category',
  finding: 'rule',
  rule: 'rule',
  diagnosis: 'rule',
  note: 'note',
};

const isOutcome = (text: string): text is Outcome => OUTCOMES.some((outcome) => outcome === text);
const isRule = (text: string): boolean => CALL_RULES.includes(text) || OTHER_RULES.includes(text);

/**
 * Reads what stands between the brackets of `share()` and `count()`. A name that is an outcome and a category is the outcome.
 * @throws TraceError E_USAGE naming what is near
 */
export function parseSubject(what: 'share' | 'count', text: string): Subject {
  const subject = subjectOf(text);
  if (what === 'share') {
    if (subject.kind === 'note')
      throw refusal(`notes are of inputs, not of calls: count(${subject.name}) counts them.`);
    if (subject.kind === 'rule') callRule(subject.name);
  }
  return subject;
}

/** Returns null for what is no subject at all. */
export function findSubject(text: string): Subject | null {
  const name = text.toLowerCase();
  if (isOutcome(name)) return { kind: 'outcome', name };
  const code = codeName(name);
  if (code !== null) return { kind: 'code', name: code };
  if (CATEGORIES.includes(name)) return { kind: 'category', name };
  if (isRule(name)) return { kind: 'rule', name };
  return NOTE_CODES.includes(name) ? { kind: 'note', name } : null;
}

/** The way to write it that `parseSubject` reads. */
export function printSubject(subject: Subject): string {
  const bare = findSubject(subject.name);
  return bare?.kind === subject.kind ? subject.name : `${subject.kind}:${subject.name}`;
}

function subjectOf(text: string): Subject {
  const colon = text.indexOf(':');
  if (colon >= 0) return named(text.slice(0, colon).trim(), text.slice(colon + 1).trim());
  const found = findSubject(text);
  if (found !== null) return found;
  const near = nearMatches(text, [
    ...OUTCOMES,
    ...FINAL_CLASSES.keys(),
    ...CATEGORIES,
    ...CALL_RULES,
    ...OTHER_RULES,
    ...NOTE_CODES,
  ]);
  const known =
    near.length > 0
      ? `Near: ${[...new Set(near)].join(', ')}.`
      : 'A code such as 503, a class such as 5xx, an outcome, a category or the rule of a finding is needed.';
  throw refusal(`nothing is called ${quoted(text)}. ${known}`);
}

function named(prefix: string, text: string): Subject {
  const kind = Object.hasOwn(PREFIXES, prefix.toLowerCase()) ? PREFIXES[prefix.toLowerCase()] : undefined;
  if (kind === undefined)
    throw refusal(`nothing is called ${quoted(prefix)}. ${nearOrAll(prefix, Object.keys(PREFIXES))}`);
  const name = text.toLowerCase();
  switch (kind) {
    case 'code':
      return { kind, name: codeOrNone(text) };
    case 'outcome':
      if (isOutcome(name)) return { kind, name };
      throw refusal(`no outcome ${quoted(text)}. ${nearOrAll(text, OUTCOMES)}`);
    case 'category':
      if (CATEGORIES.includes(name)) return { kind, name };
      throw refusal(`no category ${quoted(text)}. ${nearOrAll(text, CATEGORIES)}`);
    case 'rule':
      if (isRule(name)) return { kind, name };
      throw refusal(`no rule ${quoted(text)}. ${nearOrAll(text, [...CALL_RULES, ...OTHER_RULES])}`);
    case 'note':
      if (NOTE_CODES.includes(name)) return { kind, name };
      throw refusal(`no note ${quoted(text)}. ${nearOrAll(text, NOTE_CODES)}`);
  }
}
