import { TRANSPORT, type Transport, TRANSPORT_NAMES } from '../payload.ts';
import { type Address, type LeadIn, leadInOf, LOCAL, type LogEnd } from './dialect.ts';
import { addressOf, transportOf } from './lead-in-parts.ts';

const V4 = String.raw`\d{1,3}(?:\.\d{1,3}){3}(?::\d{1,5})?`;
const V6 = String.raw`\[[0-9a-f:.]+(?:%\w+)?\](?::\d{1,5})?|[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,8}`;
/** An address in digits: names stand in URIs, which are left out. */
const ADDRESS = String.raw`(?<![\w.])(?:${V4}|(?<!:)(?:${V6}))(?![\w.])`;
const NAMED = (names: string): RegExp => new RegExp(String.raw`\b(?:${names})\s*[=:]\s*(?:\w+:)?(${ADDRESS})`, 'i');
const SOURCE = NAMED('src|source|src_?(?:ip|addr)|si|from_?ip');
const DESTINATION = NAMED('dst|dest|destination|dst_?(?:ip|addr)|to_?ip');
const ARROW = new RegExp(String.raw`(${ADDRESS})\s*[-=]*>\s*(?:\w+:)?(${ADDRESS})`, 'i');
const BEHIND_FROM = new RegExp(String.raw`\bfrom\b[\s:=(]*(?:\w+:)?(${ADDRESS})`, 'i');
const BEHIND_TO = new RegExp(String.raw`\bto\b[\s:=(]*(?:\w+:)?(${ADDRESS})`, 'i');
const ANY = new RegExp(ADDRESS, 'i');

const SENT = /\b(?:sending|sent|send|snd|outgoing|outbound|transmit\w*|forwarding|tx)\b/i;
const RECEIVED = /\b(?:received|receiv\w*|recv|rcvd?|incoming|inbound|got|rx)\b/i;
/** `(udp)`, and in Kamailio's `$snd(proto)` a number: that of `TRANSPORT_NAMES`. */
const TRANSPORT_WORD =
  /\bproto(?:col)?\s*[=:]\s*(\w+)|\((\d|udp|tcp|tls|sctp|wss?)\)|\b(?:via|over)\s+(udp|tcp|tls|sctp|wss?)\b|\b(udp|tcp|tls|sctp|wss?)\b/i;
const URI = /<?sips?:[^\s>)\]]*>?/gi;

/**
 * What the words that a proxy's script writes around a message say of it. Any script has words of its own, so only what
 * nearly all of them share is looked for: addresses in digits, and whether something was sent or received.
 */
export function readXlogWords(words: string): LeadIn {
  const text = words.replace(URI, ' ');
  const transport = transportIn(text);
  const closing = closingOf(words);
  const arrow = ARROW.exec(text);
  const source = endOf(arrow?.[1] ?? SOURCE.exec(text)?.[1] ?? BEHIND_FROM.exec(text)?.[1]);
  const destination = endOf(arrow?.[2] ?? DESTINATION.exec(text)?.[1] ?? BEHIND_TO.exec(text)?.[1]);
  if (source && destination) return leadInOf({ source, destination, transport, closing });
  const isSent = destination !== null || (source === null && directionOf(text) === 'sent');
  const isReceived = source !== null || directionOf(text) === 'received';
  const other = source ?? destination ?? endOf(ANY.exec(text)?.[0]);
  if (isSent) return leadInOf({ source: LOCAL, destination: other, transport, closing });
  // Without a verb, a lone address is that of `$si`: no script has another at hand for each message.
  if (isReceived || other) return leadInOf({ source: other, destination: LOCAL, transport, closing });
  return leadInOf({ transport, closing });
}

function directionOf(text: string): 'sent' | 'received' | null {
  const sent = text.search(SENT);
  const received = text.search(RECEIVED);
  if (sent < 0 && received < 0) return null;
  return received < 0 || (sent >= 0 && sent < received) ? 'sent' : 'received';
}

function endOf(text: string | undefined): LogEnd & (Address | null) {
  if (text === undefined) return null;
  // `$si:$sp` prints IPv6 without brackets: a last group of four or five decimal digits is the port.
  const bare = /^([0-9a-f:]*::[0-9a-f:]*|(?:[0-9a-f]+:){7}[0-9a-f]+):(\d{4,5})$/i.exec(text);
  if (bare) return { host: bare[1]!, port: Number(bare[2]) };
  // Three or more groups are an address only when they are eight, or shortened: `12:34:56` is a time.
  if (!text.includes('.') && !text.startsWith('[') && !text.includes('::') && text.split(':').length < 8) return null;
  return addressOf(text);
}

function transportIn(text: string): Transport {
  const match = TRANSPORT_WORD.exec(text);
  const word = match?.[1] ?? match?.[2] ?? match?.[3] ?? match?.[4];
  if (word === undefined) return TRANSPORT.unknown;
  if (!/^\d+$/.test(word)) return transportOf(word);
  const number = Number(word);
  return number < TRANSPORT_NAMES.length ? (number as Transport) : TRANSPORT.unknown;
}

/** What closes the brackets or quotes that the words end with: `len=812 [[` is closed by `]]`. */
function closingOf(words: string): string {
  const opened = /(\[+|\(+|\{+|<+|"+)$/.exec(words)?.[1];
  if (opened === undefined) return '';
  return CLOSED[opened[0]!]!.repeat(opened.length);
}

const CLOSED: Record<string, string> = { '[': ']', '(': ')', '{': '}', '<': '>', '"': '"' };
