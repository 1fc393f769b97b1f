import { TRANSPORT, type Transport, TRANSPORT_NAMES } from '../payload.ts';
import type { Address } from './dialect.ts';

/** A transport by the name that a log uses: `udp`, `UDP6`, `wss`; unknown when it is none. */
export function transportOf(name: string | undefined): Transport {
  const upper = name?.toUpperCase().replace(/6$/, '');
  const at = TRANSPORT_NAMES.findIndex((known) => known !== null && known === upper);
  return at < 0 ? TRANSPORT.unknown : (at as Transport);
}

/** `1.2.3.4:5060`, `[2001:db8::1]:5060`, `host`, `1.2.3.4/5060`; null when it is none. */
export function addressOf(text: string | undefined): Address | null {
  const match = /^(?:\[([^\]]+)\]|([^\s:[\]]+)|([0-9a-f:.]*:[0-9a-f:.]*?))(?:[:/](\d{1,5}))?$/i.exec(text ?? '');
  if (!match) return null;
  return { host: (match[1] ?? match[2] ?? match[3])!, port: Number(match[4] ?? 0) };
}
