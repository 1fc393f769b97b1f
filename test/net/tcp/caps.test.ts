import { expect, it } from 'vitest';
import type { Limits } from '../../../src/limits.ts';
import { NoteLog } from '../../../src/note.ts';
import { IpPacket } from '../../../src/net/ip/ip-packet.ts';
import { readIp } from '../../../src/net/ip/read-ip.ts';
import { TcpDecoder } from '../../../src/net/tcp/tcp-decoder.ts';
import { Endpoints } from '../../../src/util/endpoints.ts';
import { ipv4, tcp, TCP_FLAG, type TcpFields } from '../build-packets.ts';
import { noteCounts, RecordingSink } from '../recording-sink.ts';
import { request } from '../sip-text.ts';

const MEBIBYTE = 1024 * 1024;

function decoding(most?: Pick<Limits, 'tcpConnections' | 'tcpBytes'>) {
  const notes = new NoteLog();
  const endpoints = new Endpoints();
  const sink = new RecordingSink(endpoints);
  const decoder = new TcpDecoder(sink, { transportEvent: () => undefined }, endpoints, notes, most);
  const packet = new IpPacket();
  const at = { input: 0, frame: 0, timeMicros: 0 };
  /** @param client tells connections apart */
  const feed = (client: number, payload: string | Uint8Array, fields: TcpFields) =>
    again(ipv4(tcp(payload, fields), { protocol: 6 }), client);
  const again = (ip: Uint8Array, client: number) => {
    ip.set([10, client >> 16, client >> 8, client], 12);
    at.frame++;
    if (readIp(packet, ip, 0, ip.length)) decoder.decode(packet, at);
  };
  /** A SYN from each of many clients. */
  const flood = (from: number, to: number) => {
    const syn = ipv4(tcp('', { flags: TCP_FLAG.SYN }), { protocol: 6 });
    for (let client = from; client < to; client++) again(syn, client);
  };
  return { notes, sink, decoder, at, feed, again, flood };
}

it('keeps a bounded number of connections in a flood of SYNs', () => {
  const { decoder, flood, notes } = decoding();
  flood(0, 20_000);
  expect(decoder.connections).toBe(16_384);
  expect(noteCounts(notes)).toEqual({});
  decoder.finish();
  expect(decoder.connections).toBe(0);
});

it('notes it when it gives up streams with SIP', () => {
  const { sink, feed, flood, notes } = decoding();
  const beginning = request('a', 100).slice(0, 120);
  feed(0, beginning, { sequence: 1 });
  flood(1, 16_385);
  expect(noteCounts(notes)).toEqual({ 'tcp-streams-evicted': 1 });
  expect(sink.messages.map(({ text }) => text)).toEqual([beginning]);
});

it('holds a bounded number of bytes behind gaps', () => {
  const { decoder, feed, notes } = decoding();
  const start = request('a', 100).slice(0, 120);
  const segment = new Uint8Array(40_000).fill(0x61);
  let most = 0;
  for (let client = 0; client < 150; client++) {
    feed(client, start, { sequence: 1 });
    for (let i = 0; i < 5; i++) feed(client, segment, { sequence: 1000 + 41_000 * i });
    most = Math.max(most, decoder.heldBytes);
  }
  expect(most).toBeGreaterThan(8 * MEBIBYTE);
  expect(most).toBeLessThan(17 * MEBIBYTE);
  expect(noteCounts(notes)).toMatchObject({ 'tcp-streams-evicted': expect.any(Number) });
  decoder.finish();
  expect(decoder.heldBytes).toBe(0);
});

it('holds a bounded number of bytes of unfinished messages', () => {
  const { decoder, feed, notes } = decoding();
  const start = request('a', 250_000);
  let most = 0;
  for (let client = 0; client < 120; client++) {
    for (let at = 0; at < 240_000; at += 40_000) feed(client, start.slice(at, at + 40_000), { sequence: 1 + at });
    most = Math.max(most, decoder.heldBytes);
  }
  expect(most).toBeLessThan(18 * MEBIBYTE);
  expect(noteCounts(notes)).toEqual({ 'tcp-streams-evicted': expect.any(Number) });
  decoder.finish();
  expect(decoder.heldBytes).toBe(0);
});

it('forgets a connection that was idle for long', () => {
  const { decoder, feed, flood, at, sink } = decoding();
  feed(1, request('a').slice(0, 60), { sequence: 1 });
  at.timeMicros = 500e6;
  flood(2, 3);
  decoder.expire(at.timeMicros);
  expect(decoder.connections).toBe(2);
  decoder.expire(601e6);
  expect(decoder.connections).toBe(1);
  expect(sink.messages.map(({ text }) => text)).toEqual([request('a').slice(0, 60)]);
});

it('says how many ports failed of which it will not be told that they work again', () => {
  const { again, decoder, notes } = decoding();
  const [client, servers] = [1, 9 << 16];
  const send = (segment: Uint8Array, from: number, to: number): void => {
    const ip = ipv4(segment, { protocol: 6 });
    ip.set([10, to >> 16, to >> 8, to], 16);
    again(ip, from);
  };
  for (let server = servers; server < servers + 1030; server++) {
    const syn = tcp('', { sourcePort: 2000, destinationPort: 5060, sequence: 1, flags: TCP_FLAG.SYN });
    send(syn, client, server);
    const flags = TCP_FLAG.RST | TCP_FLAG.ACK;
    const refusal = tcp('', { sourcePort: 5060, destinationPort: 2000, acknowledgment: 2, flags });
    send(refusal, server, client);
  }
  decoder.finish();
  expect(notes.of(0)).toMatchObject([
    { code: 'connections-limit', detail: expect.stringContaining('6 times') as string },
  ]);
});

it('holds what it is told to', () => {
  const { decoder, flood } = decoding({ tcpConnections: 100, tcpBytes: MEBIBYTE });
  flood(0, 500);
  expect(decoder.connections).toBe(100);
});
