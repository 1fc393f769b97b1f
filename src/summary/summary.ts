import type { Call } from '../calls/call.ts';
import type { MessageStore } from '../calls/message-store.ts';
import type { MessageCounts } from '../calls/message-counts.ts';
import type { Registration } from '../calls/registration.ts';
import type { Transaction } from '../calls/transaction.ts';
import { classOf } from '../codes/response-class.ts';
import { Activity } from '../diagnosis/activity.ts';
import type { Failure } from '../diagnosis/failure.ts';
import { judgeCall, type Verdict } from '../diagnosis/outcome.ts';
import { findIn, isPlain, type Finding } from '../diagnosis/run-rules.ts';
import { PeerWatch } from '../diagnosis/peer-watch.ts';
import { isScanner } from '../diagnosis/scanner.ts';
import { responsesOfCall } from '../diagnosis/response-rows.ts';
import type { Distributions, Metrics, Result, ResponseRow, ResultCall, Totals } from '../result.ts';
import { CallDistributions } from './call-distributions.ts';
import { calleeEndpoint } from './callee-endpoint.ts';
import { callIdText } from './call-id-text.ts';
import { isFiltering, keepsCall, type CallFilter } from './call-filter.ts';
import { describeCall, type Names } from './describe-call.ts';
import { explainVerdict } from './explain-call.ts';
import { FindingTally } from './finding-tally.ts';
import { FailureCounts } from './failure-counts.ts';
import { LegJudge } from './leg-judge.ts';
import { OtherCounts } from './other-counts.ts';
import { OutcomeTimeline } from './outcome-timeline.ts';
import { outageRows } from './outage-rows.ts';
import { PatternSearches } from './pattern-searches.ts';
import { RegistrationSummary } from './registration-summary.ts';

export interface SummaryOptions {
  names: Names;
  /** Where the tracker keeps messages of calls that may need explaining. */
  store: MessageStore;
  /** Which calls and registrations are listed one by one. */
  list: 'all' | 'failed' | 'none';
  filter?: CallFilter | undefined;
  /** Count the calls of scanners like any other. */
  includeScanners?: boolean | undefined;
}

const NO_FINDINGS: readonly Finding[] = [];

/** The parts of a result that come from calls, folded in as each one ends. */
export class Summary {
  readonly #options: SummaryOptions;
  readonly #filter: CallFilter | undefined;
  readonly #failures: FailureCounts;
  readonly #distributions: CallDistributions;
  readonly #legs: LegJudge;
  readonly #findings: FindingTally;
  readonly #patterns: PatternSearches;
  readonly #others = new OtherCounts();
  readonly #activity = new Activity();
  readonly #peers: PeerWatch;
  readonly #overTime = new OutcomeTimeline();
  readonly #calls: { sequence: number; call: ResultCall }[] = [];
  readonly #registrations: RegistrationSummary;
  /** Responses of the calls that the filter keeps. */
  readonly #kept = new Map<number, { count: number; retransmissions: number; methods: Map<string, number> }>();
  calls = 0;
  /** Of the calls: by scanners, which no figure but this counts. */
  scannerCalls = 0;
  /** Of the calls: continuations of others. */
  furtherLegs = 0;
  /** How far the input went; NaN when that is unknown. */
  #nowMicros = Number.NaN;

  constructor(options: SummaryOptions) {
    this.#options = options;
    this.#filter = isFiltering(options.filter) ? options.filter : undefined;
    this.#failures = new FailureCounts(options.names.codes);
    this.#legs = new LegJudge(options.names.endpoints);
    this.#patterns = new PatternSearches(options.names.endpoints);
    this.#findings = new FindingTally(options.names.codes.language);
    const { names, list } = options;
    this.#registrations = new RegistrationSummary({
      names,
      list,
      findings: this.#findings,
      activity: this.#activity,
    });
    this.#peers = new PeerWatch(options.names.endpoints);
    this.#distributions = new CallDistributions(options.names.endpoints, options.names.codes);
  }

  addCall(call: Call, nowMicros: number): void {
    const { names, list } = this.#options;
    this.#see(call.firstMicros, nowMicros);
    const verdict = judgeCall(call, nowMicros);
    if (this.#filter) {
      const callId = callIdText(call.callId);
      if (!keepsCall(this.#filter, callId, verdict.outcome, verdict.final?.code ?? null)) return;
      this.#keepResponses(call, verdict);
    }
    this.calls++;
    const failure = this.#legs.judge(call, verdict, nowMicros);
    const isLeftOut = isScanner(call.agent) && this.#options.includeScanners !== true;
    if (isLeftOut) this.scannerCalls++;
    else this.#count(call, verdict, failure, nowMicros);
    const findings = this.#find(call, verdict, failure, nowMicros);
    if (isLeftOut && list !== 'all') return;
    const isListed = list === 'all' || (list === 'failed' && verdict.outcome !== 'answered');
    if (isListed)
      this.#calls.push({ sequence: call.sequence, call: describeCall(call, verdict, failure, findings, names) });
  }

  #count(call: Call, verdict: Verdict, failure: Failure | null, nowMicros: number): void {
    const { codes, phrases } = this.#options.names;
    const phrase = verdict.final ? phrases.text(verdict.final.phrase) : '';
    this.#overTime.add(call.firstMicros, verdict);
    this.#failures.add(verdict, phrase, () => explainVerdict(verdict, phrase, codes));
    const callee = calleeEndpoint(call, verdict);
    // The caller's call counts once, however many legs a B2BUA made of it.
    if (call.leg?.isFurther) this.furtherLegs++;
    else this.#distributions.add(call, verdict, failure, callee, nowMicros);
    this.#patterns.add(call, verdict, callee);
  }

  #find(call: Call, verdict: Verdict, failure: Failure | null, nowMicros: number): readonly Finding[] {
    if (isPlain(call, verdict)) return NO_FINDINGS;
    const { names, store } = this.#options;
    const found = findIn({ call, verdict, failure, nowMicros, endpoints: names.endpoints, store });
    if (found === null) return NO_FINDINGS;
    for (const finding of found.findings) this.#findings.add(finding, () => callIdText(found.file.callId));
    return found.findings;
  }

  addRegistration(registration: Registration, nowMicros: number): void {
    this.#see(registration.lastTransaction?.firstMicros ?? Number.NaN, nowMicros);
    this.#registrations.add(registration, nowMicros);
  }

  addOther(transaction: Transaction, nowMicros: number): void {
    this.#see(transaction.firstMicros, nowMicros);
    this.#others.add(transaction);
    this.#peers.add(transaction, nowMicros);
  }

  /** @param micros when something began */
  #see(micros: number, nowMicros: number): void {
    this.#activity.see(micros);
    if (!(nowMicros <= this.#nowMicros)) this.#nowMicros = nowMicros;
  }

  /** Everything but the head of the result. */
  parts(counts: MessageCounts): Omit<Result, 'schemaVersion' | 'generator' | 'language' | 'inputs'> {
    this.#registrations.finish(this.#nowMicros);
    return {
      totals: this.#totals(counts),
      responses: this.#responses(counts),
      outcomes: this.#failures.outcomes,
      failures: this.#failures.rows(),
      distributions: this.#allDistributions(),
      charts: { overTime: this.#overTime.rows(), ...this.#distributions.delays() },
      metrics: this.#metrics(),
      findings: this.#findings.rows([
        ...this.#patterns.rows(this.#options.names.codes.language),
        ...outageRows(this.#peers.outages(), this.#options.names.codes.language),
      ]),
      calls: this.#calls.sort((a, b) => a.sequence - b.sequence).map((c) => c.call),
      registrations: this.#registrations.rows(),
      others: this.#others.rows(),
      gates: [],
      baseline: null,
    };
  }

  /** Which stores were full: the counts are exact, some rows are missing. */
  *limits(): Iterable<[code: string, detail: string]> {
    yield* this.#distributions.limits();
    yield* this.#registrations.limits();
    if (this.#peers.overflow > 0)
      yield ['peers-limit', `${this.#peers.overflow} OPTIONS were not looked at: too many peers are asked.`];
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
      registrations: this.#registrations.total,
      others: this.#others.total,
    };
  }

  /** Of the whole input, or of the calls that the filter keeps. */
  #responses(counts: MessageCounts): ResponseRow[] {
    const rows = this.#filter ? this.#keptCodes() : counts.codes();
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
      row.methods.set(method, (row.methods.get(method) ?? 0) + count + retransmissions);
    }
  }

  #keptCodes(): ReturnType<MessageCounts['codes']> extends Generator<infer Row> ? Row[] : never {
    return [...this.#kept]
      .sort(([a], [b]) => a - b)
      .map(([code, { methods, ...counts }]) => ({ code, ...counts, methods: Object.fromEntries(methods) }));
  }
}
