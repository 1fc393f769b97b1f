import { describe, expect, it } from 'vitest';
import { bytesOf } from '../build-packets.ts';
import { noteCounts } from '../recording-sink.ts';
import { request, response } from '../sip-text.ts';
import { Conversation } from './conversation.ts';

const A = request('a', 600);
const REST = [response('b'), response('c'), response('d'), response('e')];
const STREAM = A + REST.join('');

/** A stream with its first 300 bytes, then a gap, then as many of the rest as asked for. */
function withGap(segments: number): Conversation {
  const tcp = new Conversation();
  tcp.syn();
  tcp.timeMicros = 1000;
  tcp.sendPart(STREAM, 0, 300);
  let at = A.length;
  for (const text of REST.slice(0, segments)) {
    tcp.timeMicros += 1000;
    tcp.send(at, text);
    at += text.length;
  }
  return tcp;
}

const LOST = { 'tcp-bytes-lost': 1 };

describe('a gap in a TCP stream', () => {
  it('is waited for', () => {
    const tcp = withGap(4);
    expect(tcp.texts).toEqual([]);
    tcp.sendPart(STREAM, 300, A.length);
    expect(tcp.texts).toEqual([A, ...REST]);
    expect(noteCounts(tcp.run.notes)).toEqual({});
  });

  it('is lost when the receiver has acknowledged it and segments keep coming', () => {
    const tcp = withGap(2);
    tcp.acknowledge(STREAM.length);
    expect(tcp.texts).toEqual([]);
    tcp.send(STREAM.indexOf(REST[2]!), REST[2]!);
    expect(tcp.texts).toEqual([A.slice(0, 300), ...REST.slice(0, 3)]);
    expect(tcp.run.sink.messages[0]).toMatchObject({ cut: true, frame: 2, timeMicros: 1000 });
    expect(tcp.run.sink.messages[1]).toMatchObject({ cut: false, frame: 3, timeMicros: 2000 });
    expect(tcp.run.notes.of(0)).toMatchObject([
      {
        code: 'tcp-bytes-lost',
        count: 1,
        first: { frame: 3 },
        damage: false,
        detail: expect.stringContaining(`${A.length - 300} bytes`),
      },
    ]);
  });

  it('is not lost because of an acknowledgment for less', () => {
    const tcp = withGap(4);
    tcp.acknowledge(300);
    expect(tcp.texts).toEqual([]);
  });

  it('is lost after three seconds', () => {
    const tcp = withGap(1);
    tcp.timeMicros += 2_900_000;
    tcp.acknowledge(0);
    expect(tcp.texts).toEqual([]);
    tcp.timeMicros += 200_000;
    tcp.acknowledge(0);
    expect(tcp.texts).toEqual([A.slice(0, 300), REST[0]]);
    expect(noteCounts(tcp.run.notes)).toEqual(LOST);
  });

  it('is lost after three seconds although one packet claimed to be from the future', () => {
    const tcp = new Conversation();
    tcp.timeMicros = 1e15;
    tcp.syn();
    tcp.timeMicros = 0;
    tcp.sendPart(STREAM, 0, 300);
    tcp.send(A.length, REST[0]!);
    tcp.timeMicros = 3_200_000;
    tcp.acknowledge(0);
    expect(tcp.texts).toEqual([A.slice(0, 300), REST[0]]);
  });

  it.each<[string, (tcp: Conversation) => void]>([
    ['at the end of the input', (tcp) => tcp.run.decoder.finish()],
    ['when the connection is reset', (tcp) => tcp.reset(5000)],
    ['when another connection takes its ports', (tcp) => tcp.syn(77_000_000)],
  ])('is lost %s', (_name, end) => {
    const tcp = withGap(4);
    end(tcp);
    expect(tcp.texts).toEqual([A.slice(0, 300), ...REST]);
    expect(noteCounts(tcp.run.notes)).toEqual(LOST);
  });

  it('is lost when too much is held behind it', () => {
    const tcp = withGap(0);
    const text = response('x', 200, 1000);
    for (let i = 0; i < 65; i++) tcp.send(A.length + i * text.length, text);
    expect(tcp.texts).toHaveLength(66);
    expect(noteCounts(tcp.run.notes)).toEqual(LOST);
  });

  it('before a FIN is lost like any other', () => {
    const tcp = withGap(0);
    tcp.fin(A.length);
    tcp.timeMicros += 4_000_000;
    tcp.acknowledge(0);
    expect(tcp.run.sink.messages).toMatchObject([{ text: A.slice(0, 300), cut: true }]);
  });

  it('at the beginning of a stream that is SIP lets it go on', () => {
    const tcp = new Conversation();
    tcp.syn();
    tcp.send(500, REST[0]!);
    tcp.run.decoder.finish();
    expect(tcp.texts).toEqual([REST[0]]);
  });

  it('that a second one follows is given its own time', () => {
    const tcp = withGap(1);
    const behind = A.length + REST[0]!.length;
    tcp.timeMicros += 2_000_000;
    tcp.send(behind + 50, REST[1]!);
    tcp.sendPart(STREAM, 300, A.length);
    expect(tcp.texts).toEqual([A, REST[0]]);
    tcp.timeMicros += 2_000_000;
    tcp.acknowledge(0);
    expect(tcp.texts).toEqual([A, REST[0]]);
    tcp.timeMicros += 1_500_000;
    tcp.acknowledge(0);
    expect(tcp.texts).toEqual([A, REST[0], REST[1]]);
  });
});

describe('the end of a stream', () => {
  it.each<[string, (tcp: Conversation) => void]>([
    ['FIN', (tcp) => tcp.fin(300)],
    ['RST', (tcp) => tcp.reset(300)],
    ['the end of the input', (tcp) => tcp.run.decoder.finish()],
  ])('%s hands on what there is', (_name, end) => {
    const tcp = withGap(0);
    end(tcp);
    expect(tcp.texts).toEqual([A.slice(0, 300)]);
    expect(noteCounts(tcp.run.notes)).toEqual({});
  });
});

it('a segment that the snaplen cut leaves what there is, and the stream goes on', () => {
  const tcp = new Conversation();
  tcp.syn();
  tcp.packet(A, { sequence: 1000 }, false, 54 + 200);
  tcp.send(A.length, REST[0]!);
  expect(tcp.run.sink.messages).toMatchObject([{ text: A.slice(0, 200), cut: true }, { text: REST[0] }]);
  expect(noteCounts(tcp.run.notes)).toEqual({ 'packet-cut-short': 1 });
});

it('a message beyond 256 KiB is handed on as far as it goes, with a note', () => {
  const tcp = new Conversation();
  tcp.syn();
  const huge = bytesOf(request('a', 300_000));
  for (let at = 0; at < huge.length; at += 1400) tcp.send(at, huge.subarray(at, at + 1400));
  tcp.send(huge.length, REST[0]!);
  expect(tcp.texts[0]!.length).toBeGreaterThan(256 * 1024);
  expect(noteCounts(tcp.run.notes)).toEqual({ 'tcp-buffer-full': 1 });
});
