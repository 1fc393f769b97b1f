import { parseContacts, type NameAddr, type SipUri } from '../sip/grammar.ts';
import { isLocalHost } from '../util/ip-class.ts';
import { v4Of, v6Of } from '../util/ip-text.ts';
import type { CaseMessage } from './case-message.ts';

/** Where the ACK to a 2xx has to go (RFC 3261 12.1.2, 12.2.1.1), and whether it went there. */
export interface AckTarget {
  /** Host of the first route, else of the Contact. */
  readonly text: string;
  /** It comes from Record-Route. */
  readonly isRoute: boolean;
  readonly isReached: boolean;
  /** It cannot be reached from outside, whence the 2xx came. */
  readonly isPrivate: boolean;
  /** The ACK has a Route that no Record-Route asked for: that of an outbound proxy. */
  readonly isOwnRoute: boolean;
}

/** Null when it is not known: bytes that were not kept, or a name instead of an address. */
export function ackTarget(answer: CaseMessage, ack: CaseMessage): AckTarget | null {
  if (answer.message === null) return null;
  const routes = addresses(answer, 'Record-Route');
  // The caller's route set is the list backwards.
  const next = (routes.at(-1) ?? addresses(answer, 'Contact')[0])?.uri;
  const receiver = ack.receiverHost;
  if (next === undefined || receiver === null || !isAddress(next) || !isAddressText(receiver)) return null;
  const own = addresses(ack, 'Route')[0]?.uri.host ?? null;
  return {
    text: next.port === null ? next.host! : `${next.host}:${next.port}`,
    isRoute: routes.length > 0,
    isReached: bare(next.host!) === bare(receiver),
    isPrivate: answer.isFromGlobal && isLocalHost(next.host!),
    isOwnRoute: own !== null && !routes.some(({ uri }) => uri.host === own),
  };
}

/** With one or two ACKs lost on the way the 2xx stops within 1.5 s (RFC 3261 13.3.1.4). */
const SOON_MICROS = 3e6;
const FEW_SENDS = 4;

/** Whether the 2xx went on coming long after it was acknowledged: each copy brings another ACK, so it is not chance. */
export function isUnheeded(ack: CaseMessage, answer: CaseMessage): boolean {
  return answer.sends >= FEW_SENDS && answer.lastMicros - ack.micros >= SOON_MICROS;
}

function addresses(message: CaseMessage, name: string): NameAddr[] {
  return message.headers(name).flatMap((value) => parseContacts(value));
}

function isAddress({ host }: SipUri): boolean {
  return host !== null && isAddressText(host);
}

function isAddressText(host: string): boolean {
  return v4Of(bare(host)) !== null || (host.includes(':') && v6Of(bare(host)) !== null);
}

function bare(host: string): string {
  return host.replace(/^\[|\]$/g, '').toLowerCase();
}
