import { compileCondition, compileWhere } from '../conditions/compile-condition.ts';
import type { Aliases } from '../conditions/address-pattern.ts';
import type { CallTest, CallView } from '../conditions/call-view.ts';
import type { Where } from '../conditions/condition.ts';
import { MetricTally } from '../metric-tally.ts';
import type { Gate, Subject } from './gate.ts';
import { printSubject } from './parse-subject.ts';

/** Calls with one code, outcome, category or finding, those left out that the user knows of. */
class SubjectCount {
  readonly #has: CallTest;
  readonly #rule: string | null;
  /** Of all that were seen, further legs and scanners too. */
  seen = 0;
  counted = 0;
  /** Of those that count: of known outcome. */
  known = 0;

  constructor({ kind, name }: Subject, aliases: Aliases) {
    const key = kind === 'rule' || kind === 'note' ? 'finding' : kind;
    this.#rule = kind === 'rule' ? name : null;
    this.#has = compileCondition({ key, isNegated: false, values: [name] }, aliases);
  }

  add(call: CallView, isCounted: boolean): void {
    if (!this.#has(call) || call.isKnown(this.#rule)) return;
    this.seen++;
    if (!isCounted) return;
    this.counted++;
    if (call.verdict.outcome !== 'unknown') this.known++;
  }
}

/** What the gates with one `where` need to know of its calls. */
export class Scope {
  readonly #isOf: CallTest | null;
  readonly #subjects = new Map<string, SubjectCount>();
  /** Metrics of its calls; null when no gate asks, or when they are those of all calls. */
  tally: MetricTally | null = null;
  /** Calls that count, and those of known outcome. */
  calls = 0;
  known = 0;

  constructor(where: Where, aliases: Aliases) {
    this.#isOf = where.length === 0 ? null : compileWhere(where, aliases);
  }

  /** Prepares for what a gate measures. */
  prepare({ measure }: Gate, aliases: Aliases): void {
    if ((measure.kind === 'ratio' || measure.kind === 'delay') && this.#isOf !== null) this.tally ??= new MetricTally();
    if (measure.kind !== 'share' && measure.kind !== 'count') return;
    const { subject } = measure;
    const name = printSubject(subject);
    if (!this.#subjects.has(name)) this.#subjects.set(name, new SubjectCount(subject, aliases));
  }

  /** Whether a call is one of these. @param isCounted neither a further leg nor by a scanner */
  add(call: CallView, isCounted: boolean): boolean {
    if (this.#isOf !== null && !this.#isOf(call)) return false;
    if (isCounted) {
      this.calls++;
      if (call.verdict.outcome !== 'unknown') this.known++;
    }
    for (const count of this.#subjects.values()) count.add(call, isCounted);
    return true;
  }

  /** Share of the calls of known outcome, as the denominator of ASR; that of unknown ones, of all. */
  share(subject: Subject): { numerator: number; denominator: number } {
    const { counted = 0, known = 0 } = this.#subjects.get(printSubject(subject)) ?? {};
    const isUnknown = subject.kind === 'outcome' && subject.name === 'unknown';
    return isUnknown ? { numerator: counted, denominator: this.calls } : { numerator: known, denominator: this.known };
  }

  /** Calls, or legs with a finding: what is wrong with one leg is told of it alone. */
  count(subject: Subject): number {
    const { counted = 0, seen = 0 } = this.#subjects.get(printSubject(subject)) ?? {};
    return subject.kind === 'rule' ? seen : counted;
  }
}
