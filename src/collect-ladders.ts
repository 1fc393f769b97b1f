import { CallTracker } from './calls/call-tracker.ts';
import { MessageStore } from './calls/message-store.ts';
import { Phrases } from './calls/phrases.ts';
import { loadCodeTable, type CodeOverrides } from './codes/code-table.ts';
import type { Ladder } from './ladder.ts';
import { LadderCollector } from './ladder/ladder-collector.ts';
import { DEFAULT_LIMITS, scaledLimits } from './limits.ts';
import { NoteLog } from './note.ts';
import { type LogOptions, readInputs } from './read-inputs.ts';
import type { Language, ResultCall } from './result.ts';
import { Endpoints } from './util/endpoints.ts';

export interface LadderOptions extends LogOptions {
  /** The inputs that the calls were found in. */
  inputs: readonly string[];
  /** Calls of a result, in its order. */
  calls: readonly ResultCall[];
  language?: Language | undefined;
  /** What the user says of status codes. */
  codes?: CodeOverrides | undefined;
  /** Keep the session descriptions. */
  withBody?: boolean | undefined;
  /** Keep the whole messages. */
  withRaw?: boolean | undefined;
  /** The bytes of `-` once more. */
  standardInput?: AsyncIterable<Uint8Array> | undefined;
  onProgress?: ((bytesRead: number, bytesTotal: number | null) => void | Promise<void>) | undefined;
  limits?: Partial<LadderLimits> | undefined;
  /** As of `AnalyzeOptions`. */
  maxMemory?: number | undefined;
}

/** What is kept at most; beyond, messages are counted as omitted. */
export interface LadderLimits {
  /** Messages of one ladder. */
  perLadder: number;
  /** Messages of all ladders, and their bytes. */
  messages: number;
  bytes: number;
}

const MOST_PER_LADDER = 2000;

/**
 * Reads the inputs again, and collects the messages of some calls: a second pass, because calls keep no message bytes.
 * @throws TraceError when an input cannot be opened any more
 */
export async function collectLadders(options: LadderOptions): Promise<Ladder[]> {
  const { calls, language = 'en', onProgress, maxMemory } = options;
  const limits = maxMemory === undefined ? DEFAULT_LIMITS : scaledLimits(maxMemory);
  const { ladderMessages: messages, ladderBytes: bytes } = limits;
  const { perLadder = MOST_PER_LADDER, ...budget } = { messages, bytes, ...options.limits };
  const notes = new NoteLog();
  const endpoints = new Endpoints(limits.endpoints);
  const collector = new LadderCollector(calls, {
    codes: await loadCodeTable(language, options.codes),
    endpoints,
    budget,
    mostMessages: perLadder,
    withBody: options.withBody === true,
    withRaw: options.withRaw === true,
  });
  // It tells what was sent again from what is new, as it did in the first pass.
  const phrases = new Phrases(limits.phrases);
  const store = new MessageStore(limits.evidenceChunks);
  const tracker = new CallTracker({ endpoints, phrases, observer: collector, keepText: false, notes, store, limits });
  await readInputs(
    { message: (message, payload) => void (collector.wants(message) && tracker.message(message, payload)) },
    {
      ...options,
      endpoints,
      notes,
      limits,
      events: { event: () => {} },
      transportEvents: { transportEvent: () => {} },
      onChunk: onProgress,
    },
  );
  return collector.finish();
}
