import type { CodeTable } from '../codes/code-table.ts';
import type { LadderAuth, LadderMessage, LadderReason, LadderSdp } from '../ladder.ts';
import { TRANSPORT_NAMES, type Payload } from '../payload.ts';
import { parseChallenge, parseContacts, parseReason, parseRetryAfter, parseWarning } from '../sip/grammar.ts';
import type { Message } from '../sip/message.ts';
import { METHOD } from '../sip/methods.ts';
import { findSdp, isEncrypted, parseSdp } from '../sip/sdp.ts';
import { isoTime } from '../util/time.ts';

/** Values of one header that are told; nobody needs more to understand a call. */
const MOST_VALUES = 4;

/** Everything that a ladder tells of a message but its place among the others. */
export type MessageFacts = Omit<LadderMessage, 'offset' | 'leg' | 'source' | 'destination' | 'fork'>;

/** Takes what a ladder tells out of a message, which is valid only now. */
export function describeMessage(message: Message, payload: Payload, codes: CodeTable): MessageFacts {
  const { isRequest, statusCode: code } = message;
  const phrase = message.reasonPhrase;
  return {
    time: isoTime(payload.timeMicros),
    transport: TRANSPORT_NAMES[payload.transport] ?? null,
    method: message.methodName,
    cseq: message.cseqNumber < 0 ? null : message.cseqNumber,
    inDialog: isRequest && message.toTagHash !== 0 && message.method !== METHOD.ACK,
    requestUri: message.requestUri,
    code: isRequest ? null : code,
    phrase,
    meaning: isRequest ? null : codes.phraseVariant(code, phrase ?? '')?.meaning || codes.response(code).meaning,
    reasons: reasonsOf(message, codes),
    warnings: valuesOf(message, 'Warning', parseWarning).map(({ code: warning, text }) => ({ code: warning, text })),
    retryAfter: parseRetryAfter(message.header('Retry-After') ?? ''),
    contact: code >= 300 && code < 400 ? contactOf(message) : null,
    auth: authOf(message),
    sdp: sdpOf(message),
    resent: 0,
    lastTime: null,
    repeats: [],
    recordedAgain: 0,
    findings: [],
    input: payload.input,
    ...payload.place(),
  };
}

/** The session description as text; null when the message has none. */
export function sdpText(message: Message): string | null {
  const { bodyStart, end } = message;
  return bodyStart < 0 || bodyStart >= end ? null : findSdp(message.text(bodyStart, end));
}

function sdpOf(message: Message): LadderSdp[] {
  const text = sdpText(message);
  if (text === null) return [];
  return parseSdp(text).media.map((stream) => ({
    media: stream.media,
    address: stream.address,
    port: stream.port,
    codecs: stream.codecs.map(({ name }) => name),
    direction: stream.direction,
    encrypted: isEncrypted(stream),
  }));
}

function valuesOf<T>(message: Message, name: string, parse: (value: string) => readonly T[]): T[] {
  return message.headers(name).slice(0, MOST_VALUES).flatMap(parse).slice(0, MOST_VALUES);
}

/** RFC 3326, RFC 6432: a cause of Q.850 is told by its name in the table, any other by the header's text. */
function reasonsOf(message: Message, codes: CodeTable): LadderReason[] {
  if (!message.hasReason) return [];
  return valuesOf(message, 'Reason', parseReason).map(({ protocol, cause, text }) => {
    const isQ850 = cause !== null && protocol.toUpperCase() === 'Q.850';
    return { protocol, cause, text: isQ850 ? codes.q850(cause).title || text : text };
  });
}

function contactOf(message: Message): string | null {
  return message.headers('Contact').flatMap(parseContacts)[0]?.uri.text ?? null;
}

/** RFC 3261 22: what is asked for, or who answers; never nonce and digest. */
function authOf(message: Message): LadderAuth | null {
  const { isRequest } = message;
  const value = isRequest
    ? (message.header('Proxy-Authorization') ?? message.header('Authorization'))
    : (message.header('Proxy-Authenticate') ?? message.header('WWW-Authenticate'));
  // Credentials have the form of a challenge: a scheme and parameters between commas.
  const parsed = value === null ? null : parseChallenge(value);
  if (parsed === null) return null;
  return {
    kind: isRequest ? 'credentials' : 'challenge',
    scheme: parsed.scheme,
    realm: parsed.realm,
    user: parsed.params.get('username') ?? null,
    stale: parsed.stale === true,
  };
}
