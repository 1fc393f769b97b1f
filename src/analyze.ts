import type { AnalyzeOptions } from './analyze-options.ts';
import { CallTracker, type CallObserver } from './calls/call-tracker.ts';
import { whatIsInProgress, type InProgress } from './calls/in-progress.ts';
import { MessageCounts } from './calls/message-counts.ts';
import { MessageStore } from './calls/message-store.ts';
import { RefusedSources } from './calls/refused-sources.ts';
import { Phrases } from './calls/phrases.ts';
import { loadCodeTable } from './codes/code-table.ts';
import { NoteLog } from './note.ts';
import { describeInput, judgeLogs, type RunInput } from './open-inputs.ts';
import { readInputs } from './read-inputs.ts';
import { ReportTimer } from './report-timer.ts';
import { responseRecord } from './response-listing.ts';
import type { Language, Result, ResultInput } from './result.ts';
import type { ResponseTest } from './response-filter.ts';
import { isFiltering } from './summary/call-filter.ts';
import type { Aliases } from './summary/conditions/address-pattern.ts';
import type { FilterGuard } from './summary/conditions/compile-filter.ts';
import type { TimeWindow } from './summary/conditions/time-window.ts';
import type { GateRun } from './summary/gates/gate-run.ts';
import type { IgnoreTest } from './summary/ignore-rule.ts';
import { PeerAliases, type NamedPeer } from './summary/peer-aliases.ts';
import { Summary } from './summary/summary.ts';
import { Endpoints } from './util/endpoints.ts';
import { isoTime } from './util/time.ts';

export type { AnalyzeOptions, Progress } from './analyze-options.ts';

/**
 * Reads captures as one, and says what happened to each call.
 * @throws TraceError when an input cannot be opened or none is a capture, or a filter or gate means nothing; what is wrong
 * inside an input becomes a note
 */
export async function analyze(options: AnalyzeOptions): Promise<Result> {
  const { language = 'en', calls: list = 'all', onResponse, onProgress, onReport, every = 0 } = options;
  const guard = await guardOf(options);
  const gates = await gatesOf(options, language);
  const ignore = await ignoreOf(options);
  const codes = await loadCodeTable(language, options.codes);
  const notes = new NoteLog();
  const endpoints = new Endpoints();
  const phrases = new Phrases();
  const store = new MessageStore();
  const counts = new MessageCounts();
  const sources = new RefusedSources(endpoints);
  const summary = new Summary({
    sources,
    names: { codes, phrases, endpoints, aliases: new PeerAliases(endpoints, await namedPeersOf(options)) },
    store,
    list,
    onCall: options.onCall,
    mostListed: options.mostListed,
    listedFirst: options.listedFirst,
    guard,
    watch: gates,
    includeScanners: options.includeScanners,
    ignore,
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
  const resultOf = (inputs: readonly RunInput[], log: NoteLog, inProgress: InProgress | null): Result => {
    noteLimits(endpoints, phrases, store, log);
    const parts = summary.parts(counts, inProgress);
    for (const [code, detail] of summary.limits()) log.add(0, code, null, detail);
    if (inProgress !== null) noteInProgress(inProgress, log);
    const notesOf = inputs.map((_, i) => log.of(i));
    const described = inputs.map((input, i) => describeInput(input, i, counts.byInput[i] ?? 0, log));
    const date = options.date ?? lastDay(described);
    return {
      schemaVersion: 1,
      generator: { name: 'sipmortem', version: options.version ?? '0.0.0' },
      language,
      inputs: described,
      ...parts,
      ...(gates && { gates: gates.judge({ ...parts, ...summary.measured(), notes: notesOf }, date) }),
    };
  };
  const { clock } = tracker;
  const inputs = await readInputs(tracker, {
    ...options,
    endpoints,
    notes,
    events: tracker,
    transportEvents: tracker,
    onChunk: (bytesRead, bytesTotal) =>
      onProgress?.({ bytesRead, bytesTotal, messages: counts.requests + counts.responses, calls: summary.calls }),
    ...(onReport &&
      every > 0 && {
        pause: (soFar) =>
          new ReportTimer(clock, every * 1e6, async () => {
            const inProgress = whatIsInProgress(tracker.inProgress(), clock.micros);
            await onReport(resultOf(soFar, notes.copy(), inProgress), isoTime(clock.micros));
          }),
      }),
  });
  tracker.finish();
  judgeLogs(inputs, notes, {
    messagesOf: (input) => counts.byInput[input] ?? 0,
    eventsOf: (input) => tracker.eventsOf(input),
  });
  return resultOf(inputs, notes, null);
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

/** What a report on the way leaves out. */
function noteInProgress({ calls }: InProgress, notes: NoteLog): void {
  if (calls === 0) return;
  const detail =
    calls === 1
      ? '1 call is in progress, or ended so lately that more may be heard of it: it is not counted yet.'
      : `${calls} calls are in progress, or ended so lately that more may be heard of them: they are not counted yet.`;
  notes.add(0, 'calls-in-progress', null, detail, false, calls);
}
