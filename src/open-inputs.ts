import { CaptureFeed, InputCounts } from './capture-feed.ts';
import { TraceError } from './errors.ts';
import type { FeedPlan } from './input/merge-feeds.ts';
import { openInput, type OpenInput } from './input/open-input.ts';
import type { LogSettings } from './log-settings.ts';
import type { EventSink } from './log-event.ts';
import type { LogReader } from './logs/log-reader.ts';
import type { PacketDecoder } from './net/packet-decoder.ts';
import { NoteLog } from './note.ts';
import type { Feed, PayloadSink } from './payload.ts';
import { createReader } from './pcap/create-reader.ts';
import type { ResultInput } from './result.ts';
import type { Endpoints } from './util/endpoints.ts';
import { isoTime } from './util/time.ts';

/** One input of a run, before and after it is read. */
export interface RunInput {
  readonly path: string;
  /** null: neither a capture nor text, skipped. */
  readonly kind: 'pcap' | 'pcapng' | 'log' | null;
  readonly compression: OpenInput['compression'];
  /** As stored; null until the end when nobody can tell. */
  readonly sizeBytes: number | null;
  readonly counts: InputCounts;
  /** How to read it; null when it is skipped. */
  readonly plan: FeedPlan | null;
  /** Whether it has not one byte. */
  readonly isEmpty: boolean;
  /** What to call it when nothing was found in it. */
  readonly description: string;
  /** Of a log, once it was opened to be read. */
  log: LogReader | null;
}

export interface InputOptions {
  decoder: PacketDecoder;
  sink: PayloadSink;
  events: EventSink;
  endpoints: Endpoints;
  notes: NoteLog;
  logs: LogSettings;
  /** Where the bytes of `-` come from; the process's own standard input when absent. */
  standardInput?: AsyncIterable<Uint8Array> | undefined;
}

interface PeekableFeed extends Feed {
  peek(): Promise<void>;
}

/**
 * Recognises every input by its content and finds the time of its first packet or message, so that they can be read in
 * the order of time. One that is neither a capture nor text becomes a note.
 * @throws TraceError E_FORMAT_UNKNOWN when all are such
 */
export async function openInputs(paths: readonly string[], options: InputOptions): Promise<RunInput[]> {
  const inputs: RunInput[] = [];
  for (const [index, path] of paths.entries()) {
    const isOnly = paths.length === 1;
    const opened = await openInput(path, openOptions(options, isOnly || path === '-' ? options.notes : null, index));
    const kind = kindOf(opened, options.logs);
    if (kind !== null) {
      inputs.push(await planned(opened, kind, index, isOnly, options));
      continue;
    }
    opened.close();
    options.notes.add(index, 'not-a-capture', null, refusalOf(opened), opened.kind === 'empty');
    inputs.push({ ...basics(opened, kind), plan: null });
  }
  refuseAll(inputs, options.notes);
  return inputs;
}

/**
 * Says of each log without a message what it is instead; facts about calls in words make up for no message.
 * @throws TraceError E_FORMAT_UNKNOWN when there was nothing to read in any input
 */
export function judgeLogs(
  inputs: readonly RunInput[],
  notes: NoteLog,
  { messagesOf, eventsOf }: Record<'messagesOf' | 'eventsOf', (input: number) => number>,
): void {
  for (const [index, { log, description }] of inputs.entries()) {
    if (log === null || messagesOf(index) > 0) continue;
    const { looksLike } = log;
    if (looksLike === null) {
      if (eventsOf(index) === 0) notes.add(index, 'not-a-capture', null, unknownText(description));
    } else {
      const { program, howToTrace, withoutSip } = looksLike;
      const detail =
        withoutSip ??
        `${article(program)} ${program} log without SIP messages. Turn them on with ${howToTrace} and try again.`;
      notes.add(index, 'log-without-sip', null, detail);
    }
  }
  refuseAll(inputs, notes);
}

/** An input as the result tells it, after it was read. */
export function describeInput(input: RunInput, index: number, messages: number, log: NoteLog): ResultInput {
  const { path, kind, compression, sizeBytes, counts } = input;
  const notes = log.of(index);
  const isLog = kind === 'log';
  const isText = notes.some(({ code }) => code === 'not-a-capture');
  return {
    path,
    kind: isText ? null : isLog ? (input.log?.kind ?? null) : kind,
    compression,
    bytes: sizeBytes,
    packets: isLog ? null : counts.packets,
    lines: isLog ? (input.log?.lines ?? 0) : null,
    messages,
    firstTime: isoTime(counts.firstMicros),
    lastTime: isoTime(counts.lastMicros),
    complete: !notes.some((note) => note.damage),
    notes: notes.map(({ code, count, first, detail }) => ({ code, count, first, detail })),
  };
}

function kindOf({ kind }: OpenInput, { as }: LogSettings): RunInput['kind'] {
  if (as === 'pcap' || as === 'pcapng') return as;
  if (as !== undefined) return kind === 'empty' ? null : 'log';
  if (kind === 'pcap' || kind === 'pcapng') return kind;
  return kind === 'text' ? 'log' : null;
}

function basics(opened: OpenInput, kind: RunInput['kind']): Omit<RunInput, 'plan'> {
  const { path, compression, sizeBytes, description } = opened;
  const isEmpty = opened.kind === 'empty';
  return { path, kind, compression, sizeBytes, isEmpty, description, counts: new InputCounts(), log: null };
}

async function planned(
  opened: OpenInput,
  kind: 'pcap' | 'pcapng' | 'log',
  index: number,
  isOnly: boolean,
  options: InputOptions,
): Promise<RunInput> {
  const { path } = opened;
  const { notes } = options;
  const input: RunInput = { ...basics(opened, kind), plan: null };
  // Captures do without all that reads logs.
  const logs = kind === 'log' ? await import('./log-feed.ts') : null;
  const feedOf = async (source: OpenInput, own: NoteLog): Promise<PeekableFeed> => {
    const common = { source, counts: input.counts, input: index };
    if (kind !== 'log') {
      const reader = await createReader(source.window, kind, own, index);
      return new CaptureFeed({ ...common, reader, decoder: options.decoder });
    }
    const feed = logs!.logFeedOf({ ...options, ...common, notes: own });
    input.log = feed.reader;
    return feed;
  };
  const planOf = (firstTimeMicros: number, open: () => Promise<Feed>): RunInput =>
    Object.assign(input, { plan: { firstTimeMicros, open } });
  if (isOnly) return planOf(Number.NaN, () => feedOf(opened, notes));
  if (path === '-') {
    const feed = await feedOf(opened, notes);
    await feed.peek();
    return planOf(feed.timeMicros, async () => feed);
  }
  // Of hundreds of rotated files only the ones being read are kept open: this look is thrown away, notes included.
  const look = await feedOf(opened, new NoteLog());
  await look.peek();
  look.close();
  return planOf(look.timeMicros, async () => feedOf(await openInput(path, openOptions(options, notes, index)), notes));
}

function openOptions(
  { standardInput }: InputOptions,
  notes: NoteLog | null,
  input: number,
): Parameters<typeof openInput>[1] {
  return { notes: notes ?? new NoteLog(), input, ...(standardInput && { standardInput }) };
}

function refusalOf({ kind, description }: OpenInput): string {
  if (kind === 'empty') return 'an empty file: nothing was captured, or it was not copied whole.';
  const packed = / archive$|^(xz|bzip2|lz4|gzip|zstd) data$/.test(description);
  return `not a capture or a log with SIP in it (looks like ${description}).${packed ? ' Unpack it first.' : ''}`;
}

function unknownText(description: string): string {
  return `not a capture or a log with SIP in it (looks like ${description}).`;
}

/** Files in which nothing was written yet are inputs without SIP. @throws TraceError when every other input has its refusal, and there is one */
function refuseAll(inputs: readonly RunInput[], notes: NoteLog): void {
  const refusals = inputs.flatMap(({ path }, index) => {
    const refusal = notes.of(index).find(({ code }) => code === 'not-a-capture');
    return refusal ? [`${path}: ${refusal.detail}`] : [];
  });
  if (inputs.every(({ isEmpty }) => isEmpty)) return;
  if (inputs.length > 0 && refusals.length === inputs.length)
    throw new TraceError('E_FORMAT_UNKNOWN', summed(refusals));
}

function summed(refusals: readonly string[]): string {
  const more = refusals.length - 3;
  return more > 0 ? `${refusals.slice(0, 3).join(' ')} And ${more} more like these.` : refusals.join(' ');
}

function article(word: string): string {
  return /^[aeiou]/i.test(word) ? 'an' : 'a';
}
