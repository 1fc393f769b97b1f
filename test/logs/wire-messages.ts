import { readFileSync } from 'node:fs';
import { PacketCursor } from '../../src/pcap/packet-cursor.ts';
import { decoding, type Recorded } from '../net/recording-sink.ts';

/** A SIP message of a capture. */
export interface WireMessage extends Recorded {
  isDatagram: boolean;
  /** Its place among the messages of its kind, datagrams or messages of streams. */
  index: number;
}

/** Starts with a start line and tells its call. */
export function isMessage({ text }: { text: string }): boolean {
  return /^(?:SIP\/2\.0 \d|[A-Z]+ \S+ SIP\/2\.0)/.test(text) && /^(?:Call-ID|i)\s*:/im.test(text);
}

/** The messages of a little-endian pcap file, in the order of its packets. */
export function wireMessages(path: string): WireMessage[] {
  const bytes = readFileSync(path);
  const { decoder, sink } = decoding();
  const cursor = new PacketCursor();
  cursor.bytes = bytes;
  cursor.linkType = bytes.readUInt32LE(20) & 0xffff;
  for (let at = 24; at + 16 <= bytes.length; at = cursor.end) {
    cursor.timeMicros = bytes.readUInt32LE(at) * 1e6 + bytes.readUInt32LE(at + 4);
    cursor.start = at + 16;
    cursor.end = cursor.start + bytes.readUInt32LE(at + 8);
    cursor.originalLength = bytes.readUInt32LE(at + 12);
    cursor.frame++;
    decoder.decode(cursor, 0);
  }
  decoder.finish();
  const of = (recorded: readonly Recorded[], isDatagram: boolean): WireMessage[] =>
    recorded.filter(isMessage).map((message, index) => ({ ...message, isDatagram, index }));
  return [...of(sink.datagrams, true), ...of(sink.messages, false)].sort((a, b) => a.frame - b.frame);
}
