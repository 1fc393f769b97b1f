import { parseContacts, parseVia } from './grammar.ts';
import { splitList } from './split-value.ts';
import { type StrictMessage, valuesOf } from './strict-message.ts';
import type { Report } from './verdict-report.ts';

/** RFC 3261 table 2 and 3: headers of which a message has one at most. */
const SINGLE = [
  'call-id',
  'content-length',
  'content-type',
  'cseq',
  'date',
  'expires',
  'from',
  'max-forwards',
  'subject',
  'to',
];
const REQUIRED = ['call-id', 'cseq', 'from', 'to', 'via'];
/** Option tags registered with IANA. */
const OPTION_TAGS = new Set(
  (
    '100rel 199 answermode early-session eventlist explicitsub from-change geolocation-http geolocation-sip gin gruu histinfo ice ' +
    'join multiple-refer norefersub nosub outbound path policy precondition pref privacy recipient-list-invite ' +
    'recipient-list-message recipient-list-subscribe record-aware replaces resource-priority sdp-anat sec-agree siprec ' +
    'tdialog timer trickle-ice uui'
  ).split(' '),
);
const AUTH_SCHEMES = new Set(['basic', 'bearer', 'digest', 'ntlm', 'kerberos']);
/** What may stand in the body of an INVITE for all that a session needs. */
const SESSION_BODY =
  /^(?:multipart\/|message\/|text\/|application\/(?:sdp|isup|qsig|pkcs7-mime|resource-lists\+xml|pidf\+xml|rs-metadata\+xml|vnd\.|x-))/i;
const ACCEPTS_SDP = /(?:^|[\s,])(?:application\/(?:sdp|\*)|\*\/\*)/i;
const CONTACT_PARAMS =
  /^(?:q|expires|reg-id|pub-gruu|temp-gruu|\+.*|audio|video|text|application|data|control|automata|class|duplex|mobility|description|events|priority|methods|schemes|extensions|isfocus|actor|language|type|flow-timer|ob)$/;
const URI_PARAMS =
  /^(?:transport|user|method|ttl|maddr|lr|comp|ob|gr|sigcomp-id|cause|target|tgrp|trunk-context|phone-context|isub|ext|cpc|rn|npdi|cic|line|rinstance)$/;

/** Judges what only an element's own layers can: RFC 4475 3.3. */
export function applicationRules(message: StrictMessage, report: Report): void {
  missingHeaders(message, report);
  for (const name of SINGLE)
    if (valuesOf(message, name).length > 1)
      report('application-layer', 'repeated', 'RFC 4475 3.3.8', `The header ${name} stands there more than once.`);
  if (message.method === null) broadcast(message, report);
  else request(message, message.method, report);
}

function missingHeaders(message: StrictMessage, report: Report): void {
  const missing = REQUIRED.filter((name) => valuesOf(message, name).length === 0);
  // RFC 2543 knew no Max-Forwards; its clients are told by a branch without the cookie, or none.
  const isOld = !/;\s*branch\s*=\s*z9hG4bK/i.test(valuesOf(message, 'via')[0] ?? '');
  if (message.method !== null && !isOld && valuesOf(message, 'max-forwards').length === 0) missing.push('max-forwards');
  const required = missing.filter((name) => name !== 'max-forwards');
  if (required.length > 0)
    report('application-layer', 'missing', 'RFC 3261 8.1.1', `Required headers are missing: ${required.join(', ')}.`);
  else if (missing.length > 0)
    report('tolerable', 'no-max-forwards', 'RFC 3261 16.3', 'There is no Max-Forwards: the check is passed.');
}

function broadcast(message: StrictMessage, report: Report): void {
  const hosts = valuesOf(message, 'via')
    .flatMap(splitList)
    .map((value) => parseVia(value)?.host);
  if (hosts.includes('255.255.255.255'))
    report(
      'application-layer',
      'via-broadcast',
      'RFC 4475 3.3.10',
      'A Via names the broadcast address: the response is not to be forwarded.',
    );
}

function request(message: StrictMessage, method: string, report: Report): void {
  const all = (name: string) => valuesOf(message, name).flatMap(splitList);
  for (const tag of [...all('require'), ...all('proxy-require')])
    if (!OPTION_TAGS.has(tag.toLowerCase()))
      report(
        'application-layer',
        'option-tag',
        'RFC 3261 8.2.2.3',
        `The extension ${tag.slice(0, 40)} is unknown: 420.`,
      );
  for (const value of [...valuesOf(message, 'authorization'), ...valuesOf(message, 'proxy-authorization')])
    if (!AUTH_SCHEMES.has(value.split(/\s/, 1)[0]!.toLowerCase()))
      report('application-layer', 'auth-scheme', 'RFC 4475 3.3.7', 'The scheme of the credentials is unknown.');
  if (valuesOf(message, 'max-forwards').some((value) => /^0+$/.test(value)))
    report('application-layer', 'max-forwards-zero', 'RFC 3261 16.3', 'Max-Forwards is 0: a proxy answers 483.');
  if (method === 'INVITE') session(message, report);
  if (method === 'REGISTER') registration(message, report);
}

function session(message: StrictMessage, report: Report): void {
  const type = valuesOf(message, 'content-type')[0];
  if (type !== undefined && message.bodyLength > 0 && !SESSION_BODY.test(type))
    report(
      'application-layer',
      'body-type',
      'RFC 3261 8.2.3',
      `The body is of the unknown type ${type.slice(0, 40)}: 415.`,
    );
  const accept = valuesOf(message, 'accept');
  if (accept.length > 0 && !ACCEPTS_SDP.test(accept.join(',')))
    report(
      'application-layer',
      'accept',
      'RFC 3261 21.4.7',
      'Accept leaves out application/sdp: an INVITE cannot be answered, 406.',
    );
}

function registration(message: StrictMessage, report: Report): void {
  for (const { uri, params } of valuesOf(message, 'contact').flatMap(parseContacts)) {
    if (uri.text.includes('?'))
      report('application-layer', 'contact-headers', 'RFC 4475 3.3.14', 'A Contact to register carries headers.');
    const unknown = [
      ...[...params.keys()].filter((name) => !CONTACT_PARAMS.test(name)),
      ...[...uri.params.keys()].filter((name) => !URI_PARAMS.test(name)),
    ];
    if (unknown.length > 0)
      report(
        'application-layer',
        'contact-param',
        'RFC 4475 3.3.12',
        `A Contact to register has parameters unknown to a registrar: ${unknown.join(', ').slice(0, 60)}.`,
      );
  }
}
