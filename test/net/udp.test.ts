import { describe, expect, it } from 'vitest';
import { captured, ethernet, ipv4, joined, udp, type UdpFields } from './build-packets.ts';
import { decoding, noteCounts } from './recording-sink.ts';
import { request } from './sip-text.ts';

const TEXT = request('a');
const RTP_PORTS = { sourcePort: 4000, destinationPort: 4002 };

function decodeUdp(payload: string | Uint8Array, fields: UdpFields = {}, cutAt?: number) {
  const run = decoding();
  const bytes = ethernet(ipv4(udp(payload, fields)));
  run.decoder.decode(captured(bytes.subarray(0, cutAt), { originalLength: bytes.length, timeMicros: 12, frame: 3 }), 0);
  return run;
}

describe('UDP', () => {
  it('hands a message on with all that is known of it', () => {
    const { sink } = decodeUdp(TEXT, { sourcePort: 5062 });
    expect(sink.datagrams).toEqual([
      {
        text: TEXT,
        source: '10.0.0.1:5062',
        destination: '10.0.0.2:5060',
        timeMicros: 12,
        input: 0,
        frame: 3,
        cut: false,
      },
    ]);
  });

  it.each<[string, string | Uint8Array]>([
    ['a keep-alive', '\r\n\r\n'],
    ['white space first', ` \r\n${TEXT}`],
    ['an odd method', TEXT.replace('INVITE', "!interesting-Method0123456789_*+`.%indeed'~")],
  ])('takes %s', (_name, payload) => {
    expect(decodeUdp(payload, RTP_PORTS).sink.datagrams).toMatchObject([{ text: payload }]);
  });

  it.each<[string, Uint8Array]>([
    ['RTP', joined([0x80, 0, 0, 1, 0, 0, 0, 160], TEXT)],
    ['RTCP', joined([0x81, 200, 0, 6, 0, 0, 0, 0], TEXT)],
    ['STUN', joined([0, 1, 0, 0, 0x21, 0x12, 0xa4, 0x42], TEXT)],
    ['DNS with an identification that is text', joined('IN', [1, 0, 0, 1, 0, 0], TEXT)],
    ['TFTP', joined([0, 3, 0, 1], TEXT)],
    ['QUIC', joined([0x40, 0x99, 0x11, 0x8f, 0, 1, 2, 3], TEXT)],
    ['XML', joined('<?xml version="1.0"?>')],
    ['nothing', joined()],
  ])('refuses %s', (_name, payload) => {
    const { sink, endpoints, notes } = decodeUdp(payload, RTP_PORTS);
    expect(sink.datagrams).toEqual([]);
    expect(noteCounts(notes)).toEqual({});
    // Ids 0 and 1 stand for what is not known, the first endpoint that is looked up has id 2: none was looked up before.
    expect(endpoints.v4(1, 1)).toBe(2);
  });

  it.each([0, 0x80])('takes a message behind junk of bytes %i on a SIP port only', (byte) => {
    const junk = joined([byte, byte, byte, byte], TEXT);
    for (const port of [5060, 5061, 5080]) {
      expect(decodeUdp(junk, { sourcePort: 4000, destinationPort: port }).sink.datagrams).toHaveLength(1);
      expect(decodeUdp(junk, { sourcePort: port, destinationPort: 4000 }).sink.datagrams).toHaveLength(1);
    }
    expect(decodeUdp(junk, RTP_PORTS).sink.datagrams).toEqual([]);
    expect(decodeUdp(joined(new Uint8Array(600), TEXT)).sink.datagrams).toEqual([]);
  });

  it('ends at the length that the header claims', () => {
    expect(decodeUdp(`${TEXT}padding`, { length: 8 + TEXT.length }).sink.datagrams).toMatchObject([
      { text: TEXT, cut: false },
    ]);
    expect(decodeUdp(TEXT, { length: 0 }).sink.datagrams).toMatchObject([{ text: TEXT, cut: false }]);
  });

  it('marks and notes a payload that the snaplen cut', () => {
    const { sink, notes } = decodeUdp(TEXT, {}, 100);
    expect(sink.datagrams).toMatchObject([{ text: TEXT.slice(0, 58), cut: true }]);
    expect(noteCounts(notes)).toEqual({ 'packet-cut-short': 1 });
    expect(notes.of(0)).toMatchObject([{ first: { frame: 3 }, damage: true }]);
  });

  it('does not note cut media', () => {
    expect(noteCounts(decodeUdp(joined([0x80], new Uint8Array(200)), RTP_PORTS, 100).notes)).toEqual({});
  });

  it.each<[string, Uint8Array]>([
    ['HEPv3', joined('HEP3', [3, 7, 0, 0], TEXT)],
    ['HEPv2', joined([2, 16, 2, 17, 0x13, 0xc4, 0x13, 0xc4, 10, 0, 0, 1, 10, 0, 0, 2], TEXT)],
    ['HEPv1 over IPv6', joined([1, 40, 10, 17], new Uint8Array(36), TEXT)],
  ])('names %s', (_name, payload) => {
    const { sink, notes } = decodeUdp(payload, { destinationPort: 9060 });
    expect(sink.datagrams).toEqual([]);
    expect(notes.of(0)).toMatchObject([{ code: 'carries-hep', count: 1, detail: expect.stringContaining('9060') }]);
  });
});
