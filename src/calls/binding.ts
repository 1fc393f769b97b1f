import { parseContacts, splitList } from '../sip/grammar.ts';
import type { Message } from '../sip/message.ts';
import type { Registration } from './registration.ts';
import type { Transaction } from './transaction.ts';

/** What is read of REGISTERs and the answers to them, by hand: phones behind NAT register more often than they call. */

const EXPIRES = /;\s*expires\s*=\s*"?(\d{1,10})/i;
const MIN_EXPIRES = /^\s*(\d{1,10})/;
const STALE = /\bstale\s*=\s*"?true/i;

/** What a REGISTER asks for; not at further hops. */
export function seeRegister(registration: Registration, message: Message): void {
  const contacts = message.headers('Contact');
  const expires = message.header('Expires');
  registration.removes = asksToRemove(contacts, expires);
  const [own = null] = contacts;
  registration.contactHash = hostHash(own);
  registration.asked = secondsOf(EXPIRES, own) || secondsOf(MIN_EXPIRES, expires);
  const { minExpires, asked } = registration;
  if (minExpires > 0 && asked > 0 && asked < minExpires) registration.ignoredMinExpires++;
}

/** What the registrar says to it. */
export function seeAnswer(registration: Registration, transaction: Transaction, message: Message): void {
  const { statusCode: code } = message;
  if (code === 423) registration.minExpires = secondsOf(MIN_EXPIRES, message.header('Min-Expires'));
  else if ((code === 401 || code === 407) && transaction.hasCredentials) {
    const challenge = message.header(code === 401 ? 'WWW-Authenticate' : 'Proxy-Authenticate');
    if (challenge !== null && STALE.test(challenge)) registration.staleChallenges++;
  } else if (code >= 200 && code < 300) {
    const contacts = message.headers('Contact').flatMap((value) => (value.includes(',') ? splitList(value) : [value]));
    registration.bindings = contacts.length;
    const own = contacts.find((contact) => hostHash(contact) === registration.contactHash);
    // A registrar may list the address that it saw instead.
    const granting = own ?? (contacts.length === 1 ? contacts[0]! : null);
    registration.granted = secondsOf(EXPIRES, granting) || secondsOf(MIN_EXPIRES, message.header('Expires'));
  }
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

function secondsOf(pattern: RegExp, text: string | null): number {
  const digits = text === null ? undefined : pattern.exec(text)?.[1];
  return digits === undefined ? 0 : Number(digits);
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
