import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NoteLog } from '../../../src/note.ts';
import { Connection } from '../../../src/net/tcp/connection.ts';
import { ConnectionTable } from '../../../src/net/tcp/connection-table.ts';
import { DIRECTION, FlowKey } from '../../../src/net/tcp/flow-key.ts';
import { HeldBytes } from '../../../src/net/tcp/held-bytes.ts';
import { SegmentQueue } from '../../../src/net/tcp/segment-queue.ts';
import { distance } from '../../../src/net/tcp/sequence.ts';
import { StreamBuffer } from '../../../src/net/tcp/stream-buffer.ts';
import { StreamEnds } from '../../../src/net/tcp/stream-ends.ts';
import { StreamOutput } from '../../../src/net/tcp/stream-output.ts';
import { TcpRun } from '../../../src/net/tcp/tcp-run.ts';
import { Endpoints } from '../../../src/util/endpoints.ts';
import { bytesOf } from '../build-packets.ts';
import { RecordingSink } from '../recording-sink.ts';

describe('SegmentQueue', () => {
  const AT = { input: 0, frame: 1, timeMicros: 0 };
  const queueOf = (...segments: [number, string][]) => {
    const held = new HeldBytes();
    const queue = new SegmentQueue(held);
    for (const [sequence, text] of segments) queue.add(sequence, bytesOf(text), 0, text.length, AT);
    return { queue, held };
  };
  const contentOf = (queue: SegmentQueue) =>
    queue.takeAll().map(({ sequence, bytes }) => [sequence, Buffer.from(bytes).toString()]);

  it('keeps segments in order, across the wrap', () => {
    const { queue } = queueOf([2 ** 31 - 1, 'b'], [-(2 ** 31) + 5, 'c'], [2 ** 31 - 9, 'a']);
    expect(contentOf(queue).map(([, text]) => text)).toEqual(['a', 'b', 'c']);
  });

  it('keeps nothing twice', () => {
    const { queue, held } = queueOf([10, 'abcd'], [11, 'bc'], [10, 'abcd'], [20, 'x'], [21, 'y'], [19, 'wxyz']);
    expect([queue.count, queue.bytes, held.count]).toEqual([2, 8, 8]);
    expect(contentOf(queue)).toEqual([
      [10, 'abcd'],
      [19, 'wxyz'],
    ]);
    expect([queue.bytes, held.count]).toEqual([0, 0]);
  });

  it('gives the first when it is due', () => {
    const { queue } = queueOf([10, 'ab'], [14, 'cd']);
    expect(queue.takeBefore(9)).toBeUndefined();
    expect(queue.takeBefore(11)?.sequence).toBe(10);
    expect(queue.takeBefore(13)).toBeUndefined();
    expect(queue.bytes).toBe(2);
  });
});

it('StreamBuffer holds what was appended and not consumed, in bounded memory', () => {
  const step = fc.tuple(fc.nat({ max: 900 }), fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      const held = new HeldBytes();
      const buffer = new StreamBuffer(held);
      let text = '';
      let most = 0;
      for (const [i, [count, share]] of steps.entries()) {
        const bytes = new Uint8Array(count).map((_, at) => 97 + ((i + at) % 26));
        buffer.append(bytes, 0, bytes.length);
        text += Buffer.from(bytes).toString('latin1');
        most = Math.max(most, text.length);
        expect(held.count).toBe(buffer.bytes.length);
        expect(held.count).toBeLessThanOrEqual(Math.max(2048, 2 * most));
        const consumed = Math.floor(share * text.length);
        buffer.consume(consumed);
        text = text.slice(consumed);
        expect(Buffer.from(buffer.bytes.subarray(buffer.start, buffer.end)).toString('latin1')).toBe(text);
      }
      buffer.consume(buffer.length);
      expect(held.count).toBe(0);
    }),
  );
});

it('TcpRun keeps its ends near enough to be compared', () => {
  const endpoints = new Endpoints();
  const output = new StreamOutput(new RecordingSink(endpoints), endpoints, new NoteLog());
  const run = new TcpRun(5, output, new StreamEnds(new FlowKey(), DIRECTION.first));
  run.next = 5 + 2 ** 30 - 3;
  run.take(bytesOf('INVITE'), 0, 6);
  expect(distance(run.next, run.first)).toBe(2 ** 29);
});

describe('ConnectionTable', () => {
  const output = new StreamOutput(new RecordingSink(new Endpoints()), new Endpoints(), new NoteLog());
  const keyOf = (sourcePort: number, destinationPort = 5060) =>
    Object.assign(new FlowKey(), { sourcePort, destinationPort });

  it('finds connections of the same hash by either direction, and forgets them', () => {
    const table = new ConnectionTable();
    const connections = [1, 2, 3].map((port) => new Connection(keyOf(port), 7, output));
    for (const connection of connections) table.add(connection);
    expect([1, 2, 3].map((port) => table.find(keyOf(port), 7))).toEqual(connections);
    expect(table.find(keyOf(5060, 2), 7)).toBe(connections[1]);
    expect(table.find(keyOf(4), 7)).toBeNull();
    for (const [i, left] of [
      [1, [0, 2]],
      [2, [0]],
      [0, []],
    ] as const) {
      table.remove(connections[i]!);
      expect([0, 1, 2].filter((n) => table.find(keyOf(n + 1), 7) !== null)).toEqual(left);
    }
    expect([table.size, table.oldest]).toEqual([0, null]);
  });

  it('knows which was not heard of for longest', () => {
    const table = new ConnectionTable();
    const [a, b, c] = [1, 2, 3].map((port) => new Connection(keyOf(port), port, output)) as [
      Connection,
      Connection,
      Connection,
    ];
    for (const connection of [a, b, c]) table.add(connection);
    table.touch(a);
    table.touch(b);
    table.touch(b);
    const order = [];
    for (let oldest = table.oldest; oldest !== null; oldest = table.oldest) {
      order.push(oldest);
      table.remove(oldest);
    }
    expect(order).toEqual([c, a, b]);
  });
});
