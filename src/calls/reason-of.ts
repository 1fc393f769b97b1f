import { BoundedCache } from '../sip/bounded-cache.ts';
import { soughtHeader } from '../sip/header-names.ts';
import { parseReason, type ReasonValue } from '../sip/grammar.ts';
import type { Message } from '../sip/message.ts';
import { short, valuesOf } from './short-values.ts';

/** The cause of the first Q.850 value among a message's Reason headers (RFC 3326, RFC 6432); 0 when there is none. */
export function q850CauseOf(message: Message): number {
  return reasonsOf(message).find(({ protocol }) => protocol.toUpperCase() === 'Q.850')?.cause ?? 0;
}

/** 603+ (ATIS-1000099): a 603 or 607 whose phrase or Reason text says that the network blocked the call, not the callee. */
export function isNetworkBlock(message: Message): boolean {
  const texts = reasonsOf(message).map(({ text }) => text);
  return [message.reasonPhrase, ...texts].some(
    (text) => text !== null && /network\s+blocked|^v=analytics1/i.test(text),
  );
}

/** The values of its Reason headers (RFC 3326). */
export function reasonsOf(message: Message): readonly ReasonValue[] {
  if (!message.hasReason) return [];
  return KNOWN.get(message.hashOf(REASON), () => valuesOf(message, 'Reason', parseReason).map(shortReason));
}

const REASON = [soughtHeader('Reason')];
/** Most repeat what others said. */
const KNOWN = new BoundedCache<readonly ReasonValue[], number>(1024);

function shortReason({ protocol, cause, text, location }: ReasonValue): ReasonValue {
  return {
    protocol: short(protocol),
    cause,
    text: text === null ? null : short(text),
    location: location === null ? null : short(location),
  };
}
