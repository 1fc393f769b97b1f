import type { ResponseClass } from '../result.ts';
import rows from './data/responses.json' with { type: 'json' };
import type { Words } from './words-en.ts';

/** `current`, `deprecated` and `reserved` codes are registered with IANA, `obsolete` and `unregistered` ones are not. */
export type RegistryStatus = 'current' | 'deprecated' | 'reserved' | 'obsolete' | 'unregistered';

/**
 * What a final or provisional response to an INVITE means for the call when nothing follows it. `step` asks for a further request
 * (credentials, another address, a longer timer), `abandoned`: the caller gave up, `user`: the callee was reached but did not take the call.
 */
type CodeOutcome = 'in-progress' | 'answered' | 'step' | 'abandoned' | 'user' | 'failed';

/** What the sender of the request may do next. */
type Retry = keyof Words['retry'];

/** A wording of the reason phrase that is not the registered one, and what the response means when it carries it. */
export interface PhraseVariantFacts {
  readonly phrase: string;
  readonly category: string;
  readonly outcome: CodeOutcome;
}

/** What the table says of a status code in no language. */
export interface ResponseFacts {
  readonly code: number;
  readonly phrase: string;
  readonly class: ResponseClass;
  readonly status: RegistryStatus;
  readonly rfc: string | null;
  readonly section: string | null;
  /** Whose code it is, when it is not registered. */
  readonly definedBy: string | null;
  readonly category: string;
  readonly outcome: CodeOutcome;
  readonly retry: Retry;
  readonly lookAtHeaders: readonly string[];
  /** The Q.850 cause it becomes: by RFC 3398 8.2.6.1 (`default`: not listed there, so 31), in Asterisk and in FreeSWITCH. */
  readonly toQ850: {
    readonly rfc3398: number | null;
    readonly basis: 'listed' | 'default' | 'by-warning' | null;
    readonly asterisk: number | null;
    readonly freeswitch: number | null;
  };
  /** Place in the ratios of RFC 6076 4.7 (SEER) and 4.8 (ISA). */
  readonly rfc6076: { readonly seer: 'effective' | 'ineffective' | 'excluded' | null; readonly isa: boolean };
  readonly phraseVariants: readonly PhraseVariantFacts[];
}

/** Every code of the table, in the order of the codes. */
export const RESPONSE_FACTS = rows as readonly ResponseFacts[];

const byCode = new Map(RESPONSE_FACTS.map((facts) => [facts.code, facts]));

/** What the table says of a code; undefined when it is not in it. */
export function responseFacts(code: number): ResponseFacts | undefined {
  return byCode.get(code);
}
