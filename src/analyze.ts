import { CallTracker } from './calls/call-tracker.ts';
import type { CorrelateRule } from './calls/legs/leg-keys.ts';
import { MessageCounts } from './calls/message-counts.ts';
import { MessageStore } from './calls/message-store.ts';
import { RefusedSources } from './calls/refused-sources.ts';
import { Phrases } from './calls/phrases.ts';
import { loadCodeTable } from './codes/code-table.ts';
import { NoteLog } from './note.ts';
import { describeInput, judgeLogs } from './open-inputs.ts';
import { type LogOptions, readInputs } from './read-inputs.ts';
import { responseRecord } from './response-listing.ts';
import type { Language, ResponseRecord, Result } from './result.ts';
import { isFiltering, type CallFilter } from './summary/call-filter.ts';
import { Summary } from './summary/summary.ts';
import { Endpoints } from './util/endpoints.ts';

export interface AnalyzeOptions extends LogOptions {
  /** Files, directories, globs, or `-` for standard input. */
  inputs: readonly string[];
  language?: Language | undefined;
  /** Which calls and registrations are listed one by one; default `all`. */
  calls?: 'all' | 'failed' | 'none' | undefined;
  filter?: CallFilter | undefined;
  /** Headers that tell which calls are legs of one call, besides those that are known. */
  correlate?: readonly CorrelateRule[] | undefined;
  /** Count the calls of scanners like any other. */
  includeScanners?: boolean | undefined;
  /** Version of the program, for `generator`. */
  version?: string | undefined;
  /** Where the bytes of `-` come from; the process's own standard input when absent. */
  standardInput?: AsyncIterable<Uint8Array> | undefined;
  /** Called before the first and after each reading of a piece of input; reading goes on when what it returns is settled. */
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
  const store = new MessageStore();
  const counts = new MessageCounts();
  const sources = new RefusedSources(endpoints);
  const summary = new Summary({
    sources,
    names: { codes, phrases, endpoints },
    store,
    list,
    filter,
    includeScanners: options.includeScanners,
  });
  const tracker = new CallTracker({
    endpoints,
    sources,
    phrases,
    store,
    correlate: options.correlate,
    keepText: list !== 'none' || isFiltering(filter),
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
      otherEnded: (transaction, nowMicros) => summary.addOther(transaction, nowMicros),
      connection: (event) => summary.addConnection(event),
    },
  });
  const inputs = await readInputs(tracker, {
    ...options,
    endpoints,
    notes,
    events: tracker,
    transportEvents: tracker,
    onChunk: (bytesRead, bytesTotal) =>
      onProgress?.({ bytesRead, bytesTotal, messages: counts.requests + counts.responses, calls: summary.calls }),
  });
  tracker.finish();
  judgeLogs(inputs, notes, {
    messagesOf: (input) => counts.byInput[input] ?? 0,
    eventsOf: (input) => tracker.eventsOf(input),
  });
  noteLimits(endpoints, phrases, store, notes);
  for (const [code, detail] of summary.limits()) notes.add(0, code, null, detail);
  return {
    schemaVersion: 1,
    generator: { name: 'sipmortem', version: options.version ?? '0.0.0' },
    language,
    inputs: inputs.map((input, i) => describeInput(input, i, counts.byInput[i] ?? 0, notes)),
    ...summary.parts(counts),
  };
}

/** Says which stores of names were full: the counts are exact, some names are missing. */
function noteLimits(endpoints: Endpoints, phrases: Phrases, store: MessageStore, notes: NoteLog): void {
  if (endpoints.overflow > 0)
    notes.add(0, 'endpoints-limit', null, `${endpoints.overflow} times an address was not kept: there are too many.`);
  if (phrases.overflow > 0)
    notes.add(0, 'phrases-limit', null, `${phrases.overflow} reason phrases were not kept: there are too many.`);
  if (store.overflow > 0)
    notes.add(
      0,
      'evidence-limit',
      null,
      `${store.overflow} messages were not looked at for findings: too many calls failed at once.`,
    );
}
