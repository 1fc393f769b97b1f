import { CaptureFeed, InputCounts } from './capture-feed.ts';
import { TraceError } from './errors.ts';
import type { FeedPlan } from './input/merge-feeds.ts';
import { openInput, type OpenInput } from './input/open-input.ts';
import type { PacketDecoder } from './net/packet-decoder.ts';
import { NoteLog } from './note.ts';
import { createReader } from './pcap/create-reader.ts';
import type { ResultInput } from './result.ts';
import { isoTime } from './util/time.ts';

/** One input of a run, before and after it is read. */
export interface CaptureInput {
  readonly path: string;
  /** null: no capture, skipped. */
  readonly kind: 'pcap' | 'pcapng' | null;
  readonly compression: OpenInput['compression'];
  /** As stored; null until the end when nobody can tell. */
  readonly sizeBytes: number | null;
  readonly counts: InputCounts;
  /** How to read it; null when it is skipped. */
  readonly plan: FeedPlan | null;
}

export interface CaptureInputOptions {
  decoder: PacketDecoder;
  notes: NoteLog;
  /** Where the bytes of `-` come from; the process's own standard input when absent. */
  standardInput?: AsyncIterable<Uint8Array> | undefined;
}

/**
 * Recognises every input by its content and finds the time of its first packet, so that they can be read in the order
 * of time. One that is no capture becomes a note.
 * @throws TraceError E_FORMAT_UNKNOWN when none is a capture
 */
export async function openCaptures(paths: readonly string[], options: CaptureInputOptions): Promise<CaptureInput[]> {
  const inputs: CaptureInput[] = [];
  const refusals: string[] = [];
  for (const [index, path] of paths.entries()) {
    const isOnly = paths.length === 1;
    const opened = await openInput(path, openOptions(options, isOnly || path === '-' ? options.notes : null, index));
    const { kind } = opened;
    if (kind === 'pcap' || kind === 'pcapng') {
      inputs.push(await captureInput(opened, kind, index, isOnly, options));
      continue;
    }
    opened.close();
    const refusal = refusalOf(opened);
    refusals.push(`${path}: ${refusal}`);
    options.notes.add(index, 'not-a-capture', null, refusal, kind === 'empty');
    const { compression, sizeBytes } = opened;
    inputs.push({ path, kind: null, compression, sizeBytes, counts: new InputCounts(), plan: null });
  }
  if (refusals.length === paths.length) throw new TraceError('E_FORMAT_UNKNOWN', summed(refusals));
  return inputs;
}

/** An input as the result tells it, after it was read. */
export function describeInput(input: CaptureInput, index: number, messages: number, log: NoteLog): ResultInput {
  const { path, kind, compression, sizeBytes, counts } = input;
  const notes = log.of(index);
  return {
    path,
    kind,
    compression,
    bytes: sizeBytes,
    packets: counts.packets,
    messages,
    firstTime: isoTime(counts.firstMicros),
    lastTime: isoTime(counts.lastMicros),
    complete: !notes.some((note) => note.damage),
    notes: notes.map(({ code, count, first, detail }) => ({ code, count, first, detail })),
  };
}

async function captureInput(
  opened: OpenInput,
  kind: 'pcap' | 'pcapng',
  index: number,
  isOnly: boolean,
  options: CaptureInputOptions,
): Promise<CaptureInput> {
  const { path, compression, sizeBytes } = opened;
  const counts = new InputCounts();
  const input = { path, kind, compression, sizeBytes, counts };
  const feedOf = async (source: OpenInput, notes: NoteLog): Promise<CaptureFeed> => {
    const reader = await createReader(source.window, kind, notes, index);
    return new CaptureFeed({ source, reader, decoder: options.decoder, counts, input: index });
  };
  const { notes } = options;
  if (isOnly) return { ...input, plan: { firstTimeMicros: Number.NaN, open: () => feedOf(opened, notes) } };
  if (path === '-') {
    const feed = await feedOf(opened, notes);
    await feed.peek();
    return { ...input, plan: { firstTimeMicros: feed.timeMicros, open: async () => feed } };
  }
  // Of hundreds of rotated files only the ones being read are kept open: this look is thrown away, notes included.
  const look = await feedOf(opened, new NoteLog());
  await look.peek();
  const firstTimeMicros = look.timeMicros;
  look.close();
  const open = async (): Promise<CaptureFeed> =>
    feedOf(await openInput(path, openOptions(options, notes, index)), notes);
  return { ...input, plan: { firstTimeMicros, open } };
}

function openOptions(
  { standardInput }: CaptureInputOptions,
  notes: NoteLog | null,
  input: number,
): Parameters<typeof openInput>[1] {
  return { notes: notes ?? new NoteLog(), input, ...(standardInput && { standardInput }) };
}

function refusalOf({ kind, description }: OpenInput): string {
  if (kind === 'empty') return 'an empty file: nothing was captured, or it was not copied whole.';
  if (kind === 'text') return `looks like ${description}; logs cannot be read yet, only captures (pcap, pcapng).`;
  const packed = / archive$|^(xz|bzip2|lz4|gzip|zstd) data$/.test(description);
  const advice = packed ? ' Unpack it first.' : '';
  return `not a capture (looks like ${description}).${advice}`;
}

function summed(refusals: readonly string[]): string {
  const more = refusals.length - 3;
  return more > 0 ? `${refusals.slice(0, 3).join(' ')} And ${more} more like these.` : refusals.join(' ');
}
