import type { LogEventKind } from '../../log-event.ts';
import { BEGAN_ANEW, NO_TIME, type SaidEvent } from '../dialect.ts';
import type { LogLine } from '../log-line.ts';
import { parseTime } from '../log-time.ts';
import { RECORD_PREFIX } from './asterisk-prefix.ts';

/** The record's prefix, then where in the source and what consoles put there: what stands before the words. */
const BEFORE_WORDS = new RegExp(
  String.raw`^(?:${RECORD_PREFIX}(?:[\w./]+\.[a-z]+(?::\d+ (?:in )?\w+)?: ?)?)?[ \t]*(?:(?:--|==|>)[ \t]+)?`,
);

interface Rule {
  pattern: RegExp;
  kind: LogEventKind;
}

/**
 * What notices, warnings, errors and security events say of calls. Groups: `id` a Call-ID, `method`, `code` and `phrase`
 * of a response, `cause` of Q.850. The words are those of chan_sip.c, res_pjsip*.c, pjsip_distributor.c, app_dial.c.
 */
const LOUD: readonly Rule[] = [
  {
    pattern: /^Request '(?<method>REGISTER)' from '.*' failed for '.*' \(callid: (?<id>\S+)\) - /,
    kind: 'registration-failed',
  },
  {
    pattern:
      /^Request '(?<method>\w+)' from '.*' failed for '.*' \(callid: (?<id>\S+)\) - (?:Failed|Error) to authenticate/,
    kind: 'auth-failed',
  },
  { pattern: /^Request '(?<method>\w+)' from '.*' failed for '.*' \(callid: (?<id>\S+)\) - /, kind: 'rejected' },
  { pattern: /^Failed to authenticate (?:device .* for (?<method>[A-Z]+)|on )/, kind: 'auth-failed' },
  { pattern: /^No auth objects matching realm/, kind: 'auth-failed' },
  { pattern: /Call (?:from '.*' )?\(.*\) to extension '.*' rejected because /, kind: 'rejected' },
  { pattern: /^No compatible codecs, not accepting this offer|Could(?:n't| not) negotiate /, kind: 'rejected' },
  { pattern: /^Registration from '.*' failed for '/, kind: 'registration-failed' },
  { pattern: /^Registration for '.*' timed out/, kind: 'registration-failed' },
  { pattern: /^Forbidden - wrong password on authentication for (?<method>REGISTER) /, kind: 'registration-failed' },
  { pattern: /^Got (?<code>\d{3}) (?<phrase>.+?) on SIP register/, kind: 'registration-failed' },
  {
    pattern:
      /^(?:'?(?<code>[3-6]\d\d)\b.*|(?:Fatal|Temporal) response '(?<code2>\d{3})'.*|No response received from .*|Maximum retries reached .*) on registration attempt to '/,
    kind: 'registration-failed',
  },
  { pattern: /^Maximum retries reached /, kind: 'registration-failed' },
  { pattern: /^AOR '.*' not found for endpoint|will exceed max contacts of/, kind: 'registration-failed' },
  { pattern: /^Retransmission timeout reached on transmission (?<id>\S+) for seqno /, kind: 'timeout' },
  { pattern: /^Hanging up call (?<id>\S+) - no reply to our critical packet/, kind: 'hangup' },
  { pattern: /^Unable to create channel of type '.*' \(cause (?<cause>\d+) - /, kind: 'hangup' },
  { pattern: /^Unable to create PJSIP channel|^Failed to create outgoing session to endpoint/, kind: 'send-failed' },
  { pattern: /^Endpoint '.*': (?:No URI available|Could not create dialog)/, kind: 'send-failed' },
  { pattern: /Transmit error :: Cancelling transmission on Call ID (?<id>\S+)/, kind: 'send-failed' },
  { pattern: /Serious Network Trouble/, kind: 'send-failed' },
  { pattern: /^Received response: "(?<phrase>[^"]+)" from '/, kind: 'other' },
  { pattern: /^Peer '.*' is now UNREACHABLE!/, kind: 'other' },
  { pattern: /^Logging queue threshold exceeded/, kind: 'other' },
  {
    pattern:
      /^SecurityEvent="(?:InvalidPassword|InvalidAccountID|ChallengeResponseFailed|AuthMethodNotAllowed)",.*?Service="(?:PJSIP",.*?SessionID="(?<id>[^"]+)"|SIP")/,
    kind: 'auth-failed',
  },
  {
    pattern:
      /^SecurityEvent="(?:FailedACL|RequestNotAllowed|RequestBadFormat|SessionLimit)",.*?Service="(?:PJSIP",.*?SessionID="(?<id>[^"]+)"|SIP")/,
    kind: 'rejected',
  },
];

/** What lines of level VERBOSE say, which consoles print without a prefix. */
const VERBOSE: readonly Rule[] = [
  { pattern: /^(?:Incoming call: )?Got SIP response (?<code>\d{3}) "(?<phrase>[^"]*)" back from /, kind: 'missed' },
  { pattern: /^(?:Everyone is busy\/congested|No one is available to answer) at this time /, kind: 'hangup' },
  { pattern: /^\S+ is (?:busy|circuit-busy)$/, kind: 'hangup' },
  { pattern: /^Nobody picked up in \d+ ms/, kind: 'hangup' },
  { pattern: /^Auto fallthrough, channel '.*' status is '/, kind: 'hangup' },
  { pattern: /^Executing \[.*\] Hangup\(".*", "(?<cause>\d+)"\)/, kind: 'hangup' },
  // Many dialplans print it.
  { pattern: /^Executing \[.*\] (?:NoOp|Verbose)\(".*", ".*\bHANGUPCAUSE=(?<cause>\d+)/, kind: 'hangup' },
  { pattern: /^Contact .* is now Unreachable\./, kind: 'other' },
];

const UPPER = (letter: string): number => letter.charCodeAt(0);
const V = UPPER('V');
const D = UPPER('D');
const A = UPPER('A');
const SPACE = 0x20;
const TAB = 0x09;
const OPEN = 0x5b;
const CLOSE = 0x5d;
const COLON = 0x3a;
/** A longer line is cut before it is looked at: the words that matter stand at its beginning. */
const LONGEST = 1024;

/** Reads a line of Asterisk's that says something of a call or a registration in words. */
export function asteriskEvent(line: LogLine): SaidEvent | typeof BEGAN_ANEW | null {
  const { bytes, start, end } = line;
  if (end - start < 16) return null;
  const first = bytes[start]!;
  if (first === SPACE || first === TAB) return isVerbosePrefix(bytes, start, end) ? said(line, VERBOSE) : null;
  // Where hardly any line has a time, it was not peeled off.
  if (first === OPEN) return said(line, LOUD);
  if (first < A || first > 0x5a || first === D) return null;
  if (first === V) return mayMatter(bytes, start, end) ? said(line, VERBOSE) : null;
  if (bytes[start + 1]! >= 0x61) return first === A && isBanner(line) ? BEGAN_ANEW : null;
  return said(line, LOUD);
}

/** `    -- `, `  == `, `       > `. */
function isVerbosePrefix(bytes: Uint8Array, start: number, end: number): boolean {
  let at = start;
  while (at < end && (bytes[at] === SPACE || bytes[at] === TAB)) at++;
  const byte = bytes[at];
  return byte === 0x2d || byte === 0x3d || byte === 0x3e;
}

/** Whether a line `VERBOSE[…][…] file.c: words` may match: by the file and by the first letter of the words. */
function mayMatter(bytes: Uint8Array, start: number, end: number): boolean {
  const file = fileStart(bytes, start, end);
  if (file < 0) return false;
  const second = bytes[file + 1];
  switch (bytes[file]) {
    // app_dial.c
    case 0x61:
      return second === 0x70 && bytes[file + 4] === 0x64;
    // pbx.c, pbx_builtins.c: nearly all of its lines tell of other applications.
    case 0x70:
      return second === 0x62 && isHangup(bytes, file, end);
    // chan_sip.c: Got, Incoming
    case 0x63: {
      const words = wordsStart(bytes, file, end);
      return second === 0x68 && (bytes[words] === 0x47 || bytes[words] === 0x49);
    }
    // res_pjsip/pjsip_options.c: Contact
    case 0x72:
      return bytes[wordsStart(bytes, file, end)] === 0x43;
    default:
      return false;
  }
}

/** Behind the level, the thread and the mark. */
function fileStart(bytes: Uint8Array, start: number, end: number): number {
  let at = start;
  while (at < end && bytes[at] !== CLOSE) at++;
  if (bytes[at + 1] === OPEN)
    do at++;
    while (at < end && bytes[at] !== CLOSE);
  at++;
  if (bytes[at] === COLON) at++;
  return at + 1 < end && bytes[at] === SPACE ? at + 1 : -1;
}

/** Behind `file.c: ` or `file.c:12 function: `. */
function wordsStart(bytes: Uint8Array, file: number, end: number): number {
  for (let at = file; at + 2 < end; at++) if (bytes[at] === COLON && bytes[at + 1] === SPACE) return at + 2;
  return end;
}

/** `Auto fallthrough`; of `Executing [exten@context:1] Application(` those of Hangup, NoOp and Verbose. */
function isHangup(bytes: Uint8Array, file: number, end: number): boolean {
  const words = wordsStart(bytes, file, end);
  if (bytes[words] === A) return true;
  if (bytes[words] !== 0x45) return false;
  const close = bytes.indexOf(CLOSE, words);
  const application = bytes[close + 2];
  return close >= 0 && close < end && (application === 0x48 || application === 0x4e || application === V);
}

function isBanner(line: LogLine): boolean {
  return /^Asterisk \S+ built by /.test(line.text());
}

function said(line: LogLine, rules: readonly Rule[]): SaidEvent | null {
  const text = line.text().slice(0, LONGEST);
  const isBare = !line.hasPrefix;
  const [before = '', time, mark] = BEFORE_WORDS.exec(text) ?? [];
  const words = text.slice(before.length);
  for (const { pattern, kind } of rules) {
    const match = pattern.exec(words);
    if (!match) continue;
    const { id, method, code, code2, phrase, cause } = match.groups ?? {};
    return {
      kind,
      callId: id ?? null,
      method: method ?? null,
      code: Number(code ?? code2 ?? 0),
      phrase: phrase ?? null,
      q850Cause: Number(cause ?? 0),
      fromTag: null,
      toTag: null,
      text: words.trimEnd(),
      callMark: mark ?? null,
      time: time === undefined ? (isBare ? NO_TIME : null) : parseTime(time),
    };
  }
  return null;
}
