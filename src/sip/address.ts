/** Who a From, To, Contact or similar value names; parts that are not there are null. */
export interface Address {
  /** As sent, without parameters of the header. */
  uri: string | null;
  /** As sent, escapes kept, without a password. */
  user: string | null;
  /** As sent, IPv6 in brackets, without the port. */
  host: string | null;
  /** Without its quotes and escapes. */
  display: string | null;
}

/**
 * Reads a name-addr or addr-spec (RFC 3261 20.10) by hand: a thousandth of the grammar's price, and it takes values
 * that the grammar rejects. What a valid value means to it, it means to the grammar.
 */
export function parseAddress(value: string): Address {
  const text = value.trim();
  let display: string | null = null;
  let at = 0;
  if (text[0] === '"') {
    const quoteEnd = closingQuote(text);
    if (quoteEnd > 0) {
      display = text.slice(1, quoteEnd).replace(/\\(.)/gs, '$1') || null;
      at = quoteEnd + 1;
    }
  }
  const open = text.indexOf('<', at);
  if (open >= 0) {
    display ??= text.slice(at, open).trim() || null;
    const close = text.indexOf('>', open);
    return withUri(text.slice(open + 1, close < 0 ? text.length : close).trim(), display);
  }
  // RFC 3261 20: without brackets, what follows a semicolon belongs to the header.
  const semicolon = text.indexOf(';', at);
  return withUri(text.slice(at, semicolon < 0 ? text.length : semicolon).trim(), display);
}

/** Position of the quote that closes the one at the start; -1 when none does. */
function closingQuote(text: string): number {
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function withUri(uri: string, display: string | null): Address {
  const colon = uri.indexOf(':');
  if (colon < 0) return { uri: uri || null, user: null, host: null, display };
  const scheme = uri.slice(0, colon).toLowerCase();
  const rest = uri.slice(colon + 1);
  if (scheme === 'tel') return { uri, user: cutAt(rest, ';') || null, host: null, display };
  if (scheme !== 'sip' && scheme !== 'sips') return { uri, user: null, host: null, display };
  // The user part may hold ";" and "?" (RFC 3261 25.1), an "@" only escaped; a host holds none of them.
  const sign = rest.lastIndexOf('@', headersStart(rest));
  const user = sign < 0 ? '' : cutAt(rest.slice(0, sign), ':');
  return { uri, user: user || null, host: hostOf(rest.slice(sign + 1)) || null, display };
}

/** Where the headers part of a URI begins: a "?" behind the last "@" that can end the user part. */
function headersStart(rest: string): number {
  const sign = rest.indexOf('@');
  const mark = rest.indexOf('?', sign + 1);
  return mark < 0 ? rest.length : mark;
}

/** The host in front of port, parameters and headers. */
function hostOf(text: string): string {
  if (text[0] === '[') {
    const close = text.indexOf(']');
    return close < 0 ? text : text.slice(0, close + 1);
  }
  return text.slice(0, /[:;?\s]/.exec(text)?.index ?? text.length);
}

function cutAt(text: string, mark: string): string {
  const at = text.indexOf(mark);
  return at < 0 ? text : text.slice(0, at);
}
