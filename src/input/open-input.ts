import { createReadStream, statSync } from 'node:fs';
import type { NoteLog } from '../note.ts';
import { ByteWindow } from '../util/byte-window.ts';
import type { ByteSource } from './byte-source.ts';
import { CompressionDamage } from './compression-damage.ts';
import { STANDARD_INPUT } from './expand-inputs.ts';
import { HEAD_LENGTH, recognise, type Recognised } from './file-kind.ts';
import { FileSource } from './file-source.ts';
import { GuardedSource } from './guarded-source.ts';
import { openFailure } from './open-failure.ts';
import { StreamSource } from './stream-source.ts';
import { WindowSource } from './window-source.ts';

/** Compression inside compression is followed so deep; deeper, the kind stays `gzip` or `zstd`. */
const MAX_LAYERS = 2;

/** One input, open at its first byte, recognised by what it is once unpacked. */
export interface OpenInput extends Readonly<Recognised> {
  readonly path: string;
  readonly compression: 'gzip' | 'zstd' | null;
  /** As stored; null when only the end will tell. */
  readonly sizeBytes: number | null;
  /** When a file was last written to, microseconds since the epoch; null when it is none. */
  readonly lastChangeMicros: number | null;
  /** The unpacked bytes, from the first on. */
  readonly window: ByteWindow;
  /** Stored bytes read so far. */
  bytesRead(): number;
  close(): void;
}

export interface OpenOptions {
  notes: NoteLog;
  /** Index of the input, for its notes. */
  input: number;
  /** Where the bytes of `-` come from; file descriptor 0 when absent. */
  standardInput?: AsyncIterable<Uint8Array>;
}

/**
 * Opens one input and tells what it is by its first bytes, unpacked when they are compressed.
 * @param path of a file, a FIFO or a device, or `-`
 * @throws {TraceError} E_FILE_OPEN when it cannot be opened; what is wrong inside becomes a note
 */
export async function openInput(path: string, options: OpenOptions): Promise<OpenInput> {
  const { notes, input, standardInput } = options;
  const source = new GuardedSource(openSource(path, standardInput), path, notes, input);
  try {
    let window = windowOver(source);
    let compression: OpenInput['compression'] = null;
    let recognised = await recogniseHead(window);
    for (let layer = 0; layer < MAX_LAYERS; layer++) {
      const { kind } = recognised;
      if (kind !== 'gzip' && kind !== 'zstd') break;
      const packed = layer === 0 ? fromFirstByte(source, window) : new WindowSource(window);
      window = await unpack(packed, kind, new CompressionDamage(notes, input, packed, kind));
      compression ??= kind;
      recognised = await recogniseHead(window);
    }
    return {
      path,
      ...recognised,
      compression,
      sizeBytes: source.sizeBytes,
      lastChangeMicros: lastChangeOf(path),
      window,
      bytesRead: () => source.bytesRead,
      close: () => source.close(),
    };
  } catch (error) {
    source.close();
    throw error;
  }
}

function openSource(path: string, standardInput: OpenOptions['standardInput']): ByteSource {
  if (path === STANDARD_INPUT) return new StreamSource(standardInput ?? createReadStream('', { fd: 0 }));
  try {
    const stats = statSync(path);
    if (stats.isDirectory()) throw openFailure(path, { code: 'EISDIR' });
    return stats.isFile() ? new FileSource(path) : new StreamSource(createReadStream(path));
  } catch (error) {
    throw openFailure(path, error);
  }
}

function lastChangeOf(path: string): number | null {
  if (path === STANDARD_INPUT) return null;
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats?.isFile() ? Math.floor(stats.mtimeMs * 1000) : null;
}

function windowOver(source: ByteSource): ByteWindow {
  return new ByteWindow((target, at) => source.read(target, at, target.length - at));
}

async function recogniseHead(window: ByteWindow): Promise<Recognised> {
  await window.fill(HEAD_LENGTH);
  return recognise(window.bytes, window.position, window.end);
}

function fromFirstByte(source: ByteSource, window: ByteWindow): ByteSource {
  if (!source.rewind) return new WindowSource(window);
  source.rewind();
  return source;
}

/** The unpackers are loaded on demand: most inputs are not compressed. */
async function unpack(source: ByteSource, kind: 'gzip' | 'zstd', damage: CompressionDamage): Promise<ByteWindow> {
  const unpacker =
    kind === 'gzip'
      ? new (await import('./gunzip.ts')).Gunzip(source, damage)
      : new (await import('./unzstd.ts')).Unzstd(source, damage);
  return new ByteWindow((target, at) => unpacker.read(target, at));
}
