import { BoundedCache } from '../sip/bounded-cache.ts';
import { parseRetryAfter, parseWarning, type ReasonValue, type Warning } from '../sip/grammar.ts';
import { soughtHeader } from '../sip/header-names.ts';
import { isupCauseOf, type IsupCause } from '../sip/isup.ts';
import type { Message } from '../sip/message.ts';
import { reasonsOf } from './reason-of.ts';
import { short, valuesOf } from './short-values.ts';

/** What a response to an INVITE says of its cause besides its code. */
export interface ResponseHints {
  /** RFC 3326; Q.850 in responses: RFC 6432. */
  readonly reasons: readonly ReasonValue[];
  /** RFC 3261 20.43. */
  readonly warnings: readonly Warning[];
  /** Seconds (RFC 3261 20.33); null when absent. */
  readonly retryAfter: number | null;
  readonly vendor: readonly VendorHint[];
  /** Of the ISUP message that SIP-I carries in the body; null when there is none. */
  readonly isup: IsupCause | null;
}

/** A header that is no standard's, or that standards leave to people (Error-Info, RFC 3261 20.18). */
export interface VendorHint {
  /** As in `VENDOR_HEADERS`. */
  readonly header: string;
  readonly value: string;
}

/** Headers in which products tell causes. */
const VENDOR_HEADERS = [
  'X-Asterisk-HangupCauseCode',
  'X-Asterisk-HangupCause',
  'X-Hangup-Cause',
  'ms-diagnostics',
  'ms-diagnostics-public',
  'Error-Info',
] as const;

/** All that is read here. */
const HEADERS = [...VENDOR_HEADERS, 'Reason', 'Warning', 'Retry-After'].map((name) => soughtHeader(name));

/** What the headers of a response say: most say what others said. */
const KNOWN = new BoundedCache<ResponseHints | null, number>(1024);

/** Reads the headers that tell a cause; null when there is none. */
export function hintsOf(message: Message): ResponseHints | null {
  const isup = isupCauseOf(message);
  const told = message.hashOf(HEADERS);
  // Most refusals have none.
  if (told === 0) return isup === null ? null : readHints(message, isup);
  return isup === null ? KNOWN.get(told, () => readHints(message, null)) : readHints(message, isup);
}

function readHints(message: Message, isup: IsupCause | null): ResponseHints | null {
  const retryAfter = message.header('Retry-After');
  const hints: ResponseHints = {
    reasons: reasonsOf(message),
    warnings: valuesOf(message, 'Warning', parseWarning).map((w) => ({
      ...w,
      agent: short(w.agent),
      text: short(w.text),
    })),
    retryAfter: retryAfter === null ? null : parseRetryAfter(retryAfter),
    vendor: VENDOR_HEADERS.flatMap((header) => {
      const value = message.header(header);
      return value === null || value === '' ? [] : [{ header, value: short(value) }];
    }),
    isup,
  };
  const { reasons, warnings, vendor } = hints;
  const isEmpty = reasons.length + warnings.length + vendor.length === 0 && hints.retryAfter === null && isup === null;
  return isEmpty ? null : hints;
}
