import type { CodeEntry } from '../codes/code-table.ts';
import type { MethodInfo } from '../codes/method-info.ts';
import type { Q850Cause, SipTarget } from '../codes/q850-cause.ts';
import type { ReasonProtocol } from '../codes/reason-protocol.ts';
import type { ResponseCode } from '../codes/response-code.ts';
import type { WarningCode } from '../codes/warning-code.ts';
import type { Words } from '../codes/words.ts';

/** One entry of the tables in full, before it is laid out. */
export interface Card {
  title: string;
  meaning: string;
  /** Label and value. */
  facts: [string, string][];
  /** Without those that are empty. */
  lists: { label: string; items: readonly string[] }[];
}

/** Puts an entry into words. */
export function cardOf(entry: CodeEntry, words: Words): Card {
  const card = draft(entry, words);
  return {
    title: card.title,
    meaning: entry.meaning,
    facts: card.facts.filter((fact): fact is [string, string] => fact[1] !== null && fact[1] !== ''),
    lists: card.lists.filter((list) => list.items.length > 0),
  };
}

/** The name of a category; a user's own category as it is. */
export function categoryName(category: string, words: Words): string {
  return (words.category as Readonly<Record<string, string>>)[category] ?? category;
}

interface Draft {
  title: string;
  facts: [string, string | null][];
  lists: Card['lists'];
}

function draft(entry: CodeEntry, words: Words): Draft {
  switch (entry.kind) {
    case 'response':
      return ofResponse(entry, words);
    case 'q850':
      return ofCause(entry, words);
    case 'warning':
      return ofWarning(entry, words);
    case 'method':
      return ofMethod(entry, words);
    case 'reason':
      return ofReason(entry, words);
  }
}

function ofResponse(entry: ResponseCode, words: Words): Draft {
  const { label } = words;
  return {
    title: `${entry.code} ${entry.phrase ?? `(${label.unknownCode})`}`,
    facts: [
      [label.class, words.responseClass[entry.class]],
      [label.category, categoryName(entry.category, words)],
      [label.definedIn, place(entry.rfc, entry.section)],
      [label.status, withOwner(words.status[entry.status], entry.definedBy)],
      [label.handledAs, entry.handledAs === null ? null : String(entry.handledAs)],
      [label.retry, words.retry[entry.retry]],
      [label.toQ850, toQ850(entry, words)],
      [
        label.fromQ850,
        entry.fromQ850.map((cause) => `${cause.cause} ${cause.title}${when(cause.condition)}`).join('; '),
      ],
      [label.note, entry.q850Note],
      [label.headersToLookAt, entry.lookAtHeaders.join(', ')],
    ],
    lists: [
      { label: label.likelyCauses, items: entry.likelyCauses },
      { label: label.checkFirst, items: entry.checkFirst },
      { label: label.alsoSeenAs, items: entry.phraseVariants.map(({ phrase, meaning }) => `${phrase}: ${meaning}`) },
    ],
  };
}

function ofCause(entry: Q850Cause, words: Words): Draft {
  const { label } = words;
  const original = entry.name === null || entry.name === entry.title ? '' : ` (${entry.name})`;
  const classes: Readonly<Record<string, string>> = words.q850Class;
  return {
    title: `Q.850 ${entry.cause} ${entry.title}${original}`.trimEnd(),
    facts: [
      [label.class, entry.class === null ? null : (classes[entry.class] ?? entry.class)],
      [label.category, categoryName(entry.category, words)],
      [label.usedBy, entry.definedBy],
      [label.readAs, entry.readAs === null ? null : String(entry.readAs)],
      [label.toSip, toSip(entry)],
      [label.fromSip, entry.fromSip.map(responseName).join('; ')],
      [label.note, entry.note],
    ],
    lists: [{ label: label.checkFirst, items: entry.advice === null ? [] : [entry.advice] }],
  };
}

function ofWarning(entry: WarningCode, words: Words): Draft {
  const { label } = words;
  return {
    title: `Warning ${entry.code} ${entry.text ?? `(${label.unknownCode})`}`,
    facts: [
      [label.group, entry.group],
      [label.definedIn, place(entry.rfc, entry.section)],
      [label.relatedResponses, entry.relatedResponses.map(responseName).join('; ')],
    ],
    lists: [],
  };
}

function ofMethod(entry: MethodInfo, words: Words): Draft {
  const { label } = words;
  const answer = (value: boolean | null): string | null => (value === null ? null : value ? label.yes : label.no);
  return {
    title: entry.method,
    facts: [
      [label.definedIn, methodPlace(entry)],
      [label.status, withOwner(words.status[entry.registered ? 'current' : 'unregistered'], entry.definedBy)],
      [label.createsDialog, answer(entry.createsDialog)],
      [label.usableInDialog, answer(entry.usableInDialog)],
    ],
    lists: [],
  };
}

function ofReason(entry: ReasonProtocol, words: Words): Draft {
  const { label } = words;
  const values = entry.values.map((value) => {
    const original = value.title === value.text ? '' : ` (${value.text})`;
    return `${value.cause} ${value.title}${original}`;
  });
  return {
    title: `Reason: ${entry.protocol}`,
    facts: [[label.definedIn, entry.reference]],
    lists: [
      { label: label.values, items: values },
      { label: label.examples, items: entry.examples.map((e) => `${e.where}, ${e.value}: ${e.meaning}`) },
    ],
  };
}

/** Where a method is defined. */
export function methodPlace(entry: MethodInfo): string | null {
  return entry.rfc === null ? null : [place(entry.rfc, entry.section), ...entry.alsoRfc].join('; ');
}

function place(rfc: string | null, section: string | null): string | null {
  return rfc === null || section === null ? rfc : `${rfc} ${section}`;
}

function withOwner(status: string, owner: string | null): string {
  return owner === null ? status : `${status}: ${owner}`;
}

function when(condition: string | null): string {
  return condition === null ? '' : ` (${condition})`;
}

function responseName({ code, phrase }: { code: number; phrase: string }): string {
  return `${code} ${phrase}`.trimEnd();
}

function toQ850(entry: ResponseCode, words: Words): string {
  const { rfc3398, basis, asterisk, freeswitch } = entry.toQ850;
  return bySource(
    [
      [basis === 'default' ? `RFC 3398 ${words.label.byDefault}` : 'RFC 3398', rfc3398],
      ['Asterisk', asterisk],
      ['FreeSWITCH', freeswitch],
    ],
    (cause) => `${cause.cause} ${cause.title}`,
  );
}

function toSip(entry: Q850Cause): string {
  return bySource(
    [
      ...entry.toSip.map((target): [string, SipTarget] => [`RFC 3398 ${target.condition ?? ''}`.trimEnd(), target]),
      ['Asterisk', entry.asterisk],
      ['FreeSWITCH', entry.freeswitch],
    ],
    responseName,
  );
}

/** Every distinct target once, with all who map to it: `17 User busy (RFC 3398, Asterisk)`. */
function bySource<T>(mappings: readonly (readonly [string, T | null])[], name: (target: T) => string): string {
  const sources = new Map<string, string[]>();
  for (const [source, target] of mappings) {
    if (target === null) continue;
    const key = name(target);
    sources.set(key, [...(sources.get(key) ?? []), source]);
  }
  return [...sources].map(([target, who]) => `${target} (${who.join(', ')})`).join('; ');
}
