import type { Language, Outcome } from '../result.ts';
import { explainMethod, METHODS_KNOWN, type MethodInfo } from './method-info.ts';
import { explainCause, type Q850Cause } from './q850-cause.ts';
import { Q850_FACTS, Q850_LOCATIONS, q850Facts, VENDOR_CAUSE_FACTS } from './q850-facts.ts';
import { explainReasonProtocol, REASON_PROTOCOLS, type ReasonProtocol } from './reason-protocol.ts';
import { explainResponse, type PhraseVariant, type ResponseCode, type ResponseOverride } from './response-code.ts';
import { RESPONSE_FACTS } from './response-facts.ts';
import { loadTexts, type Texts } from './texts.ts';
import { explainWarning, WARNING_CODES, type WarningCode } from './warning-code.ts';

/** What a user says of status codes, by code. */
export type CodeOverrides = Readonly<Record<number, ResponseOverride>>;

/** Anything the tables explain. */
export type CodeEntry = ResponseCode | Q850Cause | WarningCode | MethodInfo | ReasonProtocol;

/** The tables in one language, with the user's own rows. Entries are made when asked for and kept: 600 status codes, the listed causes. */
export class CodeTable {
  readonly language: Language;
  readonly overrides: CodeOverrides;
  readonly #texts: Texts;
  readonly #responses: ResponseCode[] = [];
  readonly #causes = new Map<number, Q850Cause>();

  constructor(language: Language, texts: Texts, overrides: CodeOverrides = {}) {
    this.language = language;
    this.overrides = overrides;
    this.#texts = texts;
  }

  /** A status code; one that no table has is explained by its class. @param code 100 to 699 */
  response(code: number): ResponseCode {
    return (this.#responses[code - 100] ??= explainResponse(code, this.#texts, this.overrides[code]));
  }

  /** What the user says becomes of calls that end with a code; null when the user says nothing of it. */
  ownOutcome(code: number): Outcome | null {
    return this.overrides[code]?.callOutcome ?? null;
  }

  /**
   * The known wording a reason phrase begins with, when it says something else than the registered phrase: `Network Blocked` of a 603.
   * @param phrase as on the wire
   */
  phraseVariant(code: number, phrase: string): PhraseVariant | null {
    const said = phrase.toLowerCase();
    return this.response(code).phraseVariants.find((variant) => said.startsWith(variant.phrase.toLowerCase())) ?? null;
  }

  /** A Q.850 cause; one that no table has is explained by its class. */
  q850(cause: number): Q850Cause {
    if (!q850Facts(cause)) return explainCause(cause, this.#texts);
    let entry = this.#causes.get(cause);
    if (!entry) this.#causes.set(cause, (entry = explainCause(cause, this.#texts)));
    return entry;
  }

  /** Where a cause arose, from the location parameter of Reason (RFC 8606) or its number in Q.850; null when neither knows it. */
  q850Location(location: string | number): string | null {
    const wanted = typeof location === 'number' ? location : location.toUpperCase();
    const known = Q850_LOCATIONS.find((row) => row.token === wanted || row.value === wanted);
    return known ? (this.#texts.q850Locations[known.token] ?? null) : null;
  }

  /** A code of the Warning header (RFC 3261 20.43). */
  warning(code: number): WarningCode {
    return explainWarning(code, this.#texts);
  }

  /** A method; null when no table has it. @param name case counts (RFC 3261 7.1) */
  method(name: string): MethodInfo | null {
    return explainMethod(name, this.#texts);
  }

  /** A protocol of the Reason header; null when it is not registered. */
  reasonProtocol(name: string): ReasonProtocol | null {
    return explainReasonProtocol(name, this.#texts);
  }

  /** Every status code of the table and of the user, in the order of the codes. */
  responses(): ResponseCode[] {
    const codes = new Set(RESPONSE_FACTS.map((facts) => facts.code));
    for (const code of Object.keys(this.overrides)) codes.add(Number(code));
    return [...codes].sort((a, b) => a - b).map((code) => this.response(code));
  }

  /** Every cause of Q.850, then the vendors' own. */
  causes(): Q850Cause[] {
    return [...Q850_FACTS, ...VENDOR_CAUSE_FACTS].map((facts) => this.q850(facts.cause));
  }

  /** Every registered Warning code. */
  warnings(): WarningCode[] {
    return WARNING_CODES.map((code) => this.warning(code));
  }

  /** Every method of the table. */
  methods(): MethodInfo[] {
    return METHODS_KNOWN.flatMap((name) => this.method(name) ?? []);
  }

  /** Every registered protocol of the Reason header. */
  reasonProtocols(): ReasonProtocol[] {
    return REASON_PROTOCOLS.flatMap((name) => this.reasonProtocol(name) ?? []);
  }
}

/** Loads the tables in one language. */
export async function loadCodeTable(language: Language, overrides?: CodeOverrides): Promise<CodeTable> {
  return new CodeTable(language, await loadTexts(language), overrides);
}
