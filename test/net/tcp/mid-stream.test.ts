import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteCounts } from '../recording-sink.ts';
import { request, response } from '../sip-text.ts';
import { Conversation } from './conversation.ts';

const A = request('a', 300);
const B = response('b', 183, 400);
const C = request('c', 0, 'BYE');
const STREAM = A + B + C;
const AT_B = A.length;
const AT_C = A.length + B.length;

describe('a TCP stream of which the capture has no beginning', () => {
  it('begins with the first start line', () => {
    const tcp = new Conversation();
    tcp.sendPart(STREAM, 200, AT_B);
    tcp.sendPart(STREAM, AT_B, 2000);
    expect(tcp.texts).toEqual([B, C]);
  });

  it('begins with a start line inside a segment', () => {
    const tcp = new Conversation();
    tcp.sendPart(STREAM, 200, AT_B + 50);
    tcp.sendPart(STREAM, AT_B + 50, 2000);
    expect(tcp.texts).toEqual([B, C]);
  });

  it('puts a first message together whose end comes first', () => {
    const tcp = new Conversation();
    tcp.sendPart(A, 300, 2000);
    tcp.sendPart(A, 0, 300);
    expect(tcp.texts).toEqual([A]);
    expect(noteCounts(tcp.run.notes)).toEqual({});
  });

  it('puts a first message together that comes in tiny segments', () => {
    for (const order of [
      [1, 0, 2],
      [2, 0, 1],
    ]) {
      const tcp = new Conversation();
      const edges = [0, 3, 14, A.length];
      for (const i of order) tcp.sendPart(A, edges[i]!, edges[i + 1]!);
      expect(tcp.texts).toEqual([A]);
    }
  });

  it('takes messages that come after a later one', () => {
    for (const order of [
      [2, 1, 0],
      [2, 0, 1],
      [1, 2, 0],
      [1, 0, 2],
    ]) {
      const tcp = new Conversation();
      const edges = [0, AT_B, AT_C, STREAM.length];
      for (const i of order) tcp.sendPart(STREAM, edges[i]!, edges[i + 1]!);
      expect(tcp.texts.toSorted()).toEqual([A, B, C].toSorted());
    }
  });

  it('takes an earlier message in pieces, last piece first', () => {
    const tcp = new Conversation();
    tcp.sendPart(STREAM, AT_B, AT_C);
    tcp.sendPart(STREAM, 250, AT_B);
    tcp.sendPart(STREAM, 0, 250);
    tcp.sendPart(STREAM, AT_C, 2000);
    expect(tcp.texts).toEqual([B, A, C]);
  });

  it('takes the end of a message that precedes all, when its beginning comes after a later message', () => {
    const tcp = new Conversation();
    tcp.sendPart(STREAM, 250, AT_B);
    tcp.sendPart(STREAM, AT_B, AT_C);
    tcp.sendPart(STREAM, 0, 250);
    expect(tcp.texts).toEqual([B, A]);
  });

  it('does not offer a retransmission of what it has', () => {
    const tcp = new Conversation();
    tcp.sendPart(STREAM, AT_B, AT_C);
    tcp.sendPart(STREAM, 0, AT_B);
    tcp.sendPart(STREAM, 0, AT_B);
    tcp.sendPart(STREAM, 0, 2000);
    expect(tcp.texts).toEqual([B, A, C]);
  });

  it('has a SYN that came late', () => {
    const tcp = new Conversation();
    tcp.sendPart(A, 300, 2000);
    tcp.syn();
    tcp.sendPart(A, 0, 300);
    tcp.sendPart(STREAM, AT_B, 2000);
    expect(tcp.texts).toEqual([A, B, C]);
  });

  it('gives everything from the first start line on, however the rest is cut and mixed', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: STREAM.length - 1 }), { maxLength: 20 }),
        fc.infiniteStream(fc.nat()),
        fc.nat(),
        (cuts, order, start) => {
          const tcp = new Conversation(2 ** 32 - 700);
          const first = [0, AT_B, AT_C][start % 3]!;
          const edges = [
            ...new Set([first, first + 60, ...cuts.filter((at) => at > first + 60), STREAM.length]),
          ].toSorted((a, b) => a - b);
          const pieces = edges.slice(1).map((to, i): [number, number] => [edges[i]!, to]);
          const [begin, ...rest] = pieces as [[number, number], ...[number, number][]];
          const mixed = rest.map((part) => ({ part, key: order.next().value! })).toSorted((a, b) => a.key - b.key);
          tcp.sendPart(STREAM, ...begin);
          for (const { part } of mixed) tcp.sendPart(STREAM, ...part);
          expect(tcp.texts.join('')).toBe(STREAM.slice(first));
        },
      ),
      { numRuns: 80 },
    );
  });

  it('holds few segments while nothing is known', () => {
    const tcp = new Conversation();
    const body = 'a=line\r\n'.repeat(100);
    for (let i = 0; i < 20; i++) tcp.send(2000 + i * body.length, body);
    tcp.send(2000 - 300, request('a', 16_000).slice(0, 300));
    tcp.send(90_000, C);
    tcp.run.decoder.finish();
    expect(tcp.texts.at(-1)).toBe(C);
    expect(tcp.texts.join('').length).toBeLessThan(1000);
  });

  it('holds them for a short time', () => {
    const tcp = new Conversation();
    tcp.sendPart(A, 300, 400);
    tcp.timeMicros = 1_500_000;
    tcp.sendPart(A, 400, 2000);
    tcp.sendPart(A, 0, 300);
    expect(tcp.texts).toEqual([]);
  });

  it('begins anew where a start line stands far from what is expected', () => {
    const tcp = new Conversation();
    tcp.send(0, A);
    tcp.send(2 ** 30, B);
    tcp.send(2 ** 30 + B.length, C);
    expect(tcp.texts).toEqual([A, B, C]);
  });
});
