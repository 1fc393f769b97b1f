import type { Registration } from '../calls/registration.ts';
import type { Activity } from '../diagnosis/activity.ts';
import { BindingWatch } from '../diagnosis/binding-watch.ts';
import { partyOf } from '../diagnosis/party.ts';
import { RegistrationCase } from '../diagnosis/registration-case.ts';
import type { OpenGap, RegistrationGaps } from '../diagnosis/registration-gaps.ts';
import {
  judgeRegistration,
  responsesOfRegistration,
  type RegistrationVerdict,
} from '../diagnosis/registration-outcome.ts';
import { findInRegistration, isPlainRegistration } from '../diagnosis/run-registration-rules.ts';
import type { CallFinding, ResultRegistration } from '../result.ts';
import { describeResponses } from './describe-call.ts';
import type { Names } from './names.ts';
import { describeFinding } from './describe-finding.ts';
import type { FindingTally } from './finding-tally.ts';
import type { KnownFaults } from './known-faults.ts';
import { RegistrationMetrics } from './registration-metrics.ts';

export interface RegistrationSummaryOptions {
  names: Names;
  list: 'all' | 'failed' | 'none';
  /** How many are listed at most; further ones are counted only. */
  mostListed: number;
  findings: FindingTally;
  known: KnownFaults;
  activity: Activity;
  gaps: RegistrationGaps;
  /** Whether an attempt is a scanner's, which is counted apart. */
  isLeftOut: (registration: Registration) => boolean;
}

/** What a report tells of bindings that ran out and were not renewed by then. */
export interface RunOut {
  readonly gaps: readonly OpenGap[];
  /** By the registration that made the binding, of those that are listed. */
  readonly findings: ReadonlyMap<ResultRegistration, readonly CallFinding[]>;
}

/** The parts of a result that come from registrations, folded in as each attempt ends. */
export class RegistrationSummary {
  readonly #options: RegistrationSummaryOptions;
  readonly #rows: { sequence: number; row: ResultRegistration }[] = [];
  readonly #bindings: BindingWatch<ResultRegistration | null>;
  readonly metrics = new RegistrationMetrics();
  total = 0;
  /** Registrations that found no room in the list. */
  #unlisted = 0;
  /** Of these: by scanners, which no metric counts. */
  scanners = 0;

  constructor(options: RegistrationSummaryOptions) {
    this.#options = options;
    this.#bindings = new BindingWatch(options.activity, undefined, options.gaps);
  }

  add(registration: Registration, nowMicros: number): void {
    const { list, names } = this.#options;
    this.total++;
    const verdict = judgeRegistration(registration, nowMicros);
    const isLeftOut = this.#options.isLeftOut(registration);
    if (isLeftOut) this.scanners++;
    else this.metrics.add(verdict);
    const isGood = verdict.outcome === 'ok' || verdict.outcome === 'removed';
    const isListed = list === 'all' || (list === 'failed' && !isGood && !isLeftOut);
    const row = isListed ? this.#list(registration, verdict) : null;
    if (isLeftOut) return;
    const binding = this.#bindings.see(registration, verdict, row);
    if (isPlainRegistration(verdict, binding)) return;
    const found = this.#find(
      new RegistrationCase(registration, verdict, binding, names.endpoints),
      this.#options.findings,
    );
    row?.findings.push(...found);
  }

  /**
   * What is to be said of what did not happen. It changes nothing here: a later report may have to say something else.
   * @param nowMicros how far the input went
   * @param isOpen whether an attempt of an address, by its hash, is in progress
   * @param findings counts what is found too
   */
  runOut(nowMicros: number, isOpen: (aorHash: number) => boolean, findings: FindingTally): RunOut {
    const { endpoints } = this.#options.names;
    const byRow = new Map<ResultRegistration, CallFinding[]>();
    for (const { facts, owner } of this.#bindings.over(nowMicros, isOpen)) {
      const attempt = new RegistrationCase(null, { outcome: 'ok', finalCode: null }, facts, endpoints);
      const found = this.#find(attempt, findings);
      if (owner !== null && found.length > 0) byRow.set(owner, found);
    }
    return { gaps: this.#bindings.openGaps(nowMicros, isOpen), findings: byRow };
  }

  /** In the order of their first messages. */
  rows({ findings }: RunOut): ResultRegistration[] {
    return this.#rows
      .sort((a, b) => a.sequence - b.sequence)
      .map(({ row }) => {
        const more = findings.get(row);
        return more === undefined ? row : { ...row, findings: [...row.findings, ...more] };
      });
  }

  *limits(): Iterable<[code: string, detail: string]> {
    const { overflow } = this.#bindings;
    if (overflow > 0)
      yield ['registrations-limit', `${overflow} registrations were not watched for their expiry: there are too many.`];
    if (this.#unlisted > 0)
      yield ['registrations-limit', `${this.#unlisted} registrations are counted but not listed: there are too many.`];
  }

  #list(registration: Registration, { outcome, finalCode }: RegistrationVerdict): ResultRegistration | null {
    if (this.#rows.length >= this.#options.mostListed) {
      this.#unlisted++;
      return null;
    }
    const { attempts, sequence, to } = registration;
    const responses = describeResponses(responsesOfRegistration(registration), this.#options.names);
    const row = { aor: partyOf(to).uri, outcome, finalCode, attempts, responses, findings: [] };
    this.#rows.push({ sequence, row });
    return row;
  }

  #find(attempt: RegistrationCase, findings: FindingTally): CallFinding[] {
    const { known, names } = this.#options;
    return findInRegistration(attempt).map((found) => {
      const ignored = known.rule(found.rule.id, [attempt.registrar], attempt.steps.at(-1)?.firstMicros ?? Number.NaN);
      const finding = { ...found, ignored };
      findings.add(finding, () => (attempt.aor === '?' ? '' : attempt.aor));
      return describeFinding(finding, names.codes.language);
    });
  }
}
