/** The parts of a URI as text; what is not there is null. */
export interface UriParts {
  /** In lower case. */
  scheme: string | null;
  /** Without a password; the number of a tel URI. */
  user: string | null;
  /** IPv6 in brackets; null for schemes without one. */
  host: string | null;
  /** Port, parameters and headers. */
  rest: string;
}

/** Takes a URI apart by hand (RFC 3261 19.1.1, RFC 3966); whatever is wrong with it, it never fails. */
export function splitUri(uri: string): UriParts {
  const colon = uri.indexOf(':');
  if (colon < 0) return { scheme: null, user: null, host: null, rest: '' };
  const scheme = uri.slice(0, colon).toLowerCase();
  const text = uri.slice(colon + 1);
  if (scheme === 'tel') {
    const end = textEnd(text, ';');
    return { scheme, user: text.slice(0, end) || null, host: null, rest: text.slice(end) };
  }
  if (scheme !== 'sip' && scheme !== 'sips') return { scheme, user: null, host: null, rest: text };
  // A user may hold ";" and "?" but "@" only escaped. In a header behind the host it is wrong, yet common (Refer-To).
  const headers = text.indexOf('?', text.indexOf('@') + 1);
  const sign = text.lastIndexOf('@', headers < 0 ? text.length : headers);
  const userinfo = text.slice(0, Math.max(sign, 0));
  const user = userinfo.slice(0, textEnd(userinfo, ':'));
  const hostport = text.slice(sign + 1);
  const hostEnd = endOfHost(hostport);
  return { scheme, user: user || null, host: hostport.slice(0, hostEnd) || null, rest: hostport.slice(hostEnd) };
}

function endOfHost(hostport: string): number {
  const bracket = hostport.startsWith('[') ? hostport.indexOf(']') : -1;
  if (bracket >= 0) return bracket + 1;
  const end = hostport.search(/[:;?\s]/);
  return end < 0 ? hostport.length : end;
}

function textEnd(text: string, mark: string): number {
  const at = text.indexOf(mark);
  return at < 0 ? text.length : at;
}
