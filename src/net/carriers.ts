import type { NoteLog } from '../note.ts';
import { u16 } from './big-endian.ts';
import { IP_PROTOCOL } from './ip/ip-packet.ts';

/** What may hold SIP but is not opened. */
export type Carrier = 'tls' | 'websocket' | 'sctp' | 'hep' | 'exported-pdu';

/**
 * Counts a packet of a carrier that is not opened: SIP in it would be missing from the report.
 * @param port the server's, where there is one to name
 */
export function noteCarrier(notes: NoteLog, carrier: Carrier, input: number, frame: number, port = 0): void {
  notes.add(input, `carries-${carrier}`, { frame }, () => {
    const where = port > 0 ? ` (port ${port})` : '';
    return `${NAMES[carrier]} was found${where}; SIP inside it is not read yet.`;
  });
}

const NAMES: Record<Carrier, string> = {
  tls: 'TLS',
  websocket: 'WebSocket for SIP (RFC 7118)',
  sctp: 'SCTP',
  hep: 'HEP encapsulation (Homer)',
  'exported-pdu': 'A capture of exported PDUs (link type 252)',
};

/** What a byte stream carries, by the first bytes of one direction; null when nothing is recognised. */
export function carrierOfStream(bytes: Uint8Array, start: number, end: number): Carrier | null {
  if (isTlsRecord(bytes, start, end)) return 'tls';
  if (isHep3(bytes, start, end)) return 'hep';
  return isSipUpgrade(bytes, start, end) ? 'websocket' : null;
}

/** HEPv3 by its first word, HEPv1 and v2 by a header that is right in all of its first four bytes. */
export function isHep(bytes: Uint8Array, start: number, end: number): boolean {
  const version = bytes[start]!;
  if (version === 0x48) return isHep3(bytes, start, end);
  if ((version !== 1 && version !== 2) || end - start < 16) return false;
  const length = bytes[start + 1]!;
  const family = bytes[start + 2]!;
  const protocol = bytes[start + 3]!;
  const fitsFamily = family === 2 ? length === 16 || length === 28 : family === 10 && (length === 40 || length === 52);
  return fitsFamily && (protocol === IP_PROTOCOL.udp || protocol === IP_PROTOCOL.tcp || protocol === IP_PROTOCOL.sctp);
}

function isHep3(bytes: Uint8Array, start: number, end: number): boolean {
  return end - start >= 4 && u16(bytes, start) === 0x4845 && u16(bytes, start + 2) === 0x5033;
}

/** A record of type 20 to 23 (change cipher spec, alert, handshake, application data) of any version to 1.3 (RFC 8446 5.1). */
function isTlsRecord(bytes: Uint8Array, start: number, end: number): boolean {
  const type = bytes[start]!;
  return end - start >= 3 && type >= 20 && type <= 23 && bytes[start + 1] === 3 && bytes[start + 2]! <= 4;
}

const UPGRADE_FIELD = /\r\nsec-websocket-protocol:[^\r\n]*\bsip\b/i;

/** The client's or the server's half of an opening handshake that names the subprotocol (RFC 7118 3). */
function isSipUpgrade(bytes: Uint8Array, start: number, end: number): boolean {
  const first = bytes[start]!;
  if (first !== 0x47 && first !== 0x48) return false; // GET, HTTP
  return UPGRADE_FIELD.test(new TextDecoder('latin1').decode(bytes.subarray(start, Math.min(end, start + 4096))));
}
