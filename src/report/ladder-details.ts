import type { Words } from '../codes/words.ts';
import type { Ladder, LadderAuth, LadderMessage, LadderReason, LadderSdp } from '../ladder.ts';
import { fillTemplate } from './fill-template.ts';

/** `INVITE`, `re-INVITE`, `480 Temporarily Unavailable`, `200 OK (BYE)`; as on the wire. */
export function messageLabel({ code, phrase, method, inDialog }: LadderMessage): string {
  if (code === null) return inDialog && method === 'INVITE' ? 're-INVITE' : method || '?';
  const status = phrase === null || phrase === '' ? String(code) : `${code} ${phrase}`;
  return method === 'INVITE' || method === '' ? status : `${status} (${method})`;
}

/** ` ×7` for what was sent seven times. */
export function timesText({ resent }: LadderMessage, times: string): string {
  return resent === 0 ? '' : ` ${times}${resent + 1}`;
}

/** `+31.500`: since the first message. */
export function offsetText(seconds: number | null): string {
  if (seconds === null) return '-';
  return `${seconds < 0 ? '-' : '+'}${Math.abs(seconds).toFixed(3)}`;
}

/**
 * What is worth knowing of each message besides its label, most important first; as on the wire. What a message says like
 * the one before it, because a proxy handed it on, is not said again.
 */
export function messageDetails(ladder: Ladder, words: Words): string[][] {
  let number = userOf(ladder.call.requestUri);
  const transport = ladder.messages[0]?.transport ?? null;
  const descriptions = new Map<string, Set<string>>();
  const hidden = forksWithinOnePath(ladder);
  return ladder.messages.map((message) => {
    const details = [
      ...message.reasons.map(reasonText),
      ...message.warnings.map(({ code, text }) => `Warning ${code}: ${text}`),
      ...(message.retryAfter === null ? [] : [`Retry-After ${message.retryAfter} s`]),
      ...(message.contact === null ? [] : [fillTemplate(words.ladder.redirectedTo, { uri: message.contact })]),
      ...(message.auth === null ? [] : [authText(message.auth, words)]),
    ];
    if (message.lastTime !== null)
      details.push(fillTemplate(words.ladder.until, { time: lastOffset(ladder, message.lastTime) }));
    if (hidden.has(message)) details.push(fillTemplate(words.ladder.branch, { number: message.fork ?? 0 }));
    const isInitial = message.code === null && message.method === 'INVITE' && !message.inDialog;
    const dialled = isInitial ? userOf(message.requestUri) : number;
    if (dialled !== number) details.push(fillTemplate(words.ladder.dialled, { uri: message.requestUri ?? '' }));
    number = dialled;
    if (message.transport !== transport && message.transport !== null) details.push(message.transport);
    const sdp = sdpText(message, descriptions, words);
    return sdp === null ? details : [...details, sdp];
  });
}

/** `Q.850 34: No circuit/channel available` */
function reasonText({ protocol, cause, text }: LadderReason): string {
  const name = cause === null ? protocol : `${protocol} ${cause}`;
  return text === null || text === '' ? name : `${name}: ${text}`;
}

function authText({ kind, scheme, realm, user, stale }: LadderAuth, { ladder }: Words): string {
  if (kind === 'credentials')
    return user === null ? ladder.someCredentials : fillTemplate(ladder.credentials, { user });
  const text = fillTemplate(ladder.challenge, {
    scheme: scheme[0]!.toUpperCase() + scheme.slice(1),
    realm: realm ?? '?',
  });
  return stale ? `${text}, ${ladder.staleNonce}` : text;
}

/** When a message was sent for the last time, since the first message. */
function lastOffset({ messages }: Ladder, lastTime: string): string {
  const first = messages.find(({ time }) => time !== null)?.time ?? lastTime;
  return offsetText((Date.parse(lastTime) - Date.parse(first)) / 1000);
}

/** Messages of branches that the arrows do not tell apart, because they have both ends in common. */
function forksWithinOnePath({ endpoints, messages }: Ladder): Set<LadderMessage> {
  const branches = new Map<string, Set<number>>();
  const forked = messages.filter(({ fork }) => fork !== null);
  const keyOf = ({ leg, cseq, code, source, destination }: LadderMessage): string => {
    const ends = [endpoints[source]!.host, endpoints[destination]!.host];
    return [leg, cseq, ...(code === null ? ends : ends.reverse())].join(' ');
  };
  for (const message of forked) {
    const key = keyOf(message);
    branches.set(key, (branches.get(key) ?? new Set()).add(message.fork!));
  }
  return new Set(forked.filter((message) => branches.get(keyOf(message))!.size > 1));
}

/** @param descriptions those told already, with the labels of the messages that had them */
function sdpText(message: LadderMessage, descriptions: Map<string, Set<string>>, words: Words): string | null {
  if (message.sdp.length === 0) return null;
  const text = `SDP ${message.sdp.map((stream) => streamText(stream, words)).join('; ')}`;
  const label = messageLabel(message);
  const labels = descriptions.get(text);
  if (!labels) {
    descriptions.set(text, new Set([label]));
    return text;
  }
  if (labels.has(label)) return null;
  labels.add(label);
  return words.ladder.sdpAsBefore;
}

/** `audio 10.0.0.1:6000 PCMA telephone-event sendonly` */
function streamText({ media, address, port, codecs, direction, encrypted }: LadderSdp, { ladder }: Words): string {
  if (port === 0) return fillTemplate(ladder.streamRefused, { media });
  const where = address === null ? String(port) : `${address.includes(':') ? `[${address}]` : address}:${port}`;
  const parts = [media, where, ...new Set(codecs)];
  if (direction !== 'sendrecv') parts.push(direction);
  if (encrypted) parts.push(`(${ladder.encrypted})`);
  return parts.join(' ');
}

/** The number that a request goes to, whatever the host. */
function userOf(uri: string | null): string | null {
  return /^[a-z][a-z0-9+.-]*:([^@;]*)/i.exec(uri ?? '')?.[1] ?? null;
}
