import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  captured,
  ethernet,
  ipv4,
  ipv6,
  joined,
  tcp,
  udp,
  type IpFields,
  type PacketFields,
} from '../build-packets.ts';
import { decoding, noteCounts } from '../recording-sink.ts';
import { request, response } from '../sip-text.ts';

const TEXT = request('a', 3000);
const SECOND = 1_000_000;

interface Piece {
  offset: number;
  bytes: Uint8Array;
  more: boolean;
}

/** Cuts a datagram in pieces that begin at these multiples of eight. */
function cut(datagram: Uint8Array, offsets: number[]): Piece[] {
  const edges = [...new Set([0, ...offsets.map((n) => 8 * n)])]
    .filter((n) => n < datagram.length)
    .toSorted((a, b) => a - b);
  return edges.map((offset, i) => {
    const end = edges[i + 1] ?? datagram.length;
    return { offset, bytes: datagram.subarray(offset, end), more: end < datagram.length };
  });
}

type Run = ReturnType<typeof decoding>;

function feeder(run: Run, build: typeof ipv4 = ipv4) {
  return (piece: Piece, ip: IpFields = {}, packet: PacketFields = {}, input = 0) =>
    run.decoder.decode(captured(ethernet(build(piece.bytes, { id: 7, ...piece, ...ip })), packet), input);
}

describe('fragments', () => {
  it.each([ipv4, ipv6])('in any order and any number of times give the datagram once', (build) => {
    const datagram = udp(TEXT);
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 380 }), { minLength: 1, maxLength: 12 }),
        fc.infiniteStream(fc.nat()),
        fc.array(fc.nat({ max: 12 }), { maxLength: 6 }),
        (offsets, order, repeats) => {
          const run = decoding();
          const feed = feeder(run, build);
          const pieces = cut(datagram, offsets);
          fc.pre(pieces.length > 1);
          const shuffled = pieces
            .map((piece) => ({ piece, key: order.next().value! }))
            .toSorted((a, b) => a.key - b.key);
          // A piece is repeated before the last new one comes, so that the repetition cannot make a second datagram.
          const all = shuffled.map(({ piece }) => piece);
          const last = all.pop()!;
          all.push(...repeats.flatMap((i) => all[i] ?? []));
          for (const piece of all) feed(piece);
          expect(run.sink.datagrams).toEqual([]);
          feed(last, {}, { frame: 99, timeMicros: 5 });
          run.decoder.finish();
          expect(run.sink.datagrams).toMatchObject([{ text: TEXT, frame: 99, timeMicros: 5, cut: false }]);
          expect(noteCounts(run.notes)).toEqual({});
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that overlap keep what came first (IPv4)', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.integer({ min: 1, max: 370 }), fc.integer({ min: 1, max: 60 })), { maxLength: 12 }),
        (ranges) => {
          const run = decoding();
          const feed = feeder(run);
          const datagram = udp(TEXT);
          const given: (number | undefined)[] = [];
          const give = (offset: number, bytes: Uint8Array, more: boolean) => {
            bytes.forEach((byte, i) => (given[offset + i] ??= byte));
            feed({ offset, bytes, more });
          };
          give(0, datagram.subarray(0, 16), true);
          for (const [i, [at, count]] of ranges.entries()) {
            const length = Math.min(8 * count, datagram.length - 8 - 8 * at);
            give(8 * at, new Uint8Array(length - (length % 8)).fill(0x61 + i), true);
          }
          for (const piece of cut(datagram, [40, 100, 300])) give(piece.offset, piece.bytes, piece.more);
          const expected = Buffer.from(given.map((byte) => byte!))
            .toString('latin1')
            .slice(8);
          expect(run.sink.datagrams.map(({ text }) => text)).toEqual([expected]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('that overlap condemn the datagram (IPv6)', () => {
    const run = decoding();
    const feed = feeder(run, ipv6);
    const datagram = udp(TEXT);
    feed({ offset: 0, bytes: datagram.subarray(0, 800), more: true });
    feed({ offset: 792, bytes: datagram.subarray(792, 1600), more: true });
    for (const piece of cut(datagram, [100, 200])) feed(piece);
    run.decoder.finish();
    expect(run.sink.datagrams).toEqual([]);
    expect(noteCounts(run.notes)).toEqual({ 'fragments-overlap': 1 });
  });

  it('of which each is recorded twice give one datagram, those recorded as two copies give two', () => {
    const [first, second] = cut(udp(TEXT), [150]) as [Piece, Piece];
    for (const [order, count] of [
      [[first, first, second, second], 1],
      [[first, second, first, second], 2],
      [[first, second, first], 1],
      [[second, first, second, first], 2],
    ] as const) {
      const run = decoding();
      for (const piece of order) feeder(run)(piece);
      run.decoder.finish();
      expect(run.sink.datagrams.map(({ text }) => text)).toEqual(Array.from({ length: count }, () => TEXT));
      expect(noteCounts(run.notes)).toEqual({});
    }
  });

  it('of a reused identification do not mix', () => {
    const run = decoding();
    const feed = feeder(run);
    const other = response('b', 200, 3000);
    for (const piece of [...cut(udp(TEXT), [150]), ...cut(udp(other), [150])]) feed(piece);
    expect(run.sink.datagrams.map(({ text }) => text)).toEqual([TEXT, other]);
  });

  it('of different hosts do not mix, and cross from one input to the next', () => {
    const run = decoding();
    const feed = feeder(run);
    const [first, second] = cut(udp(TEXT), [150]) as [Piece, Piece];
    feed(first, { source: 1 }, {}, 0);
    feed(second, { source: 3 }, {}, 0);
    expect(run.sink.datagrams).toEqual([]);
    feed(second, { source: 1 }, {}, 1);
    expect(run.sink.datagrams).toMatchObject([{ text: TEXT, input: 1 }]);
  });

  it('that look like media are not taken for it', () => {
    for (const build of [ipv4, ipv6]) {
      const run = decoding();
      const text = TEXT.slice(0, 1192) + '\x80'.repeat(1000);
      for (const piece of cut(udp(text), [150])) feeder(run, build)(piece);
      expect(run.sink.datagrams.map((datagram) => datagram.text)).toEqual([text]);
    }
  });

  it('of a TCP segment are put together too', () => {
    const run = decoding();
    for (const piece of cut(tcp(TEXT), [150])) feeder(run)(piece, { protocol: 6 });
    expect(run.sink.messages.map(({ text }) => text)).toEqual([TEXT]);
  });

  it('behind extension headers of their own are read (IPv6)', () => {
    const run = decoding();
    const datagram = joined([17, 0, 1, 4, 0, 0, 0, 0], udp(TEXT));
    for (const piece of cut(datagram, [150])) feeder(run, ipv6)(piece, { protocol: 60 });
    expect(run.sink.datagrams.map(({ text }) => text)).toEqual([TEXT]);
  });
});

describe('a datagram of which only the first fragment was captured', () => {
  const [first, second] = cut(udp(TEXT), [150]) as [Piece, Piece];
  const beginning = TEXT.slice(0, 1192);

  it('is handed on at the end, cut, with a note about the capture filter', () => {
    const run = decoding();
    feeder(run)(first, {}, { frame: 4, timeMicros: 8 });
    expect(run.sink.datagrams).toEqual([]);
    run.decoder.finish();
    expect(run.sink.datagrams).toMatchObject([{ text: beginning, cut: true, frame: 4, timeMicros: 8 }]);
    expect(run.notes.of(0)).toMatchObject([
      { code: 'fragment-first-only', first: { frame: 4 }, damage: true, detail: expect.stringContaining('filter') },
    ]);
  });

  it('is the same when it was recorded twice', () => {
    const run = decoding();
    feeder(run)(first);
    feeder(run)(first);
    feeder(run)(first, {}, { timeMicros: SECOND });
    run.decoder.finish();
    expect(run.sink.datagrams).toHaveLength(1);
    expect(noteCounts(run.notes)).toEqual({ 'fragment-first-only': 1 });
  });

  it('is handed on before the answer to it', () => {
    const run = decoding();
    feeder(run)(first, {}, { timeMicros: 0 });
    const answer = ethernet(ipv4(udp(response('a')), { source: 2, destination: 1 }));
    run.decoder.decode(captured(answer, { timeMicros: 20_000 }), 0);
    expect(run.sink.datagrams.map(({ text }) => text)).toEqual([beginning, response('a')]);
  });

  it('is handed on after a while, and once more if it becomes whole', () => {
    const run = decoding();
    feeder(run)(first, {}, { timeMicros: 0 });
    const other = captured(ethernet(ipv4(udp('\r\n'), { source: 9 })), { timeMicros: SECOND });
    run.decoder.decode(other, 0);
    expect(run.sink.datagrams.map(({ cut: isCut }) => isCut)).toEqual([true, false]);
    feeder(run)(second, {}, { timeMicros: 2 * SECOND });
    expect(run.sink.datagrams.at(-1)).toMatchObject({ text: TEXT, cut: false });
    run.decoder.finish();
    expect(run.sink.datagrams).toHaveLength(3);
  });

  it('does not meet fragments that come half a minute later', () => {
    const run = decoding();
    feeder(run)(first, {}, { timeMicros: 0 });
    feeder(run)(second, {}, { timeMicros: 31 * SECOND });
    run.decoder.finish();
    expect(run.sink.datagrams.map(({ cut: isCut }) => isCut)).toEqual([true]);
  });

  it('is of no interest when it is not text', () => {
    const run = decoding();
    feeder(run)({ offset: 0, bytes: udp(new Uint8Array(800).fill(0x80)), more: true });
    run.decoder.finish();
    expect([run.sink.datagrams, noteCounts(run.notes)]).toEqual([[], {}]);
  });
});

it('fragments in the middle that are missing leave the beginning, with a note', () => {
  const run = decoding();
  const pieces = cut(udp(TEXT), [100, 200, 300]);
  for (const i of [0, 1, 3]) feeder(run)(pieces[i]!);
  run.decoder.finish();
  expect(run.sink.datagrams).toMatchObject([{ text: TEXT.slice(0, 1592), cut: true }]);
  expect(noteCounts(run.notes)).toEqual({ 'fragments-incomplete': 1 });
});

it('a fragment that the snaplen cut leaves the beginning', () => {
  const run = decoding();
  const pieces = cut(udp(TEXT), [150]).map((piece) => ethernet(ipv4(piece.bytes, { id: 7, ...piece })));
  for (const bytes of pieces) run.decoder.decode(captured(bytes.subarray(0, 500), { originalLength: bytes.length }), 0);
  run.decoder.finish();
  expect(run.sink.datagrams).toMatchObject([{ text: TEXT.slice(0, 458), cut: true }]);
});
