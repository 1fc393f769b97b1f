import { soughtHeader } from '../../sip/header-names.ts';
import type { Message } from '../../sip/message.ts';
import { hashBytes } from '../../util/hash.ts';
import type { LegConfidence, LegStrategy } from './leg.ts';

/** What a leg is found by: a number that two legs of one call share. */
export interface LegKey {
  readonly strategy: LegStrategy;
  readonly confidence: LegConfidence;
  readonly hash: number;
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

/** Headers by which B2BUAs name the Call-ID of the other leg, or a value that all legs share. */
const CALL_ID_HEADERS = ['X-Call-ID', 'X-CID', 'X-Original-Call-ID', 'X-Orig-Call-ID', 'X-Leg-Call-ID', 'X-UCID'];
const TOLD = ['Session-ID', 'P-Charging-Vector', ...CALL_ID_HEADERS].map((name) => soughtHeader(name));
const CALL_ID_TOLD = CALL_ID_HEADERS.map((name) => soughtHeader(name));

/** Longer values are no identifiers. */
const MOST_VALUE = 256;
/** Shorter Call-IDs and session ids may meet by chance. */
const LEAST_CALL_ID = 8;
const LEAST_SESSION_ID = 4;
/** Digits of a number that are compared: countries and prefixes come and go on the way. */
const COMPARED_DIGITS = 8;
const LEAST_DIGITS = 3;

/** Everything that another leg of the same call may share with the one that an initial INVITE begins. */
export function legKeys(message: Message, rules: readonly CorrelateRule[]): LegKey[] {
  const keys: LegKey[] = [];
  for (const { header, pattern } of rules) {
    const value = message.header(header);
    const found = value === null ? null : pattern === null ? value : firstOf(pattern.exec(value));
    if (found) keys.push(keyOf(`header ${header}`, 'certain', found));
  }
  if (message.hasAny(TOLD)) tellKeys(message, keys);
  callIdKeys(message, keys);
  const origin = originHash(message);
  if (origin !== 0) keys.push({ strategy: 'sdp-origin', confidence: 'likely', hash: origin, isLocal: true });
  const numbers = numbersHash(message);
  if (numbers !== 0) keys.push({ strategy: 'numbers', confidence: 'possible', hash: numbers, isLocal: true });
  return keys;
}

function firstOf(match: RegExpExecArray | null): string | null {
  return match === null ? null : (match[1] ?? match[0]);
}

/** Values that were made to be found again. */
function tellKeys(message: Message, keys: LegKey[]): void {
  // RFC 7989: two UUIDs in no order, the nil one until the other end has told its own.
  for (const uuid of message.header('Session-ID')?.match(/[0-9a-f]{32}/gi) ?? [])
    if (!/^0+$/.test(uuid)) keys.push(keyOf('session-id', 'certain', uuid.toLowerCase()));
  if (message.hasAny(CALL_ID_TOLD))
    for (const name of CALL_ID_HEADERS) {
      const value = message.header(name);
      if (value === null) continue;
      keys.push(keyOf('call-id-header', 'certain', value));
      keys.push({ ...keyOf('call-id-header', 'certain', value), hash: textHash('call-id', value), names: 'other' });
    }
  const icid = /(?:^|;)\s*icid-value\s*=\s*(?:"([^"]+)"|([^;"\s]+))/i.exec(message.header('P-Charging-Vector') ?? '');
  // RFC 7315 5.6: one for the whole call, through every network.
  if (icid) keys.push(keyOf('charging-vector', 'likely', icid[1] ?? icid[2]!));
}

function keyOf(strategy: LegStrategy, confidence: LegConfidence, value: string): LegKey {
  return { strategy, confidence, hash: textHash(strategy, value), isLocal: false };
}

function textHash(kind: string, value: string): number {
  const bytes = Buffer.from(`${kind} ${value.trim().slice(0, MOST_VALUE)}`);
  return doubleHash(bytes, 0, bytes.length);
}

const AT = 0x40;
const LF = 0x0a;
const CR = 0x0d;

/**
 * Its own Call-ID, and what it may have been made of: B2BUAs put something short before or behind the Call-ID of the leg
 * that came in, with a separator between.
 */
function callIdKeys(message: Message, keys: LegKey[]): void {
  const { bytes, callIdStart: start, callIdEnd: end } = message;
  if (start < 0 || end - start > MOST_VALUE) return;
  const text = Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
  keys.push({ ...keyOf('call-id-header', 'certain', text), hash: textHash('call-id', text), names: 'own' });
  let at = start;
  while (at < end && bytes[at] !== AT) at++;
  const local = text.slice(0, at - start);
  if (local.length < LEAST_CALL_ID) return;
  keys.push(affixKey(local));
  const stem = /^(?:[a-z0-9]{1,6}[-_.])?(.+?)(?:[-_.](?:b2b[-_.]?)?[a-z0-9]{1,4})?$/i.exec(local)![1]!;
  if (stem !== local && stem.length >= LEAST_CALL_ID) {
    keys.push(affixKey(stem, 'other'));
    const head = /^[a-z0-9]{1,6}[-_.](.+)$/i.exec(local)?.[1];
    const tail = /^(.+?)[-_.](?:b2b[-_.]?)?[a-z0-9]{1,4}$/i.exec(local)?.[1];
    for (const part of [head, tail])
      if (part !== undefined && part !== stem && part.length >= LEAST_CALL_ID) keys.push(affixKey(part, 'other'));
  }
}

function affixKey(local: string, names?: 'other'): LegKey {
  const hash = textHash('call-id-affix', local);
  return { strategy: 'call-id-affix', confidence: 'likely', hash, isLocal: true, ...(names && { names }) };
}

/** Hash of user name, session id and address of `o=` (RFC 8866 5.2), which a B2BUA that leaves media alone passes on; 0 when there is none. */
function originHash({ bytes, bodyStart, end }: Message): number {
  if (bodyStart < 0) return 0;
  let at = bodyStart;
  while (at + 2 < end && !(bytes[at] === LF && bytes[at + 1] === 0x6f && bytes[at + 2] === 0x3d)) at++;
  if (at + 2 >= end) return 0;
  let lineEnd = at + 3;
  while (lineEnd < end && bytes[lineEnd] !== CR && bytes[lineEnd] !== LF) lineEnd++;
  const [name, id, , , , address] = Buffer.from(bytes.buffer, bytes.byteOffset + at + 3, lineEnd - at - 3)
    .toString('latin1')
    .split(' ');
  if (address === undefined || id!.length < LEAST_SESSION_ID || address === '0.0.0.0') return 0;
  return textHash('sdp-origin', `${name} ${id} ${address}`);
}

/** Hash of the last digits of caller and callee; 0 when either is no number, or too short to tell anything. */
function numbersHash(message: Message): number {
  const { bytes, startLineTextStart: start, startLineTextEnd: end } = message;
  if (end - start > MOST_VALUE) return 0;
  const called = lastDigits(Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1'));
  if (called === '') return 0;
  const caller = lastDigits(message.header('From')?.slice(0, MOST_VALUE) ?? '');
  return caller === '' ? 0 : textHash('numbers', `${caller} ${called}`);
}

function lastDigits(value: string): string {
  const user = /(?:sips?|tel):\+?([0-9][0-9.\-()]*)(?=[@;:>]|$)/i.exec(value)?.[1] ?? '';
  const digits = user.replace(/\D/g, '');
  return digits.length < LEAST_DIGITS ? '' : digits.slice(-COMPARED_DIGITS);
}

/** 53 bits of hash: among the legs of a minute no two meet by chance. */
function doubleHash(bytes: Uint8Array, start: number, end: number): number {
  const high = hashBytes(bytes, start + 1, end) & 0x1f_ffff;
  return high * 2 ** 32 + (hashBytes(bytes, start, end) >>> 0);
}
