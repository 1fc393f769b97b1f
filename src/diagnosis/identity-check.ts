import { parseAddress } from '../sip/address.ts';
import { parsePassport, type Passport } from '../sip/passport.ts';
import { splitUri } from '../sip/uri-parts.ts';
import type { CaseMessage } from './case-message.ts';

/** What can be seen to be wrong with a signed identity without verifying it. What is right, or not known, is null. */
export interface IdentityCheck {
  /** Whether there is any Identity header. */
  readonly isSigned: boolean;
  /** Whether at least one of them can be read. */
  readonly isReadable: boolean;
  /** The first PASSporT that can be read: that of the caller's number, not of a diversion. */
  readonly passport: Passport | null;
  /** Seconds from its signing to the message that carried it, where those are too many, or less than none. */
  readonly age: number | null;
  /** The signed number of the caller, and that of the message, where they are not the same. */
  readonly orig: readonly [signed: string, sent: string] | null;
  readonly dest: readonly [signed: string, sent: string] | null;
  /** The address of the certificate, where nobody can fetch it. */
  readonly certificate: string | null;
  /** The algorithm, where it is not the one that all know. */
  readonly algorithm: string | null;
}

/** RFC 8224 6.2 recommends 60 s. */
const FRESH_SECONDS = 60;
const MOST_HEADERS = 4;

/** Looks at the Identity headers of an INVITE; null when its bytes were not kept. */
export function checkIdentity(request: CaseMessage): IdentityCheck | null {
  if (request.message === null) return null;
  const values = request.headers('Identity').slice(0, MOST_HEADERS);
  const passports = values.flatMap((value) => parsePassport(value) ?? []);
  const passport = passports.find(({ ppt }) => ppt === null || ppt === 'shaken') ?? null;
  const { orig = null, dest = [], alg = null } = passport ?? {};
  const certificate = passport?.x5u ?? passport?.info ?? null;
  return {
    isSigned: values.length > 0,
    isReadable: passports.length > 0,
    passport,
    age: passport === null ? null : wrongAge(passport, request),
    orig:
      orig === null
        ? null
        : differing([orig], [...numbersIn(request, 'P-Asserted-Identity'), ...numbersIn(request, 'From')]),
    dest: dest.length === 0 ? null : differing(dest, numbersIn(request, 'To')),
    certificate: certificate !== null && !isFetchable(certificate) ? certificate : null,
    algorithm: alg !== null && alg.toUpperCase() !== 'ES256' ? alg : null,
  };
}

function wrongAge({ iat, isCompact }: Passport, request: CaseMessage): number | null {
  // The clock of a log may be hours away: few tell their time zone.
  if (request.isLine) return null;
  // The compact form is signed with the time in Date (RFC 8224 4.1).
  const signed = isCompact ? Date.parse(request.header('Date')?.slice(0, 64) ?? '') / 1000 : iat;
  if (signed === null || Number.isNaN(signed - request.micros)) return null;
  const age = Math.round(request.micros / 1e6 - signed);
  return Math.abs(age) > FRESH_SECONDS ? age : null;
}

/** The user parts that a header names; those that are no numbers are left out. */
function numbersIn(request: CaseMessage, name: string): string[] {
  return request
    .headers(name)
    .slice(0, MOST_HEADERS)
    .flatMap((value) => value.split(/,(?=\s*["<])/))
    .flatMap((value) => parseAddress(value).user ?? [])
    .filter((user) => digitsOf(user) !== '');
}

/** The first of both, when none of the one is any of the other; null too where there is nothing to compare. */
function differing(signed: readonly string[], sent: readonly string[]): readonly [string, string] | null {
  const numbers = signed.map((value) => splitUri(value).user ?? value).filter((value) => digitsOf(value) !== '');
  if (numbers.length === 0 || sent.length === 0) return null;
  if (numbers.some((one) => sent.some((other) => isSameNumber(digitsOf(one), digitsOf(other))))) return null;
  return [numbers[0]!, sent[0]!];
}

/** A signer puts the country code before a national number (RFC 8224 8.3): the end tells. */
function isSameNumber(one: string, other: string): boolean {
  return one === other || (Math.min(one.length, other.length) >= 6 && (isTail(one, other) || isTail(other, one)));
}

function isTail(whole: string, tail: string): boolean {
  return whole.endsWith(tail.replace(/^0+/, ''));
}

/** The digits of a telephone number however it is written; empty when it is none. */
function digitsOf(text: string): string {
  const number = text.slice(0, 64).replace(/;[\s\S]*$/, '');
  return /^\+?[\d\s().-]*$/.test(number) ? number.replace(/\D/g, '') : '';
}

/** SHAKEN asks for https (ATIS-1000074). */
function isFetchable(address: string): boolean {
  return URL.canParse(address) && /^https:\/\/[^/]/i.test(address);
}
