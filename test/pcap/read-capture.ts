import { NoteLog, type Note } from '../../src/note.ts';
import { createReader } from '../../src/pcap/create-reader.ts';
import type { RecordReader } from '../../src/pcap/record-reader.ts';
import { FEED } from '../../src/payload.ts';
import { ByteWindow } from '../../src/util/byte-window.ts';

/** A packet as a reader gave it, copied. */
export interface ReadPacket {
  timeMicros: number;
  bytes: Uint8Array;
  originalLength: number;
  linkType: number;
  frame: number;
}

export interface ReadCapture {
  packets: ReadPacket[];
  notes: Note[];
  reader: RecordReader;
  window: ByteWindow;
}

/**
 * Reads a whole capture.
 * @param chunk how many bytes the next read may give: asked before each; all that fit by default
 */
export async function readCapture(
  capture: Uint8Array,
  kind: 'pcap' | 'pcapng',
  chunk: () => number = () => Infinity,
  windowSize?: number,
): Promise<ReadCapture> {
  let read = 0;
  const window = new ByteWindow((target, at) => {
    const count = Math.min(chunk(), target.length - at, capture.length - read);
    target.set(capture.subarray(read, read + count), at);
    read += count;
    return count;
  }, windowSize);
  const notes = new NoteLog();
  const reader = await createReader(window, kind, notes, 0);
  const packets: ReadPacket[] = [];
  for (;;) {
    const state = reader.next();
    if (state === FEED.end) break;
    if (state === FEED.more) {
      if (reader.wanted <= window.end - window.position || window.atEnd) throw new Error('would wait for ever');
      await window.fill(reader.wanted);
      continue;
    }
    const { bytes, start, end, timeMicros, originalLength, linkType, frame } = reader.cursor;
    packets.push({ timeMicros, bytes: bytes.slice(start, end), originalLength, linkType, frame });
  }
  return { packets, notes: notes.of(0), reader, window };
}
