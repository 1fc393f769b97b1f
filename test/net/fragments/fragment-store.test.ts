import { expect, it } from 'vitest';
import { NoteLog } from '../../../src/note.ts';
import { Endpoints } from '../../../src/util/endpoints.ts';
import { FragmentStore } from '../../../src/net/fragments/fragment-store.ts';
import { IpPacket } from '../../../src/net/ip/ip-packet.ts';
import { readIp } from '../../../src/net/ip/read-ip.ts';
import { ipv4, udp } from '../build-packets.ts';
import { noteCounts } from '../recording-sink.ts';
import { request } from '../sip-text.ts';

const MEBIBYTE = 1024 * 1024;

function store() {
  const notes = new NoteLog();
  let incomplete = 0;
  const fragments = new FragmentStore(new Endpoints(), notes, () => incomplete++);
  const packet = new IpPacket();
  const add = (ip: Uint8Array) =>
    readIp(packet, ip, 0, ip.length) && fragments.add(packet, { input: 0, frame: 1, timeMicros: 0 });
  return { fragments, notes, add, incomplete: () => incomplete };
}

it('keeps a bounded number of datagrams in a flood of first fragments', () => {
  const { fragments, notes, add, incomplete } = store();
  const first = udp(request('a', 600)).subarray(0, 600);
  const ip = ipv4(first, { more: true });
  for (let id = 0; id < 4000; id++) {
    ip.set([id >> 8, id], 4);
    add(ip);
  }
  expect(fragments.heldBytes).toBeLessThan(8 * MEBIBYTE);
  expect(incomplete()).toBe(4000 - 1024);
  expect(noteCounts(notes)).toEqual({ 'fragments-evicted': 2976, 'fragment-first-only': 2976 });
  fragments.finish();
  expect([fragments.heldBytes, incomplete()]).toEqual([0, 4000]);
});

it('keeps a bounded number of bytes when the datagrams grow after they came', () => {
  const { fragments, add } = store();
  for (let id = 0; id < 1000; id++) add(ipv4(new Uint8Array(8), { id, more: true }));
  for (let id = 0; id < 1000; id++) add(ipv4(new Uint8Array(8), { id, more: true, offset: 65_000 }));
  expect(fragments.heldBytes).toBeLessThan(8.1 * MEBIBYTE);
  fragments.finish();
  expect(fragments.heldBytes).toBe(0);
});

it('gives a datagram up that comes in too many pieces', () => {
  const { add } = store();
  for (let offset = 16; offset < 16 * 200; offset += 16) add(ipv4(new Uint8Array(8), { id: 1, more: true, offset }));
  const results = [];
  for (let offset = 0; offset < 16 * 200; offset += 8)
    results.push(add(ipv4(new Uint8Array(8), { id: 1, more: offset < 16 * 200 - 8, offset })));
  expect(results).not.toContain(true);
});

it.each([
  ['a length that is no multiple of eight', { more: true, offset: 8 }, 13],
  ['nothing in it', { more: true, offset: 8 }, 0],
  ['an end beyond the longest datagram', { offset: 65_528 }, 16],
])('takes no fragment with %s', (_name, fields, length) => {
  const { add } = store();
  add(ipv4(new Uint8Array(8), { id: 1, more: true }));
  expect(add(ipv4(new Uint8Array(length), { id: 1, ...fields }))).toBe(false);
  expect(add(ipv4(new Uint8Array(8), { id: 1, offset: 8 }))).toBe(true);
});
