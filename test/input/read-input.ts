import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import { openInput, type OpenInput } from '../../src/input/open-input.ts';
import { type Note, NoteLog } from '../../src/note.ts';
import { concat } from '../pcap/build-bytes.ts';

/** A directory that is gone after the test file. */
export const root = mkdtempSync(join(tmpdir(), 'input-'));
afterAll(() => rmSync(root, { recursive: true }));

export interface ReadInput {
  bytes: Uint8Array;
  notes: Note[];
  input: OpenInput;
}

/** Opens an input and reads it to its end. */
export async function readInput(path: string, standardInput?: AsyncIterable<Uint8Array>): Promise<ReadInput> {
  const notes = new NoteLog();
  const input = await openInput(path, { notes, input: 0, ...(standardInput && { standardInput }) });
  const { window } = input;
  const chunks: Uint8Array[] = [];
  do {
    await window.fill(1);
    chunks.push(window.bytes.slice(window.position, window.end));
    window.position = window.end;
  } while (!window.atEnd);
  input.close();
  return { bytes: concat(...chunks), notes: notes.of(0), input };
}

/** The same of a file with these bytes. */
export function readFileOf(stored: Uint8Array): Promise<ReadInput> {
  const path = join(root, 'input');
  writeFileSync(path, stored);
  return readInput(path);
}

/** The same of standard input, which gives so many bytes at a time. */
export function readStreamOf(stored: Uint8Array, chunk: number): Promise<ReadInput> {
  async function* chunks(): AsyncGenerator<Uint8Array> {
    for (let at = 0; at < stored.length; at += chunk) yield stored.subarray(at, at + chunk);
  }
  return readInput('-', chunks());
}
