import { parseAddress } from './address.ts';
import { parseByGrammar } from './jssip-grammar.ts';
import { splitList, splitParams } from './split-value.ts';
import { type StrictMessage, valuesOf } from './strict-message.ts';
import type { Report } from './verdict-report.ts';
import { hasColonBug, KNOWN_SCHEMES, reportColonBug, withoutColonBug } from './verdict-start-line.ts';

const LARGEST_CSEQ = 2 ** 31 - 1;
const LARGEST_SECONDS = 2 ** 32 - 1;
/** RFC 3261 20.17: RFC 1123 dates, always GMT. */
const DATE =
  /^(Mon|Tue|Wed|Thu|Fri|Sat|Sun), \d\d (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4} \d\d:\d\d:\d\d GMT$/;

type Check = (value: string, report: Report, message: StrictMessage) => void;

/** What the value of a header has to be; others are free text to us. */
const CHECKS: Record<string, Check> = {
  from: (value, report) => checkAddress('From', value, report),
  to: (value, report) => checkAddress('To', value, report),
  contact: checkContact,
  route: (value, report) => checkRoute('Route', value, report),
  'record-route': (value, report) => checkRoute('Record-Route', value, report),
  via: checkVia,
  cseq: checkCSeq,
  'call-id': (value, report) => {
    if (parseByGrammar(value, 'Call_ID') === null)
      report('invalid', 'call-id', 'RFC 3261 25.1', 'Call-ID is no word, nor two with "@" between them.');
  },
  'max-forwards': (value, report) => checkNumber('Max-Forwards', value, 255, 'RFC 3261 20.22', report),
  expires: (value, report) => checkNumber('Expires', value, LARGEST_SECONDS, 'RFC 3261 20.19', report),
  'min-expires': (value, report) => checkNumber('Min-Expires', value, LARGEST_SECONDS, 'RFC 3261 20.23', report),
  'retry-after': (value, report) =>
    checkNumber('Retry-After', value.split(/[\s;(]/, 1)[0]!, LARGEST_SECONDS, 'RFC 3261 20.33', report),
  date: (value, report) => {
    if (!DATE.test(value)) report('invalid', 'date', 'RFC 3261 20.17', 'Date is no RFC 1123 date in GMT.');
  },
  warning: (value, report) => {
    if (!splitList(value).every((warning) => /^\d{3} \S+ "/.test(warning)))
      report('invalid', 'warning', 'RFC 3261 20.43', 'A Warning is not three digits, agent and quoted text.');
  },
  'content-type': (value, report) => {
    if (parseByGrammar(value, 'Content_Type') === null)
      report('invalid', 'content-type', 'RFC 3261 20.15', 'Content-Type is no media type.');
  },
  'content-length': (value, report, message) => {
    checkNumber('Content-Length', value, Number.MAX_SAFE_INTEGER, 'RFC 3261 20.14', report);
    if (Number(value) > message.bodyLength)
      report(
        'invalid',
        'content-length-long',
        'RFC 3261 18.3',
        'Content-Length is larger than the body that is there.',
      );
  },
};

/** Judges the values of the headers by the grammar (RFC 3261 20, 25.1). */
export function headerRules(message: StrictMessage, report: Report): void {
  for (const { name, value } of message.headers) if (Object.hasOwn(CHECKS, name)) CHECKS[name]!(value, report, message);
  const via = valuesOf(message, 'via')[0];
  const branch = via === undefined ? null : splitParams(splitList(via)[0] ?? '')[1].get('branch');
  if (branch === 'z9hG4bK')
    report(
      'transaction-layer',
      'branch-empty',
      'RFC 4475 3.2.1',
      'The branch has the magic cookie and nothing after it.',
    );
}

function checkAddress(name: string, value: string, report: Report): void {
  const { uri } = parseAddress(value);
  if (uri === null) return report('invalid', 'address', 'RFC 3261 20.10', `${name} names no URI.`);
  if (!value.includes('<') && uri.includes('?'))
    report(
      'invalid',
      'address-brackets',
      'RFC 3261 20.10',
      `The URI of ${name} holds a question mark and is not enclosed in brackets.`,
    );
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(uri)?.[1]?.toLowerCase();
  if (parseByGrammar(value, 'From') !== null) return;
  // jssip knows SIP URIs alone here: another URI, once found right, is replaced to judge what stands around it.
  const isSip = scheme === undefined || scheme === 'sip' || scheme === 'sips';
  const isUri = isSip
    ? hasColonBug(uri) && parseByGrammar(withoutColonBug(uri), 'SIP_URI') !== null
    : parseByGrammar(uri, 'absoluteURI') !== null;
  const at = value.lastIndexOf(uri);
  if (!isUri || parseByGrammar(`${value.slice(0, at)}sip:a@b${value.slice(at + uri.length)}`, 'From') === null)
    report('invalid', 'address', 'RFC 3261 20.10', `${name} is neither a URI nor a name with a URI in brackets.`);
  else if (isSip) reportColonBug(report);
  else if (!KNOWN_SCHEMES.has(scheme))
    report(
      'application-layer',
      'address-scheme',
      'RFC 4475 3.3.4',
      `${name} has the unknown scheme ${scheme.slice(0, 30)}.`,
    );
}

function checkContact(value: string, report: Report): void {
  if (value === '*') return;
  for (const element of strictList('Contact', value, report)) {
    checkAddress('Contact', element, report);
    const expires = splitParams(parseAddress(element).rest)[1].get('expires');
    if (expires !== undefined)
      checkNumber('expires of Contact', expires ?? '', LARGEST_SECONDS, 'RFC 3261 20.10', report);
  }
}

function checkRoute(name: string, value: string, report: Report): void {
  for (const element of strictList(name, value, report)) {
    if (!element.includes('<'))
      report('invalid', 'route-brackets', 'RFC 3261 20.34', `${name} is not enclosed in brackets.`);
    checkAddress(name, element, report);
  }
}

function checkVia(value: string, report: Report): void {
  for (const element of strictList('Via', value, report))
    if (parseByGrammar(element, 'Via') === null)
      report('invalid', 'via', 'RFC 3261 20.42', `A Via does not follow the grammar: ${element.slice(0, 60)}`);
}

function checkCSeq(value: string, report: Report, message: StrictMessage): void {
  const cseq = parseByGrammar(value, 'CSeq') as { value: number; method: string } | null;
  if (cseq === null) return report('invalid', 'cseq', 'RFC 3261 20.16', 'CSeq is not a number and a method.');
  if (cseq.value > LARGEST_CSEQ)
    report('invalid', 'cseq-number', 'RFC 3261 8.1.1.5', 'The number of CSeq is 2^31 or more.');
  if (message.method !== null && cseq.method !== message.method)
    report('invalid', 'cseq-method', 'RFC 3261 8.1.1.5', 'CSeq and the request line name different methods.');
}

function checkNumber(name: string, value: string, largest: number, section: string, report: Report): void {
  const code = `number-${name.toLowerCase().replaceAll(' ', '-')}`;
  if (!/^\d+$/.test(value)) report('invalid', code, section, `${name} is no number.`);
  else if (Number(value) > largest) report('invalid', code, section, `${name} is larger than ${largest}.`);
}

/** The elements of a list that must not be empty; an empty element is a fault of its own. */
function strictList(name: string, value: string, report: Report): string[] {
  const elements = splitList(value);
  if (elements.length === 0 || /^\s*,|,\s*,|,\s*$/.test(value.replace(/"(?:[^"\\]|\\.)*"/gs, '')))
    report('invalid', 'list-element', 'RFC 3261 7.3.1', `${name} is a list with an empty element.`);
  return elements;
}
