import { describe, expect, it } from 'vitest';
import { bigEndian, captured, etherType, ethernet, ipv4, ipv6, joined, udp } from '../build-packets.ts';
import { decoding, noteCounts } from '../recording-sink.ts';
import { request } from '../sip-text.ts';

const TEXT = request('a');
const V4 = ipv4(udp(TEXT));
const V6 = ipv6(udp(TEXT));
const PADDING = [0, 0, 0, 0, 0, 0];

function datagramsOf(bytes: Uint8Array, linkType: number): string[] {
  const { decoder, sink } = decoding();
  decoder.decode(captured(bytes, { linkType }), 0);
  return sink.datagrams.map(({ text, source, destination }) => `${source} ${destination} ${text === TEXT}`);
}

const littleEndian = (value: number) => bigEndian(value, 4).reverse();
const vlan = (type: number, id: number) => [...bigEndian(type, 2), ...bigEndian(id, 2)];
const cooked = (ip: Uint8Array, tags: number[] = []) =>
  joined([0, 0, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0], tags, bigEndian(etherType(ip), 2), ip);
const cooked2 = (ip: Uint8Array) =>
  joined(bigEndian(etherType(ip), 2), [0, 0, 0, 0, 0, 2, 0, 1, 0, 6, 2, 0, 0, 0, 0, 1, 0, 0], ip);
const MACS = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12];
const snap = (ip: Uint8Array) =>
  joined(MACS, bigEndian(ip.length + 8, 2), [0xaa, 0xaa, 3, 0, 0, 0], bigEndian(etherType(ip), 2), ip);
const mpls = (ip: Uint8Array, labels: number) =>
  joined(MACS, [0x88, 0x47], ...Array.from({ length: labels }, (_, i) => [0, 1, i === labels - 1 ? 1 : 0, 64]), ip);
const pppoe = (ip: Uint8Array) => [0x88, 0x64, 0x11, 0, 0, 1, ...bigEndian(ip.length + 2, 2), 0];

describe('link layers', () => {
  it.each<[string, number, (ip: Uint8Array) => Uint8Array]>([
    ['Ethernet', 1, (ip) => ethernet(ip)],
    ['Ethernet with padding', 1, (ip) => joined(ethernet(ip), PADDING)],
    ['one VLAN tag', 1, (ip) => ethernet(ip, vlan(0x8100, 7))],
    ['two VLAN tags', 1, (ip) => ethernet(ip, [...vlan(0x88a8, 7), ...vlan(0x8100, 8)])],
    ['three VLAN tags', 1, (ip) => ethernet(ip, [...vlan(0x9100, 7), ...vlan(0x88a8, 8), ...vlan(0x8100, 9)])],
    ['802.3 with LLC and SNAP', 1, snap],
    ['one MPLS label', 1, (ip) => mpls(ip, 1)],
    ['three MPLS labels', 1, (ip) => mpls(ip, 3)],
    ['PPPoE', 1, (ip) => joined(MACS, pppoe(ip), [ip === V6 ? 0x57 : 0x21], ip)],
    ['PPPoE in a VLAN', 1, (ip) => joined(MACS, vlan(0x8100, 7), pppoe(ip), [ip === V6 ? 0x57 : 0x21], ip)],
    ['LINUX_SLL', 113, (ip) => cooked(ip)],
    ['LINUX_SLL with a VLAN tag', 113, (ip) => cooked(ip, vlan(0x8100, 7))],
    ['LINUX_SLL2', 276, cooked2],
    ['NULL, little-endian, Darwin', 0, (ip) => joined(littleEndian(ip === V6 ? 30 : 2), ip)],
    ['NULL, big-endian, FreeBSD', 0, (ip) => joined(bigEndian(ip === V6 ? 28 : 2, 4), ip)],
    ['LOOP, OpenBSD', 108, (ip) => joined(bigEndian(ip === V6 ? 24 : 2, 4), ip)],
    ['RAW', 101, (ip) => ip],
    ['RAW as BSDs number it', 12, (ip) => ip],
    ['RAW as OpenBSD numbers it', 14, (ip) => ip],
    ['IPV4', 228, (ip) => ip],
    ['IPV6', 229, (ip) => ip],
  ])('%s', (_name, linkType, build) => {
    expect(datagramsOf(build(V4), linkType)).toEqual(['10.0.0.1:5060 10.0.0.2:5060 true']);
    expect(datagramsOf(build(V6), linkType)).toEqual(['[2001:db8::1]:5060 [2001:db8::2]:5060 true']);
  });

  it.each<[string, number, Uint8Array]>([
    ['ARP', 1, joined(MACS, [8, 6], V4)],
    ['spanning tree', 1, joined(MACS, [0, 38, 0x42, 0x42, 3], V4)],
    ['an organisation that is not the EtherTypes', 1, joined(MACS, [0, 60, 0xaa, 0xaa, 3, 0, 0, 12, 8, 0], V4)],
    ['PPPoE with LCP', 1, joined(MACS, pppoe(V4), [0xc0], V4)],
    ['MPLS without IP', 1, joined(MACS, [0x88, 0x47, 0, 1, 1, 64, 0, 0, 0, 0], V4)],
    ['NULL of an unknown family', 0, joined(littleEndian(7), V4)],
    ['LOOP in the wrong byte order', 108, joined(littleEndian(2), V4)],
  ])('%s is passed over', (_name, linkType, bytes) => {
    expect(datagramsOf(bytes, linkType)).toEqual([]);
  });

  it('names an unsupported link type once per input', () => {
    const { decoder, notes } = decoding();
    for (const input of [0, 1, 1]) decoder.decode(captured(V4, { linkType: 147 }), input);
    expect(notes.of(0)).toMatchObject([{ code: 'link-type-unsupported', count: 1, damage: true }]);
    expect(notes.of(1)).toMatchObject([{ count: 2, first: { frame: 1 }, detail: expect.stringContaining('147') }]);
  });

  it('names a capture of exported PDUs', () => {
    const { decoder, notes } = decoding();
    decoder.decode(captured(V4, { linkType: 252 }), 0);
    expect(noteCounts(notes)).toEqual({ 'carries-exported-pdu': 1 });
  });
});
