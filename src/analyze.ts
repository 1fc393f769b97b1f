import { CallTracker, type CallObserver } from './calls/call-tracker.ts';
import { MessageCounts } from './calls/message-counts.ts';
import { Phrases } from './calls/phrases.ts';
import { CaptureFeed, InputCounts } from './capture-feed.ts';
import { loadCodeTable } from './codes/code-table.ts';
import { TraceError } from './errors.ts';
import { expandInputs } from './input/expand-inputs.ts';
import { mergeFeeds, type FeedPlan } from './input/merge-feeds.ts';
import { openInput, type OpenInput } from './input/open-input.ts';
import { PacketDecoder } from './net/packet-decoder.ts';
import { NoteLog } from './note.ts';
import { FEED } from './payload.ts';
import { responseRecord } from './response-listing.ts';
import type { Language, ResponseRecord, Result, ResultInput } from './result.ts';
import { SipReader } from './sip/sip-reader.ts';
import type { CallFilter } from './summary/call-filter.ts';
import { Summary } from './summary/summary.ts';
import { Endpoints } from './util/endpoints.ts';
import { isoTime } from './util/time.ts';

export interface AnalyzeOptions {
  /** Files, directories, globs, or `-` for standard input. */
  inputs: readonly string[];
  language?: Language | undefined;
  /** Which calls are listed one by one; default `all`. */
  calls?: 'all' | 'failed' | 'none' | undefined;
  filter?: CallFilter | undefined;
  /** Version of the program, for `generator`. */
  version?: string | undefined;
  /** Called as bytes are read. */
  onProgress?: ((progress: Progress) => void) | undefined;
  /** Called for every response, in the order seen. */
  onResponse?: ((record: ResponseRecord) => void) | undefined;
}

export interface Progress {
  /** As stored, all inputs together. */
  bytesRead: number;
  /** null when an input has no known size. */
  bytesTotal: number | null;
  messages: number;
  calls: number;
}

/**
 * Reads captures as one, and says what happened to each call.
 * @throws TraceError when no input can be read, or none is a capture
 */
export async function analyze(options: AnalyzeOptions): Promise<Result> {
  const language = options.language ?? 'en';
  const codes = await loadCodeTable(language);
  const notes = new NoteLog();
  const endpoints = new Endpoints();
  const phrases = new Phrases();
  const names = { codes, phrases, endpoints };
  const list = options.calls ?? 'all';
  const summary = new Summary({ names, list, filter: options.filter });
  const counts = new MessageCounts();
  const { onResponse, filter } = options;
  const observer: CallObserver = {
    seen(message, payload, how) {
      counts.add(message, payload.input, how);
      if (message.isRequest || !onResponse) return;
      const record = responseRecord(message, payload, how, codes, endpoints, filter);
      if (record) onResponse(record);
    },
    callEnded: (call, nowMicros) => summary.addCall(call, nowMicros),
    registrationEnded: (registration, nowMicros) => summary.addRegistration(registration, nowMicros),
    otherEnded: (transaction) => summary.addOther(transaction),
  };
  const tracker = new CallTracker({ endpoints, phrases, observer, keepText: list !== 'none' });
  const decoder = new PacketDecoder(new SipReader(tracker, notes), endpoints, notes);

  const inputs = await openAll(await expandInputs(options.inputs), decoder, notes);
  await mergeFeeds(
    inputs.flatMap((input) => input.plan ?? []),
    (bytesRead) => {
      options.onProgress?.({
        bytesRead,
        bytesTotal: totalBytes(inputs),
        messages: counts.requests + counts.responses,
        calls: summary.calls,
      });
    },
  );
  decoder.finish();
  tracker.finish();
  return {
    schemaVersion: 1,
    generator: { name: 'sipmortem', version: options.version ?? '0.0.0' },
    language,
    inputs: inputs.map((input, i) => describeInput(input, notes, i, counts.byInput[i] ?? 0)),
    ...summary.parts(counts),
  };
}

/** One input, before and after reading. */
interface Input {
  path: string;
  kind: string | null;
  compression: OpenInput['compression'];
  sizeBytes: number | null;
  counts: InputCounts;
  plan: FeedPlan | null;
}

/** Recognises every input and finds the time of its first packet, so that they can be read in the order of time. */
async function openAll(paths: readonly string[], decoder: PacketDecoder, notes: NoteLog): Promise<Input[]> {
  const inputs: Input[] = [];
  const refusals: string[] = [];
  for (const [index, path] of paths.entries()) {
    const counts = new InputCounts();
    const opened = await openInput(path, notes, index);
    const { kind, compression, sizeBytes } = opened;
    const input: Input = { path, kind: null, compression, sizeBytes, counts, plan: null };
    inputs.push(input);
    if (kind !== 'pcap' && kind !== 'pcapng') {
      opened.close();
      refusals.push(`${path}: ${opened.refusal}`);
      notes.add(index, 'not-a-capture', null, opened.refusal, true);
      continue;
    }
    input.kind = kind;
    const feedOf = (source: OpenInput): CaptureFeed => new CaptureFeed(source, kind, decoder, counts, notes, index);
    input.plan = await planOf(path, feedOf(opened), async () => feedOf(await openInput(path, notes, index)), paths);
  }
  if (refusals.length === paths.length) throw new TraceError('E_FORMAT_UNKNOWN', refusals.join('; '));
  return inputs;
}
