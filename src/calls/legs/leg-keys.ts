import { soughtHeader } from '../../sip/header-names.ts';
import type { Message } from '../../sip/message.ts';
import { hashBytes } from '../../util/hash.ts';
import { isSeparator } from '../dialled-prefix.ts';
import type { LegConfidence, LegStrategy } from './leg.ts';

/** What a kind of key tells. */
export interface KeyKind {
  readonly strategy: LegStrategy;
  readonly confidence: LegConfidence;
  /** Only where the later leg comes from the host that the earlier one went to. */
  readonly isLocal: boolean;
  /** `own`: what the later leg calls it by. `other`: what it calls the earlier one by. Left out: what both share. */
  readonly names?: 'own' | 'other';
}

/** A rule of the user's: `--correlate-header NAME[:REGEX]`. The first group of the expression counts, else the whole match. */
export interface CorrelateRule {
  readonly header: string;
  readonly pattern: RegExp | null;
}

const SHARED = { isLocal: false } as const;
const SESSION_ID: KeyKind = { strategy: 'session-id', confidence: 'certain', ...SHARED };
const CALL_ID_HEADER: KeyKind = { strategy: 'call-id-header', confidence: 'certain', ...SHARED };
const CALL_ID_OF_OTHER: KeyKind = { ...CALL_ID_HEADER, names: 'other' };
const CALL_ID: KeyKind = { ...CALL_ID_HEADER, names: 'own' };
const ICID: KeyKind = { strategy: 'charging-vector', confidence: 'likely', ...SHARED };
const AFFIX: KeyKind = { strategy: 'call-id-affix', confidence: 'likely', isLocal: true };
const AFFIX_OF_OTHER: KeyKind = { ...AFFIX, names: 'other' };
const ORIGIN: KeyKind = { strategy: 'sdp-origin', confidence: 'likely', isLocal: true };
const NUMBERS: KeyKind = { strategy: 'numbers', confidence: 'possible', isLocal: true };

/** What makes equal bytes of different kinds different keys. */
const SEED = { shared: 1, sessionId: 2, callIdHeader: 3, callId: 4, icid: 5, affix: 6, origin: 7, numbers: 8 } as const;

/** Headers by which B2BUAs name the Call-ID of the other leg, or a value that all legs share. */
const CALL_ID_HEADERS = ['X-Call-ID', 'X-CID', 'X-Original-Call-ID', 'X-Orig-Call-ID', 'X-Leg-Call-ID', 'X-UCID'];
const TOLD = ['Session-ID', ...CALL_ID_HEADERS].map((name) => soughtHeader(name));

/** Keys of one leg; nobody sends more in earnest. */
const MOST_KEYS = 24;
/** Longer values are no identifiers. */
const MOST_VALUE = 256;
/** Shorter Call-IDs and session ids may meet by chance. */
const LEAST_CALL_ID = 8;
const LEAST_SESSION_ID = 4;
/** Digits of a number that are compared: countries and prefixes come and go on the way. */
const COMPARED_DIGITS = 8;
const LEAST_DIGITS = 3;
/** What is put before or behind a Call-ID is short. */
const MOST_HEAD = 6;
const MOST_TAIL = 8;

const ICID_VALUE = 'icid-value=';

const AT = 0x40;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const LETTER_O = 0x6f;
const EQUALS = 0x3d;

/**
 * Everything that another leg of the same call may share with the one that an initial INVITE begins: kinds, and two hashes
 * of each value. One object is used for all legs, and strings are made only of what few messages have.
 */
export class LegKeys {
  count = 0;
  readonly kinds: KeyKind[] = [];
  readonly low = new Int32Array(MOST_KEYS);
  readonly high = new Int32Array(MOST_KEYS);
  readonly #rules: readonly { rule: CorrelateRule; kind: KeyKind }[];
  /** The digits of caller and callee. */
  readonly #numbers = new Uint8Array(2 * COMPARED_DIGITS + 1);

  constructor(rules: readonly CorrelateRule[]) {
    this.#rules = rules.map((rule) => ({
      rule,
      kind: { strategy: `header ${rule.header}`, confidence: 'certain', isLocal: false },
    }));
  }

  /** Reads an initial INVITE. */
  read(message: Message): void {
    this.count = 0;
    for (const { rule, kind } of this.#rules) this.#byRule(message, rule, kind);
    if (message.hasAny(TOLD)) this.#told(message);
    this.#icid(message);
    this.#callId(message);
    this.#origin(message);
    this.#bothNumbers(message);
  }

  #byRule(message: Message, { header, pattern }: CorrelateRule, kind: KeyKind): void {
    const value = message.header(header);
    const match = value === null || pattern === null ? null : pattern.exec(value);
    const found = pattern === null ? value : match === null ? null : (match[1] ?? match[0]);
    if (found) this.#text(kind, SEED.shared, `${header.toLowerCase()} ${found}`);
  }

  /** Headers that were made to tell legs. */
  #told(message: Message): void {
    // RFC 7989: two UUIDs in no order, the nil one until the other end has told its own.
    for (const uuid of message.header('Session-ID')?.match(/[0-9a-f]{32}/gi) ?? [])
      if (!/^0+$/.test(uuid)) this.#text(SESSION_ID, SEED.sessionId, uuid.toLowerCase());
    for (const name of CALL_ID_HEADERS) {
      const value = message.header(name);
      if (value === null) continue;
      this.#text(CALL_ID_HEADER, SEED.callIdHeader, value);
      const bytes = Buffer.from(value, 'latin1');
      this.#add(CALL_ID_OF_OTHER, SEED.callId, bytes, 0, Math.min(bytes.length, MOST_VALUE));
    }
  }

  /** RFC 7315 5.6: one for the whole call, through every network. */
  #icid(message: Message): void {
    const vector = message.header('P-Charging-Vector');
    if (vector === null) return;
    // Nearly always it is written so; an expression takes ten times as long.
    const from = vector.startsWith(ICID_VALUE) ? ICID_VALUE.length : -1;
    const end = vector.indexOf(';');
    const plain = from < 0 || vector[from] === '"' ? null : vector.slice(from, end < 0 ? vector.length : end);
    const icid = plain === null ? /(?:^|;)\s*icid-value\s*=\s*(?:"([^"]+)"|([^;"\s]+))/i.exec(vector) : null;
    const value = plain ?? icid?.[1] ?? icid?.[2];
    if (value) this.#text(ICID, SEED.icid, value);
  }

  /**
   * Its own Call-ID, and what it may have been made of: B2BUAs put something short before or behind the Call-ID of the leg
   * that came in, with a separator between.
   */
  #callId({ bytes, callIdStart: start, callIdEnd: end }: Message): void {
    if (start < 0 || end - start > MOST_VALUE) return;
    this.#add(CALL_ID, SEED.callId, bytes, start, end);
    let local = start;
    while (local < end && bytes[local] !== AT) local++;
    if (local - start < LEAST_CALL_ID) return;
    this.#add(AFFIX, SEED.affix, bytes, start, local);
    // The word before the first separator, and the last two words.
    let head = start;
    while (head < local && head - start <= MOST_HEAD && isWord(bytes[head]!)) head++;
    const hasHead = head > start && head - start <= MOST_HEAD && head < local;
    let tail = local - 1;
    while (tail > start && isWord(bytes[tail]!)) tail--;
    const lastWord = tail;
    if (hasHead) this.#stem(bytes, head + 1, local);
    for (let words = 0; words < 2 && tail > start && local - tail <= MOST_TAIL; words++) {
      this.#stem(bytes, start, tail);
      if (hasHead) this.#stem(bytes, head + 1, tail);
      tail--;
      while (tail > start && isWord(bytes[tail]!)) tail--;
      if (tail === lastWord) break;
    }
  }

  #stem(bytes: Uint8Array, start: number, end: number): void {
    if (end - start >= LEAST_CALL_ID) this.#add(AFFIX_OF_OTHER, SEED.affix, bytes, start, end);
  }

  /** User name, session id and address of `o=` (RFC 8866 5.2), which a B2BUA that leaves media alone passes on. */
  #origin({ bytes, bodyStart, end }: Message): void {
    if (bodyStart < 0) return;
    let at = bodyStart;
    while (at + 2 < end && !(bytes[at] === LF && bytes[at + 1] === LETTER_O && bytes[at + 2] === EQUALS)) at++;
    if (at + 2 >= end) return;
    const start = at + 3;
    let lineEnd = start;
    while (lineEnd < end && bytes[lineEnd] !== CR && bytes[lineEnd] !== LF) lineEnd++;
    const idStart = afterSpace(bytes, start, lineEnd);
    const versionStart = afterSpace(bytes, idStart, lineEnd);
    const netStart = afterSpace(bytes, versionStart, lineEnd);
    if (netStart === lineEnd || versionStart - 1 - idStart < LEAST_SESSION_ID) return;
    // SIPp's scenarios have one session id for all calls of all users.
    if (hashBytes(bytes, idStart, versionStart - 1) === SIPP_SESSION) return;
    const address = hashBytes(bytes, netStart, lineEnd);
    this.#add(ORIGIN, SEED.origin ^ address, bytes, start, versionStart);
  }

  /** The last digits of caller and callee; none when either is no number, or too short to tell anything. */
  #bothNumbers(message: Message): void {
    const { bytes, startLineTextStart: start, startLineTextEnd: end } = message;
    const called = this.#digits(bytes, start, end, 0);
    if (called < LEAST_DIGITS) return;
    const line = message.lineOf(FROM);
    if (line < 0) return;
    const caller = this.#digits(bytes, message.lineStarts[line]!, message.lineStarts[line + 1]!, COMPARED_DIGITS + 1);
    if (caller < LEAST_DIGITS) return;
    let low: number = SEED.numbers;
    let high = 0;
    for (const digit of this.#numbers) {
      low = Math.imul(low ^ digit, 0x9e3779b1) ^ (low >>> 15);
      high = Math.imul(high ^ digit, 0x85ebca6b) ^ (high >>> 13);
    }
    this.#put(NUMBERS, low, high);
  }

  /**
   * Copies the last digits of the number in the first SIP or tel URI, right-aligned, to `#numbers`.
   * @returns how many digits it has; 0 when its user part is no number
   */
  #digits(bytes: Uint8Array, from: number, end: number, to: number): number {
    const digits = this.#numbers;
    const start = uriUser(bytes, from, Math.min(end, from + MOST_VALUE));
    let at = start;
    let count = 0;
    for (; at < end; at++) {
      const byte = bytes[at]!;
      if (isDigit(byte)) count++;
      else if (!isSeparator(byte)) break;
    }
    // From the last digit back, as the country and the prefix in front may be left out.
    let behind = at;
    for (let place = to + COMPARED_DIGITS - 1, left = count; place >= to; place--, left--) {
      if (left <= 0) digits[place] = 0;
      else {
        while (!isDigit(bytes[--behind]!));
        digits[place] = bytes[behind]!;
      }
    }
    return start < 0 || isAlphanumeric(bytes[at] ?? 0) ? 0 : count;
  }

  #text(kind: KeyKind, seed: number, value: string): void {
    const text = value.trim();
    const end = Math.min(text.length, MOST_VALUE);
    let low = seed;
    let high = ~seed;
    for (let i = 0; i < end; i++) {
      const code = text.charCodeAt(i);
      low = Math.imul(low ^ code, 0x9e3779b1) ^ (low >>> 15);
      high = Math.imul(high ^ code, 0x85ebca6b) ^ (high >>> 13);
    }
    this.#put(kind, low, high);
  }

  #put(kind: KeyKind, low: number, high: number): void {
    if (this.count === MOST_KEYS) return;
    const at = this.count++;
    this.kinds[at] = kind;
    this.low[at] = low;
    this.high[at] = high;
  }

  /** Two hashes, of which the second begins a byte later: of the legs of a minute no two meet by chance. */
  #add(kind: KeyKind, seed: number, bytes: Uint8Array, start: number, end: number): void {
    this.#put(
      kind,
      Math.imul(hashBytes(bytes, start, end) ^ seed, 0x9e3779b1),
      hashBytes(bytes, start + 1, end) ^ seed,
    );
  }
}

const FROM = soughtHeader('From');
const SIPP_SESSION_ID = new TextEncoder().encode('53655765');
const SIPP_SESSION = hashBytes(SIPP_SESSION_ID, 0, SIPP_SESSION_ID.length);

/** Where the user part of the first `sip:`, `sips:` or `tel:` begins, a + left out; -1 when there is none. */
function uriUser(bytes: Uint8Array, from: number, end: number): number {
  for (let at = from + 3; at < end; at++) {
    if (bytes[at] !== 0x3a) continue;
    const word = (bytes[at - 3]! << 16) | (bytes[at - 2]! << 8) | bytes[at - 1]! | 0x202020;
    // sip, ips, tel
    if (word === 0x736970 || word === 0x697073 || word === 0x74656c) return bytes[at + 1] === 0x2b ? at + 2 : at + 1;
  }
  return -1;
}

function afterSpace(bytes: Uint8Array, from: number, end: number): number {
  let at = from;
  while (at < end && bytes[at] !== SPACE) at++;
  return at < end ? at + 1 : end;
}

/** Not one of the separators - _ . of Call-IDs. */
function isWord(byte: number): boolean {
  return byte !== 0x2d && byte !== 0x5f && byte !== 0x2e;
}

function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}

function isAlphanumeric(byte: number): boolean {
  const letter = byte | 0x20;
  return isDigit(byte) || (letter >= 0x61 && letter <= 0x7a);
}
