import { parseContacts, parseVia, type NameAddr, type Via } from '../sip/grammar.ts';
import { isLocalHost } from '../util/ip-class.ts';
import type { CaseMessage } from './case-message.ts';

/** URI parameters by which a peer knows that it is to use the connection at hand: RFC 5626 5.4, and Kamailio's own. */
const KEEPS_TO_FLOW = ['ob', 'alias'];

export function contactOf(message: CaseMessage): NameAddr | null {
  const value = message.header('Contact');
  return value === null ? null : (parseContacts(value)[0] ?? null);
}

/** The uppermost Via: of a request that of its sender. Null when it makes no sense, or is not known. */
export function topVia(message: CaseMessage): Via | null {
  const value = message.header('Via');
  return value === null ? null : parseVia(firstOf(value));
}

/**
 * The private host that a message from a public address names as its Contact; null when it names none, or when something
 * in it mends that: the sender stays in the way (Record-Route, RFC 3261 16.6 step 4), or asks for the flow (RFC 5626).
 */
export function privateContactHost(message: CaseMessage): string | null {
  if (!message.isFromGlobal) return null;
  const uri = contactOf(message)?.uri;
  if (uri === undefined || uri.host === null || !isLocalHost(uri.host)) return null;
  if (KEEPS_TO_FLOW.some((name) => uri.params.has(name))) return null;
  return staysInTheWay(message) ? null : uri.host;
}

/** Whether the sender, or a host of unknown address that may be it, is in Record-Route. */
function staysInTheWay(message: CaseMessage): boolean {
  const routes = message.headers('Record-Route').flatMap((value) => parseContacts(value));
  return routes.some(({ uri: { host } }) => host === null || host === message.senderHost || !/^[\d.]+$|^\[/.test(host));
}

/**
 * The private address that a session description from a public address wants its audio sent to; null when there is none,
 * or when ICE (RFC 8445) finds another. 0.0.0.0 is an old form of hold (RFC 3264 8.4).
 */
export function privateMediaHost(message: CaseMessage): string | null {
  if (!message.isFromGlobal) return null;
  const used = (message.sdp?.media ?? []).filter(({ port }) => port > 0);
  if (used.length === 0 || used.some(({ hasIce }) => hasIce)) return null;
  const host = used[0]!.address;
  return host !== null && host !== '0.0.0.0' && isLocalHost(host) ? host : null;
}

/** The first element of a comma list whose elements may be many. */
function firstOf(value: string): string {
  const comma = value.indexOf(',');
  return comma < 0 ? value : value.slice(0, comma);
}
