import { parseAddress } from './address.ts';
import { BoundedCache } from './bounded-cache.ts';
import { parseByGrammar, type Rule } from './jssip-grammar.ts';
import { type Params, splitList, splitParams, unquote } from './split-value.ts';
import { splitUri } from './uri-parts.ts';

export { splitList } from './split-value.ts';

/**
 * Values are read by hand, as far as they make sense. `lenient`: the grammar rejects the value; told when asked for, for the
 * grammar takes a hundred times as long.
 */
interface Parsed {
  readonly lenient: boolean;
}

/** A URI; what a scheme does not have is null. */
export interface SipUri extends Parsed {
  /** As sent. */
  text: string;
  /** In lower case. */
  scheme: string;
  user: string | null;
  /** IPv6 in brackets. */
  host: string | null;
  port: number | null;
  params: Params;
}

/** The value of From, To, Contact, Route and their like (RFC 3261 20.10). */
export interface NameAddr extends Parsed {
  display: string | null;
  uri: SipUri;
  params: Params;
}

/** One Via (RFC 3261 20.42). */
export interface Via extends Parsed {
  /** In upper case, such as `UDP`. */
  transport: string;
  host: string;
  port: number | null;
  branch: string | null;
  params: Params;
}

/** One value of Reason (RFC 3326; `location`: RFC 8606). */
export interface ReasonValue {
  protocol: string;
  cause: number | null;
  text: string | null;
  location: string | null;
}

/** One value of Warning (RFC 3261 20.43). */
export interface Warning {
  code: number;
  agent: string;
  text: string;
}

/** A challenge of WWW-Authenticate or Proxy-Authenticate (RFC 3261 20.44). */
export interface Challenge extends Parsed {
  /** In lower case. */
  scheme: string;
  realm: string | null;
  nonce: string | null;
  stale: boolean | null;
  algorithm: string | null;
  params: Params;
}

const CACHE_LIMIT = 1024;
const nameAddrs = new BoundedCache<NameAddr | null>(CACHE_LIMIT);
const vias = new BoundedCache<Via | null>(CACHE_LIMIT);
const uris = new BoundedCache<SipUri | null>(CACHE_LIMIT);
const reasons = new BoundedCache<ReasonValue[]>(CACHE_LIMIT);

/** One value of From, To, Contact, Route, Record-Route or Refer-To; null when it names nobody. Results are shared: do not change them. */
export function parseNameAddr(value: string): NameAddr | null {
  return nameAddrs.get(value, readNameAddr);
}

/** The addresses of a Contact, Route or Record-Route list; the `*` of a REGISTER is none. */
export function parseContacts(value: string): NameAddr[] {
  return splitList(value)
    .map((element) => (element === '*' ? null : parseNameAddr(element)))
    .filter((address) => address !== null);
}

/** One Via; null when it has no sent-by. */
export function parseVia(value: string): Via | null {
  return vias.get(value, readVia);
}

/** A URI of any scheme; null when there is none. */
export function parseUri(value: string): SipUri | null {
  return uris.get(value, readUri);
}

/** Number and method; null when it is not both, or the number is 2^31 or more (RFC 3261 8.1.1.5). */
export function parseCSeq(value: string): { number: number; method: string } | null {
  const parsed = parseByGrammar(value.trim(), 'CSeq') as { value: number; method: string } | null;
  return parsed !== null && parsed.value < 2 ** 31 ? { number: parsed.value, method: parsed.method } : null;
}

/** Null when it is no number. */
export function parseContentLength(value: string): number | null {
  return parseByGrammar(value.trim(), 'Content_Length') as number | null;
}

/** The values of a Reason header, in order. Results are shared: do not change them. */
export function parseReason(value: string): readonly ReasonValue[] {
  return reasons.get(value, readReason);
}

/** The values of a Warning header that have a code of three digits. */
export function parseWarning(value: string): Warning[] {
  return splitList(value).flatMap((element) => {
    const match = /^(\d{3})\s+(\S+)\s*/.exec(element);
    return match ? [{ code: Number(match[1]), agent: match[2]!, text: unquote(element.slice(match[0].length)) }] : [];
  });
}

/** One challenge; null when there is no scheme. */
export function parseChallenge(value: string): Challenge | null {
  const match = /^\s*([^\s=,]+)\s+(\S[\s\S]*)/.exec(value);
  if (!match) return null;
  // Its parameters are separated by commas instead of semicolons, of which there may be any inside quotes only.
  const [, params] = splitParams(`;${splitList(match[2]!).join(';')}`);
  const stale = params.get('stale');
  return {
    scheme: match[1]!.toLowerCase(),
    realm: params.get('realm') ?? null,
    nonce: params.get('nonce') ?? null,
    stale: stale === undefined || stale === null ? null : stale.toLowerCase() === 'true',
    algorithm: params.get('algorithm') ?? null,
    params,
    get lenient() {
      return isRejected(value, 'challenge');
    },
  };
}

/** Seconds, with the comment and the parameters left out (RFC 3261 20.33); null when it is no number. */
export function parseRetryAfter(value: string): number | null {
  return wholeNumber(/^\s*(\d+)\s*(?:[(;]|$)/.exec(value)?.[1]);
}

function readNameAddr(value: string): NameAddr | null {
  const { uri: text, display, rest } = parseAddress(value);
  const uri = text === null ? null : parseUri(text);
  if (uri === null) return null;
  return {
    display,
    uri,
    params: splitParams(rest)[1],
    get lenient() {
      return isRejected(value, 'From');
    },
  };
}

function readUri(value: string): SipUri | null {
  const text = value.trim();
  const { scheme, user, host, rest } = splitUri(text);
  if (scheme === null || !/^[a-z][a-z0-9+.-]*$/.test(scheme)) return null;
  const [port, params] = splitParams(rest.slice(0, rest.indexOf('?') < 0 ? rest.length : rest.indexOf('?')));
  return {
    text,
    scheme,
    user,
    host,
    port: wholeNumber(/^:(\d+)$/.exec(port)?.[1]),
    params,
    get lenient() {
      return isRejected(text, host === null ? 'absoluteURI' : 'SIP_URI');
    },
  };
}

function readVia(value: string): Via | null {
  const [text, params] = splitParams(value);
  const match = /^[^\s/]+\s*\/\s*[^\s/]+\s*\/\s*([^\s/]+)\s+(\[[^\]]*\]|[^\s:]+)\s*(?::\s*(\d+))?/.exec(text);
  if (!match) return null;
  return {
    transport: match[1]!.toUpperCase(),
    host: match[2]!,
    port: wholeNumber(match[3]),
    branch: params.get('branch') ?? null,
    params,
    get lenient() {
      return isRejected(value, 'Via');
    },
  };
}

function readReason(value: string): ReasonValue[] {
  return splitList(value).map((element) => {
    const [protocol, params] = splitParams(element);
    return {
      protocol,
      cause: wholeNumber(params.get('cause')),
      text: params.get('text') ?? null,
      location: params.get('location') ?? null,
    };
  });
}

function isRejected(value: string, rule: Rule): boolean {
  return parseByGrammar(value.trim(), rule) === null;
}

function wholeNumber(text: string | null | undefined): number | null {
  return text !== null && text !== undefined && /^\d{1,15}$/.test(text) ? Number(text) : null;
}
