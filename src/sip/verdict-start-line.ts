import { parseByGrammar } from './jssip-grammar.ts';
import type { StrictMessage } from './strict-message.ts';
import { splitUri } from './uri-parts.ts';
import type { Report } from './verdict-report.ts';

/** Schemes that an element of SIP can be expected to know (RFC 3261 19.1, RFC 3966, RFC 5031). */
export const KNOWN_SCHEMES: ReadonlySet<string> = new Set(['sip', 'sips', 'tel', 'urn', 'im', 'pres', 'cid', 'mailto']);
const TOKEN = /^[a-z0-9\-.!%*_+`'~]+$/i;

/** Judges the start line (RFC 3261 7.1, 7.2). */
export function startLineRules({ startLine, method }: StrictMessage, report: Report): void {
  if (method === null) statusLine(startLine, report);
  else requestLine(startLine, report);
}

function statusLine(line: string, report: Report): void {
  const match = /^sip\/(\d+\.\d+) (\d+) (.*)$/is.exec(line);
  if (!match)
    return report('invalid', 'status-line', 'RFC 3261 7.2', 'The status line is not version, code and phrase.');
  if (match[1] !== '2.0') report('invalid', 'version', 'RFC 3261 7.1', `The version is ${match[1]!.slice(0, 20)}.`);
  if (!/^[1-6]\d\d$/.test(match[2]!))
    report('invalid', 'status-code', 'RFC 3261 7.2', `The status code is ${match[2]!.slice(0, 20)}.`);
}

function requestLine(line: string, report: Report): void {
  const words = line.split(' ');
  const [method = '', , version] = words;
  if (words.length !== 3 || line.includes('\t'))
    report(
      'invalid',
      'request-line',
      'RFC 3261 7.1',
      'The request line is not method, Request-URI and version with one space between them.',
    );
  if (!TOKEN.test(method)) report('invalid', 'method', 'RFC 3261 7.1', 'The method is no token.');
  const named = /\bsip\/(\d+\.\d+)\s*$/i.exec(line)?.[1];
  if (named === undefined || (words.length === 3 && !/^sip\//i.test(version!)))
    report('invalid', 'version', 'RFC 3261 7.1', 'The request line does not end with a version of SIP.');
  else if (named !== '2.0') report('invalid', 'version', 'RFC 3261 7.1', `The version is ${named.slice(0, 20)}.`);
  if (words.length === 3) requestUri(words[1]!, report);
}

function requestUri(uri: string, report: Report): void {
  if (uri.startsWith('<'))
    return report('invalid', 'request-uri-brackets', 'RFC 3261 7.1', 'The Request-URI is enclosed in brackets.');
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
  if (scheme === undefined) return report('invalid', 'request-uri', 'RFC 3261 7.1', 'The Request-URI has no scheme.');
  if (scheme === 'sip' || scheme === 'sips') {
    if (parseByGrammar(withoutColonBug(uri), 'SIP_URI') === null)
      report('invalid', 'request-uri', 'RFC 3261 19.1.1', 'The Request-URI is no SIP URI.');
    else if (splitUri(uri).rest.includes('?'))
      report('invalid', 'request-uri-headers', 'RFC 3261 19.1.1', 'The Request-URI carries headers.');
    else if (hasColonBug(uri)) reportColonBug(report);
  } else if (parseByGrammar(uri, 'absoluteURI') === null)
    report('invalid', 'request-uri', 'RFC 3261 25.1', 'The Request-URI is no URI.');
  else if (!KNOWN_SCHEMES.has(scheme))
    report(
      'application-layer',
      'request-uri-scheme',
      'RFC 3261 8.2.2.1',
      `The scheme ${scheme.slice(0, 30)} is unknown: 416.`,
    );
}

/** Three colons before an IPv4 address, which the grammar of RFC 3261 led some to write. */
export function hasColonBug(uri: string): boolean {
  return /\[[^\]]*:::\d/.test(uri);
}

/** The same URI as it was meant. */
export function withoutColonBug(uri: string): string {
  return hasColonBug(uri) ? uri.replace(':::', '::') : uri;
}

/** RFC 5118 4.10 asks to accept it. */
export function reportColonBug(report: Report): void {
  report('tolerable', 'ipv6-three-colons', 'RFC 5118 4.10', 'An IPv6 address is written with three colons.');
}
