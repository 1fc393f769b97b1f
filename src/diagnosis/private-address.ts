import { parseContacts, type NameAddr } from '../sip/grammar.ts';
import { isLocalHost } from '../util/ip-class.ts';
import type { CaseMessage } from './case-message.ts';

/** Longer ones are hostile. */
const MOST_VIA = 1024;

/** URI parameters by which a peer knows that it is to use the connection at hand: RFC 5626 5.4, and Kamailio's own. */
const KEEPS_TO_FLOW = ['ob', 'alias'];

export function contactOf(message: CaseMessage): NameAddr | null {
  const value = message.header('Contact');
  return value === null ? null : (parseContacts(value)[0] ?? null);
}

/** The uppermost Via as rules need it. */
export interface TopVia {
  /** In upper case, such as `UDP`. */
  readonly transport: string;
  readonly host: string;
  readonly port: number | null;
  /** Names in lower case; a parameter without a value has an empty one. */
  readonly params: ReadonlyMap<string, string>;
}

const VIA = /^SIP *\/ *2\.0 *\/ *([\w-]+)[ \t]+(\[[^\]]+\]|[^\s:;,]+)(?: *: *(\d{1,5}))?(.*)$/is;

/**
 * The uppermost Via: of a request that of its sender. Null when it makes no sense, or is not known. By hand: no two Vias are
 * alike, and the grammar takes a hundred times as long.
 */
export function topVia(message: CaseMessage): TopVia | null {
  const value = message.header('Via');
  const found = value === null ? null : VIA.exec(firstOf(value).slice(0, MOST_VIA));
  if (!found) return null;
  const [, transport = '', host = '', port, rest = ''] = found;
  const params = rest
    .split(';')
    .slice(1)
    .map((param): [string, string] => {
      const equals = param.indexOf('=');
      const name = equals < 0 ? param : param.slice(0, equals);
      return [name.trim().toLowerCase(), equals < 0 ? '' : param.slice(equals + 1).trim()];
    });
  return {
    transport: transport.toUpperCase(),
    host,
    port: port === undefined ? null : Number(port),
    params: new Map(params),
  };
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
