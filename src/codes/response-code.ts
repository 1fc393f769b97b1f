import type { Outcome, ResponseClass } from '../result.ts';
import { Q850_FACTS, q850Facts } from './q850-facts.ts';
import { classOf, handledAs } from './response-class.ts';
import { responseFacts, type PhraseVariantFacts, type RegistryStatus, type ResponseFacts } from './response-facts.ts';
import { fill, type Texts } from './texts.ts';

/** A status code explained in one language. The order of the keys is that of the JSON output. */
export interface ResponseCode {
  readonly kind: 'response';
  readonly code: number;
  /** null for a code that no table has: the wire's own phrase is all there is. */
  readonly phrase: string | null;
  readonly class: ResponseClass;
  /** `custom`: only the user's configuration has it. */
  readonly status: RegistryStatus | 'unknown' | 'custom';
  readonly rfc: string | null;
  readonly section: string | null;
  readonly definedBy: string | null;
  /** The code as which it is handled (RFC 3261 8.1.3.2); null for a code of the table. */
  readonly handledAs: number | null;
  readonly category: string;
  readonly outcome: ResponseFacts['outcome'];
  readonly retry: ResponseFacts['retry'];
  readonly meaning: string;
  readonly likelyCauses: readonly string[];
  readonly checkFirst: readonly string[];
  readonly lookAtHeaders: readonly string[];
  readonly phraseVariants: readonly PhraseVariant[];
  /** The cause it becomes on the way to ISUP (RFC 3398 8.2.6.1), in Asterisk and in FreeSWITCH. */
  readonly toQ850: {
    readonly rfc3398: CauseTitle | null;
    readonly basis: ResponseFacts['toQ850']['basis'];
    readonly asterisk: CauseTitle | null;
    readonly freeswitch: CauseTitle | null;
  };
  /** The causes that become it (RFC 3398 7.2.4.1). */
  readonly fromQ850: readonly (CauseTitle & { readonly condition: string | null })[];
  readonly q850Note: string | null;
  readonly rfc6076: ResponseFacts['rfc6076'];
}

/** A Q.850 cause and its name in the language of the table. */
interface CauseTitle {
  readonly cause: number;
  readonly title: string;
}

/** Another wording of the reason phrase, explained. */
export interface PhraseVariant extends PhraseVariantFacts {
  readonly meaning: string;
}

/** What a user may say of a code, known or not. What is left out stays as in the table. */
export interface ResponseOverride {
  readonly phrase?: string;
  readonly meaning?: string;
  readonly category?: string;
  readonly outcome?: ResponseFacts['outcome'];
  readonly retry?: ResponseFacts['retry'];
  readonly definedBy?: string;
  readonly likelyCauses?: readonly string[];
  readonly checkFirst?: readonly string[];
  /** What becomes of a call that ends with it, unless the caller cancelled before. */
  readonly callOutcome?: Outcome;
}

/** What an outcome says of a code by itself. */
const CODE_OUTCOME: Readonly<Record<Outcome, ResponseFacts['outcome']>> = {
  answered: 'answered',
  busy: 'user',
  declined: 'user',
  'no-answer': 'user',
  cancelled: 'abandoned',
  challenged: 'step',
  redirected: 'step',
  failed: 'failed',
  timeout: 'failed',
  unknown: 'failed',
};

/** Explains a status code; one that no table has by its class. @param code 100 to 699 */
export function explainResponse(code: number, texts: Texts, override: ResponseOverride | undefined): ResponseCode {
  const facts = responseFacts(code);
  const entry = facts ? fromFacts(facts, texts) : fromClass(code, texts);
  if (!override) return entry;
  const { callOutcome, ...own } = override;
  const outcome = own.outcome ?? (callOutcome === undefined ? entry.outcome : CODE_OUTCOME[callOutcome]);
  return { ...entry, ...own, outcome, status: facts ? entry.status : 'custom' };
}

function fromFacts(facts: ResponseFacts, texts: Texts): ResponseCode {
  const text = texts.responses[facts.code];
  return {
    kind: 'response',
    code: facts.code,
    phrase: facts.phrase,
    class: facts.class,
    status: facts.status,
    rfc: facts.rfc,
    section: facts.section,
    definedBy: facts.definedBy,
    handledAs: null,
    category: facts.category,
    outcome: facts.outcome,
    retry: facts.retry,
    meaning: text?.meaning ?? '',
    likelyCauses: text?.likelyCauses ?? [],
    checkFirst: text?.checkFirst ?? [],
    lookAtHeaders: facts.lookAtHeaders,
    phraseVariants: facts.phraseVariants.map((variant, i) => ({
      ...variant,
      meaning: text?.phraseVariants?.[i] ?? '',
    })),
    toQ850: {
      rfc3398: causeTitle(facts.toQ850.rfc3398, texts),
      basis: facts.toQ850.basis,
      asterisk: causeTitle(facts.toQ850.asterisk, texts),
      freeswitch: causeTitle(facts.toQ850.freeswitch, texts),
    },
    fromQ850: causesOf(facts.code, texts),
    q850Note: text?.q850Note ?? null,
    rfc6076: facts.rfc6076,
  };
}

/** RFC 3261 8.1.3.2: an unknown code has the consequences of the code it is handled as, but not its texts. */
function fromClass(code: number, texts: Texts): ResponseCode {
  const likeCode = handledAs(code);
  const like = fromFacts(responseFacts(likeCode)!, texts);
  const sentence = fill(texts.unknown.response, { code, handledAs: likeCode, phrase: like.phrase ?? '' });
  return {
    ...like,
    code,
    phrase: null,
    status: 'unknown',
    rfc: 'RFC 3261',
    section: '8.1.3.2',
    handledAs: likeCode,
    meaning: `${sentence} ${texts.responseClasses[classOf(code)]}`,
    likelyCauses: texts.unknown.likelyCauses,
    checkFirst: texts.unknown.checkFirst,
    lookAtHeaders: ['Reason', 'Warning', 'Server', 'User-Agent'],
    phraseVariants: [],
    // RFC 3398 8.2.6.1: a code not listed there becomes 31.
    toQ850: {
      rfc3398: code < 400 ? null : causeTitle(31, texts),
      basis: code < 400 ? null : 'default',
      asterisk: null,
      freeswitch: null,
    },
    fromQ850: [],
    q850Note: null,
  };
}

function causeTitle(cause: number | null, texts: Texts): CauseTitle | null {
  if (cause === null) return null;
  return { cause, title: texts.q850[cause]?.title ?? q850Facts(cause)?.name ?? '' };
}

function causesOf(code: number, texts: Texts): ResponseCode['fromQ850'] {
  return Q850_FACTS.flatMap(({ cause, toSip, alsoToSip }) => {
    const conditional = alsoToSip?.sip === code;
    if (!conditional && toSip?.rfc3398 !== code) return [];
    const condition = conditional ? texts.q850Conditions[alsoToSip.when] : null;
    return [{ ...causeTitle(cause, texts)!, condition }];
  });
}
