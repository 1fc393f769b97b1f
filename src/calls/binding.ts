import { parseContacts, splitList } from '../sip/grammar.ts';
import type { Message } from '../sip/message.ts';
import type { Registration } from './registration.ts';
import type { Transaction } from './transaction.ts';

/** What is read of REGISTERs and the answers to them, by hand: phones behind NAT register more often than they call. */

/** In any case, and with white space. */
const EXPIRES = /;\s*expires\s*=\s*"?(\d{1,10})/i;
const STALE = /\bstale\s*=\s*"?true/i;

/** What a REGISTER asks for; not at further hops. */
export function seeRegister(registration: Registration, message: Message): void {
  const contacts = message.headers('Contact');
  const expires = message.header('Expires');
  registration.removes = asksToRemove(contacts, expires);
  const [own = null] = contacts;
  registration.contactHash = hostHash(own);
  registration.asked = expiresOf(own) || leadingNumber(expires);
  const { minExpires, asked } = registration;
  if (minExpires > 0 && asked > 0 && asked < minExpires) registration.ignoredMinExpires++;
}

/** What the registrar says to it. */
export function seeAnswer(registration: Registration, transaction: Transaction, message: Message): void {
  const { statusCode: code } = message;
  if (code === 423) registration.minExpires = leadingNumber(message.header('Min-Expires'));
  else if ((code === 401 || code === 407) && transaction.hasCredentials) {
    const challenge = message.header(code === 401 ? 'WWW-Authenticate' : 'Proxy-Authenticate');
    if (challenge !== null && STALE.test(challenge)) registration.staleChallenges++;
  } else if (code >= 200 && code < 300) {
    const contacts = message.headers('Contact');
    const [only = null] = contacts;
    // A registrar may list the address that it saw instead: of one Contact it need not be ours.
    const isOne = contacts.length === 0 || (contacts.length === 1 && !only!.includes(','));
    registration.bindings = isOne ? contacts.length : 0;
    const granting = isOne ? only : ownOf(registration, contacts);
    registration.granted = expiresOf(granting) || leadingNumber(message.header('Expires'));
  }
}

/** That one of several which the REGISTER asked for; counts them. */
function ownOf(registration: Registration, values: readonly string[]): string | null {
  const contacts = values.flatMap((value) => splitList(value));
  registration.bindings = contacts.length;
  return contacts.find((contact) => hostHash(contact) === registration.contactHash) ?? null;
}

/** Tells addresses of record apart, without display name and parameters of the header; 0 when there is none. */
export function addressHash(value: string | null): number {
  if (value === null) return 0;
  const open = value.indexOf('<');
  const end = value.indexOf(open < 0 ? ';' : '>', open + 1);
  return hashText(value, open + 1, end < 0 ? value.length : end);
}

/** Of host and port of a Contact; 0 when there is none. */
function hostHash(value: string | null): number {
  if (value === null || value === '*') return 0;
  const open = value.indexOf('<');
  let start = (open < 0 ? value.indexOf(':') : value.indexOf(':', open)) + 1;
  let end = start;
  for (; end < value.length; end++) {
    const char = value.charCodeAt(end);
    // ; ? > and white space end it, @ ends the user.
    if (char === 0x3b || char === 0x3f || char === 0x3e || char <= 0x20) break;
    if (char === 0x40) start = end + 1;
  }
  return hashText(value, start, end);
}

function hashText(text: string, start: number, end: number): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x9e3779b1) ^ (hash >>> 15);
  return hash === 0 && end > start ? 1 : hash;
}

/** The parameter of a Contact; 0 without one. */
function expiresOf(contact: string | null): number {
  if (contact === null) return 0;
  const usual = contact.indexOf(';expires=');
  if (usual >= 0) return numberAt(contact, usual + 9);
  const digits = EXPIRES.exec(contact)?.[1];
  return digits === undefined ? 0 : Number(digits);
}

function leadingNumber(value: string | null): number {
  return value === null ? 0 : numberAt(value, 0);
}

/** The seconds whose digits begin there, perhaps in quotes; 0 when none do. */
function numberAt(text: string, start: number): number {
  let number = 0;
  for (let at = text.charCodeAt(start) === 0x22 ? start + 1 : start; at < text.length; at++) {
    const digit = text.charCodeAt(at) - 0x30;
    if (digit < 0 || digit > 9) break;
    // delta-seconds end at 2^32 - 1 (RFC 3261 20.19).
    number = Math.min(10 * number + digit, 0xffffffff);
  }
  return number;
}

/** Expires 0, in the header or in every Contact (RFC 3261 10.2.2). */
function asksToRemove(contacts: readonly string[], expires: string | null): boolean {
  // Nearly every REGISTER adds a binding: only one that may say otherwise is worth the grammar.
  if (!isZero(expires) && !contacts.some((value) => /expires\s*=\s*"?0/i.test(value))) return false;
  if (contacts.length === 1 && contacts[0] === '*') return true;
  const bindings = contacts.flatMap((value) => parseContacts(value));
  return bindings.length > 0 && bindings.every(({ params }) => isZero(params.get('expires') ?? expires));
}

function isZero(seconds: string | null): boolean {
  return seconds !== null && /^0+$/.test(seconds.trim());
}
