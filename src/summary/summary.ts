import type { Call } from '../calls/call.ts';
import type { MessageStore } from '../calls/message-store.ts';
import type { InProgress } from '../calls/in-progress.ts';
import type { MessageCounts } from '../calls/message-counts.ts';
import type { RefusedSources } from '../calls/refused-sources.ts';
import type { Registration } from '../calls/registration.ts';
import type { Transaction } from '../calls/transaction.ts';
import { classOf } from '../codes/response-class.ts';
import { Activity } from '../diagnosis/activity.ts';
import type { Failure } from '../diagnosis/failure.ts';
import { judgeCall, type Verdict } from '../diagnosis/outcome.ts';
import { findIn, isPlain } from '../diagnosis/run-rules.ts';
import { isScanner } from '../diagnosis/scanner.ts';
import { responsesOfCall } from '../diagnosis/response-rows.ts';
import type { TcpEvent, TlsEvent } from '../transport-event.ts';
import type { Distributions, Ignored, Outcome, Result, ResponseRow, ResultCall, Totals } from '../result.ts';
import type { Metrics, Ratio } from '../figures.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import { OTHER_KEY } from './bounded-keys.ts';
import { CallDistributions } from './call-distributions.ts';
import { calleeEndpoint } from './callee-endpoint.ts';
import { callIdText } from './call-id-text.ts';
import type { CallGuard, CallWatch } from './conditions/call-guard.ts';
import { CallView } from './conditions/call-view.ts';
import { describeCall } from './describe-call.ts';
import type { Names } from './names.ts';
import { explainVerdict } from './explain-call.ts';
import { FindingTally } from './finding-tally.ts';
import { FailureCounts } from './failure-counts.ts';
import type { IgnoreTest } from './ignore-rule.ts';
import { KnownFaults, type JudgedFinding } from './known-faults.ts';
import { knownFirst, ListedCalls, type CallOrder } from './listed-calls.ts';
import { LegJudge } from './leg-judge.ts';
import type { MetricTally } from './metric-tally.ts';
import { OtherCounts } from './other-counts.ts';
import { OutcomeTimeline } from './outcome-timeline.ts';
import { PatternSearches } from './pattern-searches.ts';
import type { QuantileSketch } from './quantile-sketch.ts';
import { RegistrationSummary } from './registration-summary.ts';
import { Watches } from './watches.ts';

export interface SummaryOptions {
  names: Names;
  /** Where the tracker keeps messages of calls that may need explaining. */
  store: MessageStore;
  /** Which calls and registrations are listed one by one. */
  list: 'all' | 'failed' | 'none';
  /** Takes the listed calls as they end; the result then has none. */
  onCall?: ((call: ResultCall) => void) | undefined;
  /** How many calls are listed at most, and which of more. */
  mostListed?: number | undefined;
  listedFirst?: CallOrder | undefined;
  guard?: CallGuard | null | undefined;
  watch?: CallWatch | null | undefined;
  /** What the tracker remembers of hosts that are refused. */
  sources: RefusedSources;
  /** Count the calls of scanners like any other. */
  includeScanners?: boolean | undefined;
  /** What is known and needs no attention. */
  ignore?: IgnoreTest | null | undefined;
  limits?: Limits | undefined;
}

/** Of one code; anybody can invent some. */
const MOST_METHODS = 64;
const NO_FINDINGS: readonly JudgedFinding[] = [];

/** The parts of a result that come from calls, folded in as each one ends. */
export class Summary {
  readonly #options: SummaryOptions;
  readonly #guard: CallGuard | null;
  readonly #watch: CallWatch | null;
  readonly #failures: FailureCounts;
  readonly #distributions: CallDistributions;
  readonly #legs: LegJudge;
  readonly #findings: FindingTally;
  readonly #known: KnownFaults;
  readonly #patterns: PatternSearches;
  readonly #others = new OtherCounts();
  readonly #activity = new Activity();
  readonly #watches: Watches;
  readonly #overTime = new OutcomeTimeline();
  readonly #listed: ListedCalls;
  readonly #registrations: RegistrationSummary;
  /** Responses of the calls that the filter keeps. */
  readonly #kept = new Map<number, { count: number; retransmissions: number; methods: Map<string, number> }>();
  calls = 0;
  /** Of the calls: by scanners, which no figure but this counts. */
  scannerCalls = 0;
  /** Of the calls: continuations of others. */
  furtherLegs = 0;
  /** Responses to methods whose names found no room. */
  #methodOverflow = 0;
  /** The same, of the whole input, as it was when it was last told. */
  #methodOverflowOfInput = 0;
  /** How far the input went; NaN when that is unknown. */
  #nowMicros = Number.NaN;

  constructor(options: SummaryOptions) {
    this.#options = options;
    this.#guard = options.guard ?? null;
    this.#watch = options.watch ?? null;
    this.#failures = new FailureCounts(options.names.codes);
    this.#listed = new ListedCalls(options.mostListed ?? Number.POSITIVE_INFINITY, options.listedFirst ?? knownFirst);
    const { names, list, limits = DEFAULT_LIMITS } = options;
    this.#legs = new LegJudge(names.endpoints, this.#ownOutcome);
    this.#patterns = new PatternSearches(names);
    this.#findings = new FindingTally(names.codes.language);
    this.#known = new KnownFaults(names.endpoints, options.ignore ?? null);
    this.#watches = new Watches(names, options.sources);
    this.#registrations = new RegistrationSummary({
      names,
      // Who takes the calls one by one wants no list of anything.
      list: options.onCall ? 'none' : list,
      mostListed: options.mostListed ?? Number.POSITIVE_INFINITY,
      findings: this.#findings,
      known: this.#known,
      activity: this.#activity,
      gaps: this.#watches.gaps,
      mostBindings: limits.bindings,
      isLeftOut: (registration) => this.#isLeftOut(registration.agent, sourceOf(registration)),
    });
    this.#distributions = new CallDistributions(names, limits.metricRows);
  }

  readonly #ownOutcome = (code: number): Outcome | null => this.#options.names.codes.ownOutcome(code);

  addCall(call: Call, nowMicros: number): void {
    const { names, list } = this.#options;
    this.#see(call.firstMicros, nowMicros);
    const verdict = judgeCall(call, nowMicros, this.#ownOutcome);
    const view = this.#guard || this.#watch ? new CallView(call, verdict, nowMicros, names) : null;
    if (view && this.#guard?.keepsAtFirst(view) === false) return;
    const failure = this.#legs.judge(call, verdict, nowMicros);
    const found = this.#find(call, verdict, failure, nowMicros);
    const findings = found === null ? NO_FINDINGS : this.#known.findings(found.findings, call, verdict, failure);
    const ignored = this.#known.failure(call, verdict, failure);
    if (view) {
      view.failure = failure;
      view.ignored = ignored;
      view.findings = findings;
      if (this.#guard?.keepsAtLast(view) === false) return;
    }
    if (this.#guard) this.#keepResponses(call, verdict);
    this.calls++;
    this.#watches.explain(call);
    const isLeftOut = this.#isLeftOut(call.agent, verdict.firstInvite?.source ?? 0);
    if (isLeftOut) this.scannerCalls++;
    else this.#count(call, verdict, failure, ignored, nowMicros);
    if (found) for (const finding of findings) this.#findings.add(finding, () => callIdText(found.file.callId));
    if (view) this.#watch?.add(view, !isLeftOut && !call.leg?.isFurther);
    if (isLeftOut && list !== 'all') return;
    const isListed = list === 'all' || (list === 'failed' && verdict.outcome !== 'answered');
    if (!isListed || (!this.#options.onCall && this.#listed.leavesOut(call.sequence, verdict.outcome))) return;
    const described = describeCall(call, verdict, failure, { findings, ignored }, names);
    if (this.#options.onCall) this.#options.onCall(described);
    else this.#listed.add(call.sequence, described);
  }

  /** By its name or by what it did: the first of it were counted before that was known. */
  #isLeftOut(agent: string | null, source: number): boolean {
    if (this.#options.includeScanners === true) return false;
    return isScanner(agent) || this.#options.sources.isScanning(source);
  }

  #count(call: Call, verdict: Verdict, failure: Failure | null, ignored: Ignored | null, nowMicros: number): void {
    const { codes, phrases } = this.#options.names;
    const phrase = verdict.final ? phrases.text(verdict.final.phrase) : '';
    const isFurther = call.leg?.isFurther === true;
    this.#overTime.add(call.firstMicros, verdict);
    this.#failures.add(verdict, phrase, ignored, () => explainVerdict(verdict, phrase, codes), isFurther);
    const callee = calleeEndpoint(call, verdict);
    // The caller's call counts once, however many legs a B2BUA made of it.
    if (call.leg?.isFurther) this.furtherLegs++;
    else this.#distributions.add(call, verdict, failure, callee, nowMicros);
    this.#patterns.add(call, verdict, callee);
    this.#watches.addCall(call, verdict);
  }

  #find(call: Call, verdict: Verdict, failure: Failure | null, nowMicros: number): ReturnType<typeof findIn> {
    if (isPlain(call, verdict)) return null;
    const { names, store } = this.#options;
    return findIn({ call, verdict, failure, nowMicros, endpoints: names.endpoints, store });
  }

  addRegistration(registration: Registration, nowMicros: number): void {
    this.#see(registration.lastTransaction?.firstMicros ?? Number.NaN, nowMicros);
    this.#registrations.add(registration, nowMicros);
  }

  addOther(transaction: Transaction, nowMicros: number): void {
    this.#see(transaction.firstMicros, nowMicros);
    this.#others.add(transaction);
    this.#watches.addOther(transaction, nowMicros);
  }

  addConnection(event: TcpEvent | TlsEvent): void {
    this.#watches.addConnection(event);
  }

  /** @param micros when something began */
  #see(micros: number, nowMicros: number): void {
    this.#activity.see(micros);
    if (!(nowMicros <= this.#nowMicros)) this.#nowMicros = nowMicros;
  }

  /**
   * Everything but the head of the result. What is added later is told as if nobody had asked before.
   * @param inProgress what has not ended yet; null at the end of the input
   */
  parts(
    counts: MessageCounts,
    inProgress: InProgress | null,
  ): Omit<Result, 'schemaVersion' | 'generator' | 'language' | 'inputs'> {
    this.#methodOverflowOfInput = counts.overflow;
    const findings = this.#findings.copy();
    const isOpen = (aorHash: number): boolean => inProgress?.addressesOfRecord.has(aorHash) === true;
    const runOut = this.#registrations.runOut(inProgress?.nowMicros ?? this.#nowMicros, isOpen, findings);
    return {
      totals: this.#totals(counts),
      responses: this.#responses(counts),
      outcomes: { ...this.#failures.outcomes },
      failures: this.#failures.rows(),
      distributions: this.#allDistributions(),
      charts: { overTime: this.#overTime.rows(), ...this.#distributions.delays() },
      metrics: this.#metrics(),
      findings: findings.rows(
        [...this.#patterns.rows(), ...this.#watches.rows(runOut.gaps)].map((row) => this.#known.row(row)),
      ),
      calls: this.#listed.rows(),
      registrations: this.#registrations.rows(runOut),
      others: this.#others.rows(),
      gates: [],
      baseline: null,
    };
  }

  /** What gates are held against beside the result. */
  measured(): { tally: MetricTally; ira: Ratio; rrd: QuantileSketch } {
    const { metrics } = this.#registrations;
    return { tally: this.#distributions.total(), ira: metrics.ira(), rrd: metrics.delays };
  }

  /** Which stores were full: the counts are exact, some rows are missing. */
  *limits(): Iterable<[code: string, detail: string]> {
    yield* this.#distributions.limits();
    yield* this.#registrations.limits();
    yield* this.#watches.limits();
    const { overflow } = this.#listed;
    const methods = this.#others.overflow + this.#methodOverflow + this.#methodOverflowOfInput;
    if (methods > 0)
      yield ['methods-limit', `${methods} times a method stands under ${OTHER_KEY}: there are too many.`];
    if (this.#patterns.overflow > 0)
      yield [
        'patterns-limit',
        `${this.#patterns.overflow} calls were not looked at for what many have in common: too many peers or numbers.`,
      ];
    if (overflow > 0)
      yield [
        'calls-limit',
        `${overflow} calls are counted but not listed, and their causes not told apart: there are too many.`,
      ];
  }

  #allDistributions(): Distributions {
    const { byCause, byHop, ...ofAllCalls } = this.#distributions.rows(this.#failures.total);
    return {
      byClass: this.#failures.byClass(),
      byCategory: this.#failures.byCategory(),
      byCause,
      byHop,
      ...ofAllCalls,
    };
  }

  /** Of the calls that the filter keeps, and of all registrations. */
  #metrics(): Metrics {
    const ofCalls = this.#distributions.metrics();
    return { ...ofCalls, ira: this.#registrations.metrics.ira(), rrd: this.#registrations.metrics.rrd() };
  }

  #totals(counts: MessageCounts): Totals {
    return {
      messages: counts.requests + counts.responses,
      requests: counts.requests,
      responses: counts.responses,
      retransmissions: counts.retransmissions,
      duplicates: counts.duplicates,
      calls: this.calls,
      furtherLegs: this.furtherLegs,
      scanners: this.scannerCalls,
      scannerRegistrations: this.#registrations.scanners,
      registrations: this.#registrations.total,
      others: this.#others.total,
    };
  }

  /** Of the whole input, or of the calls that the filter keeps. */
  #responses(counts: MessageCounts): ResponseRow[] {
    const rows = this.#guard ? this.#keptCodes() : counts.codes();
    return [...rows].map(({ code, count, retransmissions, methods }) => {
      const { phrase, category, meaning } = this.#options.names.codes.response(code);
      const own = phrase ?? counts.phrase(code);
      return { code, phrase: own, class: classOf(code), category, meaning, count, retransmissions, methods };
    });
  }

  #keepResponses(call: Call, verdict: Verdict): void {
    for (const { code, method, count, retransmissions } of responsesOfCall(call, verdict)) {
      let row = this.#kept.get(code);
      if (!row) this.#kept.set(code, (row = { count: 0, retransmissions: 0, methods: new Map() }));
      row.count += count + retransmissions;
      row.retransmissions += retransmissions;
      const name = row.methods.size < MOST_METHODS || row.methods.has(method) ? method : OTHER_KEY;
      if (name !== method) this.#methodOverflow++;
      row.methods.set(name, (row.methods.get(name) ?? 0) + count + retransmissions);
    }
  }

  #keptCodes(): ReturnType<MessageCounts['codes']> extends Generator<infer Row> ? Row[] : never {
    return [...this.#kept]
      .sort(([a], [b]) => a - b)
      .map(([code, { methods, ...counts }]) => ({ code, ...counts, methods: Object.fromEntries(methods) }));
  }
}

/** The phone that sent it, as the id of an endpoint; 0 when that was not seen. */
function sourceOf({ lastTransaction }: Registration): number {
  for (let t = lastTransaction; t !== null; t = t.previous) if (!t.furtherHop && t.requests > 0) return t.source;
  return 0;
}
