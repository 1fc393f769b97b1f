import { q850Facts, unspecifiedCause } from './q850-facts.ts';
import { RESPONSE_FACTS, responseFacts } from './response-facts.ts';
import { fill, type Texts } from './texts.ts';

/** A Q.850 cause explained in one language. The order of the keys is that of the JSON output. */
export interface Q850Cause {
  readonly kind: 'q850';
  readonly cause: number;
  /** As Q.850 (or the vendor) spells it; null for a value that no table has. */
  readonly name: string | null;
  /** The name in the language of the table; for an unknown value that of its class. */
  readonly title: string;
  /** Class of Q.850, such as `normal-event`; null for vendor values and unknown ones. */
  readonly class: string | null;
  readonly category: string;
  /** Whose value it is, when it is not in Q.850. */
  readonly definedBy: string | null;
  /** The "unspecified" value of its class as which an unknown value is read; null otherwise. */
  readonly readAs: number | null;
  readonly meaning: string;
  readonly note: string | null;
  /** One thing to check first; null of a cause that is no fault, or tells too little. */
  readonly advice: string | null;
  /** The responses it becomes by RFC 3398 7.2.4.1. */
  readonly toSip: readonly SipTarget[];
  readonly asterisk: SipTarget | null;
  readonly freeswitch: SipTarget | null;
  /** The responses that RFC 3398 8.2.6.1 lists as becoming it. */
  readonly fromSip: readonly SipTarget[];
}

/** A response that a cause maps to or from. */
export interface SipTarget {
  readonly code: number;
  readonly phrase: string;
  readonly condition: string | null;
}

/** Explains a Q.850 cause; one that no table has by the "unspecified" value of its class. */
export function explainCause(cause: number, texts: Texts): Q850Cause {
  return q850Facts(cause) ? known(cause, texts) : unknown(cause, texts);
}

function known(cause: number, texts: Texts): Q850Cause {
  const facts = q850Facts(cause)!;
  const text = texts.q850[cause];
  const usual = sipTarget(facts.toSip?.rfc3398);
  const also = sipTarget(facts.alsoToSip?.sip, facts.alsoToSip && texts.q850Conditions[facts.alsoToSip.when]);
  return {
    kind: 'q850',
    cause,
    name: facts.name,
    title: text?.title ?? facts.name,
    class: facts.class ?? null,
    category: facts.category,
    definedBy: facts.definedBy ?? null,
    readAs: null,
    meaning: text?.meaning ?? '',
    note: text?.note ?? null,
    advice: text?.advice ?? null,
    toSip: [usual, also].filter((target) => target !== null),
    asterisk: sipTarget(facts.toSip?.asterisk),
    freeswitch: sipTarget(facts.toSip?.freeswitch),
    fromSip: RESPONSE_FACTS.flatMap((row) =>
      row.toQ850.basis === 'listed' && row.toQ850.rfc3398 === cause ? [sipTarget(row.code)!] : [],
    ),
  };
}

function unknown(cause: number, texts: Texts): Q850Cause {
  const readAs = unspecifiedCause(cause);
  const like = known(readAs ?? 127, texts);
  const shared = { ...like, cause, name: null, class: null, readAs, note: null, fromSip: [] };
  if (readAs !== null) {
    const sentence = fill(texts.unknown.q850, { cause, readAs });
    return { ...shared, meaning: `${sentence} ${like.meaning}` };
  }
  const meaning = fill(texts.unknown.q850OutOfRange, { cause });
  return { ...shared, title: '', meaning, toSip: [], asterisk: null, freeswitch: null };
}

function sipTarget(code: number | null | undefined, condition: string | null = null): SipTarget | null {
  if (code === null || code === undefined) return null;
  return { code, phrase: responseFacts(code)?.phrase ?? '', condition };
}
