import { CallTracker, type CallObserver } from './calls/call-tracker.ts';
import type { CorrelateRule } from './calls/legs/leg-keys.ts';
import { MessageCounts } from './calls/message-counts.ts';
import { MessageStore } from './calls/message-store.ts';
import { RefusedSources } from './calls/refused-sources.ts';
import { Phrases } from './calls/phrases.ts';
import { loadCodeTable, type CodeOverrides } from './codes/code-table.ts';
import { DEFAULT_LIMITS, MOST_LISTED, scaledLimits } from './limits.ts';
import { NoteLog } from './note.ts';
import { describeInput, judgeLogs } from './open-inputs.ts';
import { type LogOptions, readInputs } from './read-inputs.ts';
import { responseRecord } from './response-listing.ts';
import type { Language, Result, ResultCall, ResultInput } from './result.ts';
import type { ResponseRecord } from './response-record.ts';
import { isFiltering, type CallFilter } from './summary/call-filter.ts';
import type { ResponseTest } from './response-filter.ts';
import type { Aliases } from './summary/conditions/address-pattern.ts';
import type { FilterGuard } from './summary/conditions/compile-filter.ts';
import type { TimeWindow } from './summary/conditions/time-window.ts';
import type { GateRun } from './summary/gates/gate-run.ts';
import type { GateSpec } from './summary/gates/gate-spec.ts';
import type { IgnoreRule, IgnoreTest } from './summary/ignore-rule.ts';
import type { CallOrder } from './summary/listed-calls.ts';
import { PeerAliases, type NamedPeer } from './summary/peer-aliases.ts';
import { Summary } from './summary/summary.ts';
import { Endpoints } from './util/endpoints.ts';

export interface AnalyzeOptions extends LogOptions {
  /** Files, directories, globs, or `-` for standard input. */
  inputs: readonly string[];
  language?: Language | undefined;
  /** Which calls and registrations are listed one by one; default `all`. */
  calls?: 'all' | 'failed' | 'none' | undefined;
  filter?: CallFilter | undefined;
  /** What is bad; the result tells of each whether it is so. */
  gates?: readonly GateSpec[] | undefined;
  /** Gates on shares and times of fewer calls are skipped. */
  minCalls?: number | undefined;
  /** Headers that tell which calls are legs of one call, besides those that are known. */
  correlate?: readonly CorrelateRule[] | undefined;
  /** Count the calls of scanners like any other. */
  includeScanners?: boolean | undefined;
  /**
   * Names of addresses and prefixes, for conditions. In distributions they stand for the addresses, of several the first, and
   * elsewhere beside them.
   */
  peers?: Aliases | undefined;
  /** Names of several peers or groups at once, for conditions alone. */
  groups?: Aliases | undefined;
  /** What is known: it is reported and marked, and counted by no gate that counts findings or failures. */
  ignore?: readonly IgnoreRule[] | undefined;
  /** Of the run, `2026-12-31`, for what has an end; of the last message when absent, never of the clock. */
  date?: string | undefined;
  /** What the user says of status codes. */
  codes?: CodeOverrides | undefined;
  /** Version of the program, for `generator`. */
  version?: string | undefined;
  /** Where the bytes of `-` come from; the process's own standard input when absent. */
  standardInput?: AsyncIterable<Uint8Array> | undefined;
  /** Called before the first and after each reading of a piece of input; reading goes on when what it returns is settled. */
  onProgress?: ((progress: Progress) => void | Promise<void>) | undefined;
  /** Called for every response, in the order seen. */
  onResponse?: ((record: ResponseRecord) => void) | undefined;
  /** Called for every call that is listed, as it ends; the result then lists none. */
  onCall?: ((call: ResultCall) => void) | undefined;
  /**
   * Bytes of memory to get by with: the caps of all stores grow and shrink with it. What is counted is the same with any, down to
   * some 64 MB; what is left out of the detail, notes say. About a gigabyte when absent, and never taken as a rule.
   */
  maxMemory?: number | undefined;
  /** How many calls are listed at most; as many as memory allows when absent. A note says how many more there were. */
  mostListed?: number | undefined;
  /** Which calls are listed when there are more; by default those with a known outcome, and of them the first. */
  listedFirst?: CallOrder | undefined;
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
 * @throws TraceError when an input cannot be opened or none is a capture, or a filter or gate means nothing; what is wrong
 * inside an input becomes a note
 */
export async function analyze(options: AnalyzeOptions): Promise<Result> {
  const { language = 'en', calls: list = 'all', onResponse, onProgress } = options;
  const guard = await guardOf(options);
  const gates = await gatesOf(options, language);
  const ignore = await ignoreOf(options);
  const codes = await loadCodeTable(language, options.codes);
  const limits = options.maxMemory === undefined ? DEFAULT_LIMITS : scaledLimits(options.maxMemory);
  const mostListed = options.maxMemory === undefined ? MOST_LISTED : limits.listed;
  const notes = new NoteLog();
  const endpoints = new Endpoints(limits.endpoints);
  const phrases = new Phrases(limits.phrases);
  const store = new MessageStore(limits.evidenceChunks);
  const counts = new MessageCounts();
  const sources = new RefusedSources(endpoints);
  const summary = new Summary({
    sources,
    names: { codes, phrases, endpoints, aliases: new PeerAliases(endpoints, await namedPeersOf(options)) },
    store,
    list,
    onCall: options.onCall,
    mostListed: Math.min(options.mostListed ?? mostListed, mostListed),
    listedFirst: options.listedFirst,
    guard,
    watch: gates,
    includeScanners: options.includeScanners,
    ignore,
    limits,
  });
  const isWanted = onResponse ? await responseTestOf(options, guard, endpoints) : null;
  const tracker = new CallTracker({
    endpoints,
    sources,
    phrases,
    store,
    correlate: options.correlate,
    keepText: list !== 'none' || guard !== null || gates?.needsText === true,
    notes,
    limits,
    observer: {
      seen: seenFrom(guard?.window ?? null, (message, payload, how) => {
        counts.add(message, payload.input, how);
        if (message.isRequest || !onResponse || isWanted?.(message, payload) === false) return;
        onResponse(responseRecord(message, payload, how, codes, endpoints));
      }),
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
    limits,
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
  const parts = summary.parts(counts);
  for (const [code, detail] of [...tracker.limits(), ...summary.limits()]) notes.add(0, code, null, detail);
  const notesOf = inputs.map((_, i) => notes.of(i));
  const described = inputs.map((input, i) => describeInput(input, i, counts.byInput[i] ?? 0, notes));
  const date = options.date ?? lastDay(described);
  return {
    schemaVersion: 1,
    generator: { name: 'sipmortem', version: options.version ?? '0.0.0' },
    language,
    inputs: described,
    ...parts,
    ...(gates && { gates: gates.judge({ ...parts, ...summary.measured(), notes: notesOf }, date) }),
  };
}

/** The day of the last message, of UTC; null when no time is known. */
function lastDay(inputs: readonly ResultInput[]): string | null {
  const times = inputs.flatMap(({ lastTime }) => lastTime ?? []);
  return times.length === 0 ? null : times.reduce((a, b) => (a > b ? a : b)).slice(0, 10);
}

/** Which calls count; null for all, who then need nothing of it. */
async function guardOf({ filter, ...options }: AnalyzeOptions): Promise<FilterGuard | null> {
  if (!isFiltering(filter)) return null;
  const { FilterGuard: Guard } = await import('./summary/conditions/compile-filter.ts');
  return new Guard(filter, namesOf(options));
}

/** What a condition may name. */
function namesOf({ peers, groups }: Pick<AnalyzeOptions, 'peers' | 'groups'>): Aliases {
  return { ...peers, ...groups };
}

async function namedPeersOf({ peers = {} }: AnalyzeOptions): Promise<NamedPeer[]> {
  const entries = Object.entries(peers);
  if (entries.length === 0) return [];
  const { addressMatcher } = await import('./summary/conditions/address-pattern.ts');
  return entries.map(([name, values]) => [name, addressMatcher(values, {})] as const);
}

async function ignoreOf({ ignore = [], date, ...options }: AnalyzeOptions): Promise<IgnoreTest | null> {
  if (ignore.length === 0) return null;
  const { ignoreTest } = await import('./summary/ignore-rule.ts');
  return ignoreTest(ignore, namesOf(options), date ?? null);
}

async function gatesOf(options: AnalyzeOptions, language: Language): Promise<GateRun | null> {
  const { gates: specs = [], minCalls = 0 } = options;
  if (specs.length === 0) return null;
  const { GateRun: Run } = await import('./summary/gates/gate-run.ts');
  return new Run({ specs, minCalls, aliases: namesOf(options), language });
}

async function responseTestOf(
  { filter, ...options }: AnalyzeOptions,
  guard: FilterGuard | null,
  endpoints: Endpoints,
): Promise<ResponseTest | null> {
  if (!filter || !guard) return null;
  const { responseTest } = await import('./response-filter.ts');
  return responseTest(filter, guard.window, namesOf(options), endpoints);
}

/** Tells a span of times of day on which day the input begins; without one nothing is done for any message. */
function seenFrom(window: TimeWindow | null, seen: CallObserver['seen']): CallObserver['seen'] {
  if (window === null || !window.needsDay) return seen;
  return (message, payload, how) => {
    window.beginAt(payload.timeMicros);
    seen(message, payload, how);
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
