import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { openInput } from '../../src/input/open-input.ts';
import { NoteLog } from '../../src/note.ts';
import { capture } from './packed-samples.ts';
import { readFileOf, readInput, readStreamOf, root } from './read-input.ts';

describe('openInput', () => {
  test('a plain file', async () => {
    const { bytes, notes, input } = await readFileOf(capture);
    expect(bytes).toEqual(capture);
    expect(notes).toEqual([]);
    expect(input).toMatchObject({ kind: 'pcap', compression: null, sizeBytes: capture.length });
    expect(input.bytesRead()).toBe(capture.length);
  });

  test.each([
    ['empty', new Uint8Array(0)],
    ['text', new TextEncoder().encode('no SIP in here')],
    ['binary', Uint8Array.of(0, 1, 2)],
  ])('%s', async (kind, stored) => {
    const { input, notes } = await readFileOf(stored);
    expect(input.kind).toBe(kind);
    expect(notes).toEqual([]);
  });

  test.each([1, 7, 65_536])('standard input in chunks of %i', async (chunk) => {
    const { bytes, input } = await readStreamOf(capture, chunk);
    expect(bytes).toEqual(capture);
    expect(input).toMatchObject({ path: '-', kind: 'pcap', sizeBytes: null });
    expect(input.bytesRead()).toBe(capture.length);
  });

  test('standard input is read no faster than it is used', async () => {
    let given = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield capture;
      for (;;) {
        given += 65_536;
        yield new Uint8Array(65_536);
      }
    }
    const { window, close } = await openInput('-', { notes: new NoteLog(), input: 0, standardInput: endless() });
    while (window.offset < 1_000_000) {
      window.position = window.end;
      await window.fill(1);
    }
    close();
    expect(given).toBeLessThan(1_200_000);
  });

  test.each([
    ['nowhere', 'no such file'],
    ['', 'is a directory'],
  ])('%j cannot be opened', async (name, reason) => {
    const path = join(root, name);
    await expect(readInput(path)).rejects.toMatchObject({ code: 'E_FILE_OPEN', message: `${path}: ${reason}` });
  });

  test('a failure after the first bytes is a note', async () => {
    async function* failing(): AsyncGenerator<Uint8Array> {
      yield capture;
      throw Object.assign(new Error('i/o'), { code: 'EIO' });
    }
    const { bytes, notes } = await readInput('-', failing());
    expect(bytes).toEqual(capture);
    const detail = `reading failed at byte ${capture.length}: EIO`;
    expect(notes).toEqual([{ code: 'read-failed', count: 1, first: { byte: capture.length }, detail, damage: true }]);
  });

  test('a failure before the first byte stops the run', async () => {
    const failing: AsyncIterable<Uint8Array> = {
      [Symbol.asyncIterator]: () => ({ next: () => Promise.reject(Object.assign(new Error('i/o'), { code: 'EIO' })) }),
    };
    await expect(readInput('-', failing)).rejects.toMatchObject({ code: 'E_FILE_OPEN', message: '-: EIO' });
  });
});
