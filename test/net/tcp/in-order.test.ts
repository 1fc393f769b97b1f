import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { noteCounts } from '../recording-sink.ts';
import { request, response } from '../sip-text.ts';
import { Conversation } from './conversation.ts';

const MESSAGES = [request('a', 300), '\r\n\r\n', response('b', 100), request('c', 50, 'BYE'), response('d', 200, 900)];
const STREAM = MESSAGES.join('');
const TEXTS = MESSAGES.filter((text) => text !== '\r\n\r\n');
const NEAR_WRAP = 2 ** 32 - 500;

/** Parts of the stream that cover it, some twice and overlapping, in any order. */
const parts = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: STREAM.length - 1 }), { maxLength: 25 }),
    fc.array(fc.tuple(fc.nat(STREAM.length - 1), fc.integer({ min: 1, max: 400 })), { maxLength: 8 }),
    fc.infiniteStream(fc.nat()),
  )
  .map(([cuts, extras, order]) => {
    const edges = [...new Set([0, ...cuts, STREAM.length])].toSorted((a, b) => a - b);
    const cover = edges.slice(1).map((to, i): [number, number] => [edges[i]!, to]);
    const all = [
      ...cover,
      ...extras.map(([from, count]): [number, number] => [from, Math.min(from + count, STREAM.length)]),
    ];
    return all.map((part) => ({ part, key: order.next().value! })).toSorted((a, b) => a.key - b.key);
  })
  .map((shuffled) => shuffled.map(({ part }) => part));

describe('a TCP stream with its SYN', () => {
  it.each([1000, NEAR_WRAP, 2 ** 31 - 500])(
    'gives the same messages however it is cut and mixed (from %i)',
    (sequence) => {
      fc.assert(
        fc.property(parts, fc.boolean(), (pieces, finFirst) => {
          const tcp = new Conversation(sequence);
          tcp.syn();
          if (finFirst) tcp.fin(STREAM.length);
          for (const [from, to] of pieces) tcp.sendPart(STREAM, from, to);
          expect(tcp.texts).toEqual(TEXTS);
          tcp.run.decoder.finish();
          expect(tcp.texts).toEqual(TEXTS);
          expect(noteCounts(tcp.run.notes)).toEqual({});
        }),
        { numRuns: 60 },
      );
    },
  );

  it('may come byte by byte', () => {
    const tcp = new Conversation();
    tcp.syn();
    for (let i = 0; i < STREAM.length; i++) tcp.sendPart(STREAM, i, i + 1);
    expect(tcp.texts).toEqual(TEXTS);
  });

  it('hands a message on with the packet that made it whole', () => {
    const tcp = new Conversation();
    tcp.syn();
    tcp.input = 1;
    tcp.timeMicros = 20;
    tcp.sendPart(TEXTS[0]!, 100, 500);
    tcp.timeMicros = 30;
    tcp.sendPart(TEXTS[0]!, 0, 100);
    expect(tcp.run.sink.messages).toEqual([
      {
        text: TEXTS[0],
        source: '10.0.0.1:40000',
        destination: '10.0.0.2:5060',
        timeMicros: 30,
        input: 1,
        frame: 3,
        cut: false,
      },
    ]);
  });

  it('hands a whole message on at once, from where it stands in the packet', () => {
    const tcp = new Conversation();
    tcp.syn();
    tcp.send(0, STREAM);
    expect(tcp.texts).toEqual(TEXTS);
    expect(tcp.run.sink.offers).toBe(1);
  });

  it('keeps what is needed in mind', () => {
    const tcp = new Conversation();
    tcp.syn();
    const text = request('a', 2000);
    for (let at = 0; at < text.length; at += 100) tcp.sendPart(text, at, at + 100);
    expect(tcp.texts).toEqual([text]);
    // Asked while the header was incomplete and when it was complete, then when all was there.
    expect(tcp.run.sink.offers).toBeLessThanOrEqual(3);
  });

  it('takes data that comes with the SYN', () => {
    const tcp = new Conversation();
    tcp.packet(TEXTS[0]!, { flags: 2, sequence: 999 });
    expect(tcp.texts).toEqual([TEXTS[0]]);
  });

  it('passes over keep-alive probes and what precedes the SYN', () => {
    const tcp = new Conversation();
    tcp.syn();
    tcp.send(-1, '\0');
    tcp.send(0, TEXTS[0]!);
    tcp.send(-TEXTS[1]!.length, TEXTS[1]!);
    tcp.send(TEXTS[0]!.length - 1, '\0');
    tcp.send(TEXTS[0]!.length, TEXTS[1]!);
    expect(tcp.texts).toEqual(TEXTS.slice(0, 2));
  });

  it('begins anew with another SYN, and not with the same one again', () => {
    const tcp = new Conversation();
    tcp.syn();
    tcp.send(0, TEXTS[0]!);
    tcp.syn();
    tcp.send(0, TEXTS[0]!);
    tcp.syn(500_999);
    tcp.send(0, TEXTS[1]!, 501_000);
    tcp.syn();
    tcp.send(TEXTS[1]!.length, TEXTS[2]!, 501_000);
    expect(tcp.texts).toEqual(TEXTS.slice(0, 3));
  });

  it('begins anew in both directions with a SYN of the client', () => {
    const tcp = new Conversation();
    tcp.syn();
    const answer = response('x', 200, 400);
    tcp.packet(answer.slice(0, 200), { sequence: 7000 }, true);
    tcp.syn(500_999);
    expect(tcp.texts).toEqual([answer.slice(0, 200)]);
    tcp.packet(answer, { sequence: 6900 }, true);
    expect(tcp.texts).toEqual([answer.slice(0, 200), answer]);
  });

  it('does not count twice what two inputs recorded', () => {
    const tcp = new Conversation();
    const cuts = [0, 120, 500, 800, STREAM.length];
    for (const input of [0, 1]) {
      tcp.input = input;
      tcp.syn();
    }
    for (const [i, to] of cuts.slice(1).entries())
      for (const input of [1, 0]) {
        tcp.input = input;
        tcp.sendPart(STREAM, cuts[i]!, to);
      }
    expect(tcp.texts).toEqual(TEXTS);
  });

  it('goes on in the next file', () => {
    const tcp = new Conversation();
    tcp.syn();
    tcp.sendPart(STREAM, 0, 200);
    tcp.input = 1;
    tcp.frame = 0;
    tcp.sendPart(STREAM, 200, 2000);
    expect(tcp.run.sink.messages[0]).toMatchObject({ text: TEXTS[0], input: 1, frame: 1 });
  });
});
