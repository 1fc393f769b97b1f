import { describe, expect, it } from 'vitest';
import { captured, ethernet, ipv4, ipv6, joined, udp } from '../build-packets.ts';
import { decoding, noteCounts } from '../recording-sink.ts';
import { request } from '../sip-text.ts';

const TEXT = request('a');

function textsOf(ip: Uint8Array): string[] {
  const { decoder, sink } = decoding();
  decoder.decode(captured(ethernet(ip)), 0);
  return sink.datagrams.map(({ text }) => text);
}

describe('IP', () => {
  it.each<[string, Uint8Array]>([
    ['IPv4 with options', ipv4(udp(TEXT), { options: [7, 7, 4, 0, 0, 0, 0, 0] })],
    ['IPv4 of total length 0, as with segmentation offload', ipv4(udp(TEXT), { totalLength: 0 })],
    ['IPv6 of payload length 0', ipv6(udp(TEXT), { totalLength: 0 })],
    ['hop-by-hop options', ipv6(udp(TEXT), { protocol: 0, options: [17, 0, 5, 2, 0, 0, 0, 0] })],
    ['a chain of options, routing and authentication', ipv6(udp(TEXT), { protocol: 0, options: CHAIN() })],
    ['an atomic fragment', ipv6(udp(TEXT), { id: 9 })],
  ])('%s', (_name, ip) => {
    expect(textsOf(ip)).toEqual([TEXT]);
  });

  it.each<[string, Uint8Array]>([
    ['a header length below 20', joined([0x44], ipv4(udp(TEXT).subarray(4)).subarray(1))],
    ['a total length below the header', ipv4(udp(TEXT), { totalLength: 12 })],
    ['version 5', joined([0x55], ipv4(udp(TEXT)).subarray(1))],
    [
      'an extension header longer than the packet',
      ipv6(udp(TEXT), { protocol: 60, options: [17, 255, 0, 0, 0, 0, 0, 0] }),
    ],
    ['IP in IP', ipv4(ipv4(udp(TEXT)), { protocol: 4 })],
    ['ICMP with a quoted packet', ipv4(joined([3, 3, 0, 0, 0, 0, 0, 0], ipv4(udp(TEXT))), { protocol: 1 })],
  ])('%s is passed over', (_name, ip) => {
    expect(textsOf(ip)).toEqual([]);
  });

  it('names SCTP', () => {
    const { decoder, notes } = decoding();
    decoder.decode(captured(ethernet(ipv4(udp(TEXT), { protocol: 132 }))), 0);
    decoder.decode(captured(ethernet(ipv6(udp(TEXT), { protocol: 132, id: 1, more: true }))), 0);
    expect(noteCounts(notes)).toEqual({ 'carries-sctp': 2 });
  });
});

function CHAIN(): number[] {
  const hopByHop = [43, 0, 1, 4, 0, 0, 0, 0];
  const routing = [51, 2, 4, 0, ...Array.from({ length: 20 }, () => 0)];
  const authentication = [60, 4, ...Array.from({ length: 22 }, () => 0)];
  const destination = [17, 1, ...Array.from({ length: 14 }, () => 0)];
  return [...hopByHop, ...routing, ...authentication, ...destination];
}
