import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { PacketCursor } from '../../src/pcap/packet-cursor.ts';
import { decoding, noteCounts } from './recording-sink.ts';

const CORPUS = process.env.SIPMORTEM_CORPUS;

/** Walks a little-endian or big-endian pcap file. */
function* packetsOf(path: string): Generator<PacketCursor> {
  const bytes = readFileSync(path);
  const magic = bytes.readUInt32LE(0);
  const isLittle = magic === 0xa1b2c3d4 || magic === 0xa1b23c4d;
  const u32 = (at: number) => (isLittle ? bytes.readUInt32LE(at) : bytes.readUInt32BE(at));
  const unit = u32(0) === 0xa1b23c4d ? 1000 : 1;
  const cursor = new PacketCursor();
  cursor.bytes = bytes;
  cursor.linkType = u32(20) & 0xffff;
  for (let at = 24; at + 16 <= bytes.length; at = cursor.end) {
    cursor.timeMicros = u32(at) * 1e6 + Math.floor(u32(at + 4) / unit);
    cursor.start = at + 16;
    cursor.end = cursor.start + u32(at + 8);
    cursor.originalLength = u32(at + 12);
    cursor.frame++;
    if (cursor.end <= bytes.length) yield cursor;
  }
}

function decodeFiles(...names: string[]) {
  const run = decoding();
  const packets = names.flatMap((name, input) => [...packetsOf(join(CORPUS!, name))].map(() => input));
  const feeds = names.map((name) => packetsOf(join(CORPUS!, name)));
  for (const input of packets) {
    const { value } = feeds[input]!.next();
    if (value) run.decoder.decode(value, input);
  }
  run.decoder.finish();
  return run;
}

const isMessage = ({ text }: { text: string }) => /^\s*(SIP\/2\.0 \d|[A-Z]+ \S+ SIP\/2\.0)/.test(text);
const codesOf = (messages: { text: string }[]) => {
  const counts: Record<string, number> = {};
  for (const { text } of messages) {
    const code = /^SIP\/2\.0 (\d+)/.exec(text)?.[1];
    if (code) counts[code] = (counts[code] ?? 0) + 1;
  }
  return counts;
};

describe.skipIf(CORPUS === undefined)('public captures (SIPMORTEM_CORPUS names the folder)', () => {
  it.each([
    ['captures/EEliseeva-trace_conferencecall.pcap', 60],
    ['captures/packetnet-udp-ip-fragmented.pcap', 13],
    ['captures/derived-lt-sll2.pcap', 14],
    ['captures/derived-lt-nsec-be.pcap', 6],
    ['captures/pkts-sipp_sll.pcap', 30],
    ['captures/zeek-wireshark.pcap', 81],
    ['captures/BruteShark-sip-rtp-speex.pcap', 18],
  ])('%s: %i datagrams with SIP', (name, count) => {
    const { sink } = decodeFiles(name);
    expect(sink.datagrams.filter(isMessage)).toHaveLength(count);
  });

  it('reads every message of seven ways to cut a TCP stream', () => {
    const { sink, notes } = decodeFiles('captures/derived-tcp-7modes.pcap');
    expect(codesOf(sink.messages)).toEqual({ 100: 7, 180: 7, 200: 7, 487: 7 });
    expect(sink.messages.filter(isMessage)).toHaveLength(49);
    expect(noteCounts(notes)).toEqual({});
  });

  it('reads the same capture given twice once', () => {
    const { sink } = decodeFiles('captures/derived-tcp-7modes.pcap', 'captures/derived-tcp-7modes.pcap');
    expect(sink.messages).toHaveLength(49);
  });

  it.each([
    ['captures/sipnab-sip-over-tcp.pcap', { 100: 1, 180: 1, 200: 2 }],
    ['captures/suriver-sip-tcp-pattern-matching-sip.pcap', { 401: 1 }],
  ])('%s: responses over TCP', (name, codes) => {
    expect(codesOf(decodeFiles(name).sink.messages)).toEqual(codes);
  });

  it('finds none where none is', () => {
    const { sink } = decodeFiles('captures/nDPI-psiphon3.pcap');
    expect([sink.messages, sink.datagrams.filter(isMessage)]).toEqual([[], []]);
  });

  it.each([
    ['captures/derived-tls13-port5061.pcap', 'carries-tls', 12],
    ['captures/derived-ws-port8088.pcap', 'carries-websocket', 8],
    ['captures/derived-sctp.pcap', 'carries-sctp', 19],
    ['captures/derived-hep3.pcap', 'carries-hep', 14],
    ['captures/hep-wireshark-hep.pcap', 'carries-hep', 8],
  ])('%s: %s', (name, code, count) => {
    const { sink, notes } = decodeFiles(name);
    expect(noteCounts(notes)).toEqual({ [code]: count });
    expect([sink.messages, sink.datagrams]).toEqual([[], []]);
  });

  it('puts the probe back in order', () => {
    const { sink } = decodeFiles('probe/mix.pcap');
    expect(existsSync(join(CORPUS!, 'probe/mix.pcap'))).toBe(true);
    expect(codesOf(sink.messages)).toEqual({ 100: 1, 404: 1, 503: 1 });
  });
});
