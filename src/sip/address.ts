import { splitUri } from './uri-parts.ts';

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
  /** What follows the URI: the parameters of the header, with their semicolons. */
  rest: string;
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
      display = text.slice(1, quoteEnd).replace(/\\(.)/gs, '$1');
      at = quoteEnd + 1;
    }
  }
  const open = text.indexOf('<', at);
  if (open >= 0) {
    display ??= text.slice(at, open).trim();
    const close = text.indexOf('>', open);
    const end = close < 0 ? text.length : close;
    return withUri(text.slice(open + 1, end).trim(), display, text.slice(end + 1));
  }
  // RFC 3261 20: without brackets, what follows a semicolon belongs to the header.
  const semicolon = text.indexOf(';', at);
  const end = semicolon < 0 ? text.length : semicolon;
  return withUri(text.slice(at, end).trim(), display, text.slice(end));
}

/** Position of the quote that closes the one at the start; -1 when none does. */
function closingQuote(text: string): number {
  for (let at = 1; at < text.length; at++) {
    if (text[at] === '\\') at++;
    else if (text[at] === '"') return at;
  }
  return -1;
}

function withUri(uri: string, display: string | null, rest: string): Address {
  const { user, host } = splitUri(uri);
  return { uri: uri || null, user, host, display: display?.trim() ? display : null, rest };
}
