import { Buffer } from 'node:buffer';
import { splitParams } from './split-value.ts';

/** What an Identity header says (RFC 8224 4): its PASSporT (RFC 8225), not verified. What is not there is null. */
export interface Passport {
  /** Only the signature was sent: header and claims are to be made from the message (RFC 8224 4.1.1, compact form). */
  readonly isCompact: boolean;
  /** `ES256` is the only one that all know. */
  readonly alg: string | null;
  /** Its extension: `shaken` (RFC 8588), `div` (RFC 8946), `rph`, `rcd`. */
  readonly ppt: string | null;
  /** Where the certificate is, as the token says and as the parameter `info` says. */
  readonly x5u: string | null;
  readonly info: string | null;
  /** Telephone number or URI of who calls, and of who is called. */
  readonly orig: string | null;
  readonly dest: readonly string[];
  /** When it was signed, seconds since the epoch. */
  readonly iat: number | null;
  /** How sure the signer is of the caller: `A`, `B`, `C` (RFC 8588). */
  readonly attest: string | null;
}

/** A token of more claims than calls have is not read. */
const MOST_LENGTH = 16_384;
const MOST_NUMBERS = 16;
const BASE64URL = /^[A-Za-z0-9_-]*={0,2}$/;

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads the value of an Identity header; null when it is no PASSporT, such as one of RFC 4474, or damaged. Nothing is
 * fetched and no signature verified.
 */
export function parsePassport(value: string): Passport | null {
  if (value.length > MOST_LENGTH) return null;
  const [token, params] = splitParams(value);
  const parts = token.replace(/\s+/g, '').split('.');
  if (parts.length !== 3) return null;
  const [head, body, signature] = parts as [string, string, string];
  if (signature === '' || !BASE64URL.test(signature)) return null;
  const isCompact = head === '' && body === '';
  const header: Json | null = isCompact ? {} : jsonOf(head);
  const claims: Json | null = isCompact ? {} : jsonOf(body);
  if (header === null || claims === null) return null;
  return {
    isCompact,
    alg: textOf(header['alg']) ?? params.get('alg') ?? null,
    ppt: textOf(header['ppt']) ?? params.get('ppt') ?? null,
    x5u: textOf(header['x5u']),
    info: params.get('info')?.replace(/^<|>$/g, '') ?? null,
    orig: identitiesOf(claims['orig'])[0] ?? null,
    dest: identitiesOf(claims['dest']),
    iat: timeOf(claims['iat']),
    attest: textOf(claims['attest']),
  };
}

/** An object in JSON in base64url; null when it is something else. */
function jsonOf(part: string): Json | null {
  if (!BASE64URL.test(part)) return null;
  try {
    return objectOf(JSON.parse(Buffer.from(part, 'base64url').toString('utf8')) as unknown);
  } catch {
    // No JSON.
    return null;
  }
}

function objectOf(value: unknown): Json | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : null;
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A NumericDate; some write it as text. */
function timeOf(value: unknown): number | null {
  if (typeof value === 'string' && /^\d{1,12}$/.test(value)) return Number(value);
  return typeof value === 'number' && value >= 0 && value < 1e12 ? value : null;
}

/** The telephone numbers, then the URIs, of `orig` or `dest` (RFC 8225 5.2.1). */
function identitiesOf(value: unknown): string[] {
  const claim = objectOf(value);
  if (claim === null) return [];
  return [claim['tn'], claim['uri']]
    .flatMap((member) => (Array.isArray(member) ? (member.slice(0, MOST_NUMBERS) as unknown[]) : [member]))
    .filter((member) => typeof member === 'string');
}
