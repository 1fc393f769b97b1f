import type { CodeTable } from '../codes/code-table.ts';
import { classOf } from '../codes/response-class.ts';
import type { Verdict } from '../diagnosis/outcome.ts';
import { OUTCOMES, type DistributionRow, type FailureRow, type Ignored, type Outcome } from '../result.ts';
import { adviceFor } from './advice.ts';
import { mostFirst } from './distribution-rows.ts';
import type { Explanation } from './explain-call.ts';
import { oneMore } from './finding-tally.ts';

/** Calls by outcome, and those that ended without an answer by the code that decided them. */
export class FailureCounts {
  readonly outcomes = Object.fromEntries(OUTCOMES.map((o) => [o, 0])) as Record<Outcome, number>;
  readonly #rows = new Map<string, FailureRow>();
  /** By the key of their row. */
  readonly #furtherLegs = new Map<string, number>();
  readonly #codes: CodeTable;

  constructor(codes: CodeTable) {
    this.#codes = codes;
  }

  /**
   * @param ownPhrase the wire's phrase of the final response, for a code that the table lacks
   * @param ignored why it is known; null when it is not
   * @param explanation how to explain the call: asked for once per row
   * @param isFurther whether it is a leg that a B2BUA made of another call
   */
  add(
    verdict: Verdict,
    ownPhrase: string,
    ignored: Ignored | null,
    explanation: () => Explanation,
    isFurther: boolean,
  ): void {
    const { outcome, fault, final } = verdict;
    this.outcomes[outcome]++;
    if (outcome === 'answered' || outcome === 'unknown') return;
    const code = final?.code ?? null;
    // Codes are bounded by the protocol, so the rows are.
    const key = `${code} ${outcome}`;
    if (isFurther) this.#furtherLegs.set(key, (this.#furtherLegs.get(key) ?? 0) + 1);
    const known = this.#rows.get(key);
    if (known) {
      known.calls++;
      if (ignored !== null) known.ignored = oneMore(known.ignored ?? null, ignored);
      return;
    }
    const { meaning, category } = explanation();
    const phrase = code === null ? null : (this.#codes.response(code).phrase ?? ownPhrase);
    const advice = fault === 'network' || outcome === 'challenged' ? adviceFor(code, 0, this.#codes) : null;
    this.#rows.set(key, {
      code,
      phrase,
      meaning,
      category: category ?? outcome,
      outcome,
      fault,
      calls: 1,
      share: 0,
      advice,
      ...(ignored !== null && { ignored: oneMore(null, ignored) }),
    });
  }

  /** Most frequent first; of equals, the lower code first and "no response" last. */
  rows(): FailureRow[] {
    const total = this.total;
    const rows = [...this.#rows].map(([key, { calls, share: _, advice, ...row }]): FailureRow => {
      const furtherLegs = this.#furtherLegs.get(key);
      return { ...row, calls, ...(furtherLegs !== undefined && { furtherLegs }), share: calls / total, advice };
    });
    return rows.sort(
      (a, b) =>
        b.calls - a.calls ||
        (a.code ?? 1000) - (b.code ?? 1000) ||
        OUTCOMES.indexOf(a.outcome) - OUTCOMES.indexOf(b.outcome),
    );
  }

  /** Calls that ended without an answer by the class of the deciding code; `none` without a response. */
  byClass(): DistributionRow[] {
    return this.#distribution((row) => (row.code === null ? 'none' : classOf(row.code)));
  }

  /** The same by category. */
  byCategory(): DistributionRow[] {
    return this.#distribution((row) => row.category);
  }

  #distribution(keyOf: (row: FailureRow) => string): DistributionRow[] {
    const counts = new Map<string, DistributionRow>();
    const total = this.total;
    for (const row of this.#rows.values()) {
      const key = keyOf(row);
      const entry = counts.get(key) ?? { key, calls: 0, failed: 0, share: null };
      entry.calls += row.calls;
      if (row.fault === 'network') entry.failed += row.calls;
      entry.share = entry.calls / total;
      counts.set(key, entry);
    }
    return [...counts.values()].sort(mostFirst);
  }

  /** Calls that ended without an answer. */
  get total(): number {
    let total = 0;
    for (const row of this.#rows.values()) total += row.calls;
    return total;
  }
}
