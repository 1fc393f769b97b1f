import { CallTracker } from './calls/call-tracker.ts';
import { EndInference } from './calls/infer-ends.ts';
import { MessageCounts } from './calls/message-counts.ts';
import { Phrases } from './calls/phrases.ts';
import { loadCodeTable } from './codes/code-table.ts';
import { expandInputs } from './input/expand-inputs.ts';
import { mergeFeeds } from './input/merge-feeds.ts';
import { PacketDecoder } from './net/packet-decoder.ts';
import type { LogSettings } from './log-settings.ts';
import { NoteLog } from './note.ts';
import { describeInput, judgeLogs, openInputs, type RunInput } from './open-inputs.ts';
import { responseRecord } from './response-listing.ts';
import type { Language, ResponseRecord, Result } from './result.ts';
import { SipReader } from './sip/sip-reader.ts';
import type { CallFilter } from './summary/call-filter.ts';
import { Summary } from './summary/summary.ts';
import { Endpoints } from './util/endpoints.ts';

export interface AnalyzeOptions {
  /** Files, directories, globs, or `-` for standard input. */
  inputs: readonly string[];
  language?: Language | undefined;
  /** Which calls and registrations are listed one by one; default `all`. */
  calls?: 'all' | 'failed' | 'none' | undefined;
  filter?: CallFilter | undefined;
  /** Version of the program, for `generator`. */
  version?: string | undefined;
  /** Where the bytes of `-` come from; the process's own standard input when absent. */
  standardInput?: AsyncIterable<Uint8Array> | undefined;
  /** Kind that every input is taken for: `pcap`, `pcapng` or a log dialect; told by content when absent. */
  as?: string | undefined;
  /** Zone (`Europe/Madrid`, `+02:00`) and year of times in logs that lack them. */
  timezone?: string | undefined;
  year?: number | undefined;
  /** When a log on standard input was last written to, microseconds since the epoch; now when absent. */
  nowMicros?: number | undefined;
  /** Called after each reading of a piece of input; reading goes on when what it returns is settled. */
  onProgress?: ((progress: Progress) => void | Promise<void>) | undefined;
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
 * @throws TraceError when an input cannot be opened or none is a capture; what is wrong inside one becomes a note
 */
export async function analyze(options: AnalyzeOptions): Promise<Result> {
  const { language = 'en', calls: list = 'all', filter, onResponse, onProgress } = options;
  const codes = await loadCodeTable(language);
  const notes = new NoteLog();
  const endpoints = new Endpoints();
  const phrases = new Phrases();
  const counts = new MessageCounts();
  const summary = new Summary({ names: { codes, phrases, endpoints }, list, filter });
  const tracker = new CallTracker({
    endpoints,
    phrases,
    keepText: list !== 'none',
    notes,
    observer: {
      seen(message, payload, how) {
        counts.add(message, payload.input, how);
        if (message.isRequest || !onResponse) return;
        const record = responseRecord(message, payload, how, codes, endpoints, filter);
        if (record) onResponse(record);
      },
      callEnded: (call, nowMicros) => summary.addCall(call, nowMicros),
      registrationEnded: (registration, nowMicros) => summary.addRegistration(registration, nowMicros),
      otherEnded: (transaction) => summary.addOther(transaction),
    },
  });
  const sink = new SipReader(new EndInference(tracker, endpoints, notes), notes);
  const decoder = new PacketDecoder(sink, endpoints, notes);
  const logs = await logSettingsOf(options);

  const paths = await expandInputs(options.inputs);
  const { standardInput } = options;
  const inputs = await openInputs(paths, { decoder, sink, events: tracker, endpoints, notes, logs, standardInput });
  const bytesTotal = totalBytes(inputs);
  await mergeFeeds(
    inputs.flatMap((input) => input.plan ?? []),
    (bytesRead) =>
      onProgress?.({ bytesRead, bytesTotal, messages: counts.requests + counts.responses, calls: summary.calls }),
  );
  decoder.finish();
  tracker.finish();
  judgeLogs(inputs, notes, {
    messagesOf: (input) => counts.byInput[input] ?? 0,
    eventsOf: (input) => tracker.eventsOf(input),
  });
  noteLimits(endpoints, phrases, notes);
  return {
    schemaVersion: 1,
    generator: { name: 'sipmortem', version: options.version ?? '0.0.0' },
    language,
    inputs: inputs.map((input, i) => describeInput(input, i, counts.byInput[i] ?? 0, notes)),
    ...summary.parts(counts),
  };
}

async function logSettingsOf({ as, timezone, year, nowMicros }: AnalyzeOptions): Promise<LogSettings> {
  const rest = { year: year ?? null, nowMicros: nowMicros ?? Date.now() * 1000 };
  if (as === undefined && timezone === undefined) return { zone: null, ...rest };
  const { logSettings } = await import('./log-settings.ts');
  return { ...logSettings(as, timezone), ...rest };
}

/** Says which stores of names were full: the counts are exact, some names are missing. */
function noteLimits(endpoints: Endpoints, phrases: Phrases, notes: NoteLog): void {
  if (endpoints.overflow > 0)
    notes.add(0, 'endpoints-limit', null, `${endpoints.overflow} times an address was not kept: there are too many.`);
  if (phrases.overflow > 0)
    notes.add(0, 'phrases-limit', null, `${phrases.overflow} reason phrases were not kept: there are too many.`);
}

function totalBytes(inputs: readonly RunInput[]): number | null {
  let total = 0;
  for (const { sizeBytes, plan } of inputs) {
    if (plan === null) continue;
    if (sizeBytes === null) return null;
    total += sizeBytes;
  }
  return total;
}
