import type { Message } from './message.ts';
import { soughtHeader } from './header-names.ts';

/** The cause in an ISUP Release that a SIP-I body carries (ITU-T Q.763 3.12, RFC 3204). */
export interface IsupCause {
  /** Q.850 cause value. */
  readonly cause: number;
  /** Where it arose, as the token of RFC 8606; null where the value has none. */
  readonly location: string | null;
}

/** Message type code of REL (ITU-T Q.763 table 4). */
const RELEASE = 0x0c;
/** Coding standard of the cause indicators: ITU-T; national values mean something else. */
const ITU_T = 0;
const LOCATIONS: Readonly<Record<number, string>> = {
  0: 'U',
  1: 'LPN',
  2: 'LN',
  3: 'TN',
  4: 'RLN',
  5: 'RPN',
  7: 'INTL',
  10: 'BI',
};
/** No message of signalling is longer. */
const MOST_BODY = 8192;
const CONTENT_TYPE = [soughtHeader('Content-Type')];

/** The cause of the REL in a message's body, or in a part of it; null when there is none. */
export function isupCauseOf(message: Message): IsupCause | null {
  const { bytes, bodyStart, end } = message;
  if (bodyStart < 0 || bodyStart >= end || end - bodyStart > MOST_BODY || !message.hasAny(CONTENT_TYPE)) return null;
  const type = message.header('Content-Type') ?? '';
  if (/^application\/isup\b/i.test(type)) return causeOf(bytes.subarray(bodyStart, end));
  if (!/^multipart\//i.test(type)) return null;
  const part = isupPart(Buffer.from(bytes.subarray(bodyStart, end)).toString('latin1'), type);
  return part === null ? null : causeOf(Buffer.from(part, 'latin1'));
}

/** One character a byte. */
function isupPart(body: string, type: string): string | null {
  const boundary = /;\s*boundary\s*=\s*(?:"([^"]*)"|([^\s;]+))/i.exec(type)?.slice(1).find(Boolean);
  if (boundary === undefined) return null;
  for (const part of `\r\n${body}`.split(`\r\n--${boundary}`).slice(1)) {
    const blank = part.indexOf('\r\n\r\n');
    if (blank < 0) continue;
    const head = part.slice(0, blank);
    if (!/\r\n(?:content-type|c)\s*:\s*application\/isup\b/i.test(head)) continue;
    const content = part.slice(blank + 4);
    return /\r\ncontent-transfer-encoding\s*:\s*base64/i.test(head)
      ? Buffer.from(content, 'base64').toString('latin1')
      : content;
  }
  return null;
}

/** Type, pointers to the cause indicators and to the optional part, then the cause indicators (ITU-T Q.763 table 33). */
function causeOf(isup: Uint8Array): IsupCause | null {
  const pointer = isup[1] ?? 0;
  if (isup[0] !== RELEASE || pointer === 0) return null;
  const at = 1 + pointer;
  const length = isup[at] ?? 0;
  const first = isup[at + 1] ?? 0;
  if (length < 2 || at + length >= isup.length || ((first >> 5) & 3) !== ITU_T) return null;
  // Without the extension bit the recommendation stands between (ITU-T Q.850 2.1).
  const value = at + ((first & 0x80) === 0 ? 3 : 2);
  if (value > at + length) return null;
  return { cause: isup[value]! & 0x7f, location: LOCATIONS[first & 0x0f] ?? null };
}
