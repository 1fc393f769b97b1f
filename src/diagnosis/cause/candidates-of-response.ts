import type { VendorHint } from '../../calls/response-hints.ts';
import type { ResponseSighting } from '../../calls/response-sighting.ts';
import type { Transaction } from '../../calls/transaction.ts';
import type { ReasonValue, Warning } from '../../sip/grammar.ts';
import type { CauseCandidate } from './candidate.ts';
import { vaguenessOfQ850, vaguenessOfSip, vaguenessOfStir, vaguenessOfWarning } from './vagueness.ts';

/** What a candidate says, apart from where it stands. */
type Saying = Pick<CauseCandidate, 'source' | 'value' | 'text' | 'vagueness'> &
  Partial<Pick<CauseCandidate, 'q850' | 'location' | 'isIsup'>>;

/** Where a candidate stands. */
type Place = Pick<CauseCandidate, 'retryAfter' | 'position' | 'isLine' | 'timeMicros' | 'isDeciding' | 'isFinal'>;

/** What a cancelled INVITE is answered with (RFC 3261 9.2). */
const CANCELLED = 487;
/** Values become keys of a distribution. */
const MOST_VALUE = 48;

/** Everything that one response says of its cause, its code left out. @param isLine its place is a line of a log */
export function candidatesOfResponse(
  response: ResponseSighting,
  isLine: boolean,
  isDeciding: boolean,
): CauseCandidate[] {
  const { code, hints, q850Cause } = response;
  const sayings: Saying[] = [];
  if (hints !== null) {
    // The gateway's Reason was made of it.
    if (hints.isup !== null)
      sayings.push({ ...ofQ850(hints.isup.cause, null), location: hints.isup.location, isIsup: true });
    for (const reason of hints.reasons) sayings.push(...ofReason(reason, code));
    for (const warning of hints.warnings) sayings.push(ofWarning(warning));
    for (const hint of hints.vendor) sayings.push(...ofVendor(hint, hints.vendor, code));
  } else if (q850Cause !== 0) sayings.push(ofQ850(q850Cause, null));
  const place: Place = {
    retryAfter: hints?.retryAfter ?? null,
    position: response.position,
    isLine,
    timeMicros: response.firstMicros,
    isDeciding,
    isFinal: code >= 200,
  };
  return sayings.map((saying) => candidateOf(saying, place));
}

/** What a CANCEL says of why it was sent (RFC 3326). */
export function candidatesOfCancel(cancel: Transaction, isLine: boolean): CauseCandidate[] {
  const { position, firstMicros: timeMicros } = cancel;
  const place: Place = { retryAfter: null, position, isLine, timeMicros, isDeciding: true, isFinal: false };
  return (cancel.reasons ?? [])
    .flatMap((reason) => ofReason(reason, CANCELLED))
    .map((saying) => candidateOf(saying, place));
}

/** Field by field: spread into one another the objects would take as long as all the rest. */
function candidateOf(saying: Saying, place: Place): CauseCandidate {
  return {
    source: saying.source,
    value: saying.value,
    text: saying.text,
    q850: saying.q850 ?? 0,
    isIsup: saying.isIsup,
    location: saying.location ?? null,
    retryAfter: place.retryAfter,
    position: place.position,
    isLine: place.isLine,
    timeMicros: place.timeMicros,
    vagueness: saying.vagueness,
    isDeciding: place.isDeciding,
    isFinal: place.isFinal,
  };
}

/** One value of Reason (RFC 3326, RFC 6432, RFC 9366; location: RFC 8606). */
function ofReason({ protocol, cause, text, location }: ReasonValue, code: number): Saying[] {
  if (cause === null) return [];
  const name = protocol.toUpperCase();
  if (name === 'Q.850') return [{ ...ofQ850(cause, text), location }];
  if (name === 'SIP') return [{ source: 'sip', value: cause, text, vagueness: vaguenessOfSip(cause, code, text) }];
  const vagueness = name === 'STIR' ? vaguenessOfStir(code) : 1;
  return [{ source: 'sip', value: short(`${protocol} ${cause}`), text, vagueness }];
}

function ofQ850(cause: number, text: string | null): Saying {
  return { source: 'q850', value: cause, text, q850: cause, vagueness: vaguenessOfQ850(cause) };
}

function ofWarning({ code, text }: Warning): Saying {
  return { source: 'warning', value: code, text, vagueness: vaguenessOfWarning(code, text) };
}

function ofVendor({ header, value }: VendorHint, all: readonly VendorHint[], code: number): Saying[] {
  if (header === 'Error-Info') return [{ source: 'vendor', value: header, text: value, vagueness: 3 }];
  if (header.startsWith('ms-diagnostics')) {
    const [, number = '', reason = null] = /^\s*(\d+)(?:.*?;\s*reason="([^"]*))?/i.exec(value) ?? [];
    return [{ source: 'vendor', value: short(`${header} ${number}`.trim()), text: reason ?? value, vagueness: 1 }];
  }
  if (header === CAUSE_CODE) {
    if (!/^\d{1,3}$/.test(value)) return [];
    const q850 = Number(value);
    const text = all.find((hint) => hint.header === CAUSE_TEXT)?.value ?? null;
    return [{ source: 'vendor', value: `${header} ${q850}`, text, q850, vagueness: vaguenessOfQ850(q850) }];
  }
  // The text of a number that stands beside it.
  if (header === CAUSE_TEXT && all.some((hint) => hint.header === CAUSE_CODE)) return [];
  const vagueness = /normal|unspecified|unknown/i.test(value) || isTheCode(value, code) ? 3 : 1;
  return [{ source: 'vendor', value: header, text: value, vagueness }];
}

/** A header that repeats the code of its response says nothing. */
function isTheCode(value: string, code: number): boolean {
  return /^(?:code\s*)?(\d{3})$/i.exec(value.trim())?.[1] === String(code);
}

/** Asterisk's names for a Q.850 cause in two headers. */
const CAUSE_CODE = 'X-Asterisk-HangupCauseCode';
const CAUSE_TEXT = 'X-Asterisk-HangupCause';

function short(text: string): string {
  return text.length > MOST_VALUE ? text.slice(0, MOST_VALUE) : text;
}
