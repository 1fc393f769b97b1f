import { parseReason, parseRetryAfter, parseWarning, type ReasonValue, type Warning } from '../sip/grammar.ts';
import type { Message } from '../sip/message.ts';

/** What a response to an INVITE says of its cause besides its code. */
export interface ResponseHints {
  /** RFC 3326; Q.850 in responses: RFC 6432. */
  readonly reasons: readonly ReasonValue[];
  /** RFC 3261 20.43. */
  readonly warnings: readonly Warning[];
  /** Seconds (RFC 3261 20.33); null when absent. */
  readonly retryAfter: number | null;
  readonly vendor: readonly VendorHint[];
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

/** A sender that says more than that says it to fill our memory. */
const MOST_VALUES = 8;
const MOST_TEXT = 200;

/** The first letters of the headers above, of Reason, Warning and Retry-After, in lower case. */
const FIRST_LETTERS = new Set([...VENDOR_HEADERS, 'Reason', 'Warning'].map((name) => name.charCodeAt(0) | 0x20));

/** Reads the headers that tell a cause; null when there is none. */
export function hintsOf(message: Message): ResponseHints | null {
  if (!message.hasReason && !mayHint(message)) return null;
  const retryAfter = message.header('Retry-After');
  const hints: ResponseHints = {
    reasons: message.hasReason ? valuesOf(message, 'Reason', parseReason).map(shortReason) : [],
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
  };
  const { reasons, warnings, vendor } = hints;
  return reasons.length + warnings.length + vendor.length === 0 && hints.retryAfter === null ? null : hints;
}

/** Whether a line begins like one of the headers: most refusals have none, and their lines need not be compared by name. */
function mayHint({ bytes, lineStarts, lineCount }: Message): boolean {
  for (let line = 0; line < lineCount; line++) if (FIRST_LETTERS.has(bytes[lineStarts[line]!]! | 0x20)) return true;
  return false;
}

function valuesOf<T>(message: Message, name: string, parse: (value: string) => readonly T[]): T[] {
  return message
    .headers(name)
    .slice(0, MOST_VALUES)
    .flatMap((value) => parse(value))
    .slice(0, MOST_VALUES);
}

function shortReason({ protocol, cause, text, location }: ReasonValue): ReasonValue {
  return {
    protocol: short(protocol),
    cause,
    text: text === null ? null : short(text),
    location: location === null ? null : short(location),
  };
}

function short(text: string): string {
  return text.length > MOST_TEXT ? text.slice(0, MOST_TEXT) : text;
}
