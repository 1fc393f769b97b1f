import { causeName } from '../codes/cause-name.ts';
import type { CodeTable } from '../codes/code-table.ts';
import type { Failure } from '../diagnosis/failure.ts';
import type { Verdict } from '../diagnosis/outcome.ts';
import type { DistributionRow } from '../result.ts';
import { adviceFor } from './advice.ts';
import { BoundedKeys, OTHER_KEY } from './bounded-keys.ts';
import { causeText } from './describe-failure.ts';
import { addTo, countRows, newCount, type CallCount } from './distribution-rows.ts';

const MAX_CAUSES = 256;
/** The key of calls that nobody gave a cause or code. */
const NO_CAUSE = 'none';

interface CauseCount extends CallCount {
  /** null when its calls do not agree. */
  text: string | null;
  advice: string | null;
}

/** Calls without an answer by cause. */
export class CauseCounts {
  readonly #codes: CodeTable;
  readonly #counts = new BoundedKeys<string, CauseCount>(MAX_CAUSES, () => ({
    ...newCount(),
    text: null,
    advice: null,
  }));

  constructor(codes: CodeTable) {
    this.#codes = codes;
  }

  add(verdict: Verdict, { causes: [cause] }: Failure): void {
    const count = this.#counts.of(cause === undefined ? NO_CAUSE : causeName(cause));
    const text = cause === undefined ? null : causeText(cause, this.#codes);
    if (count.calls === 0) {
      count.text = text;
      count.advice = adviceFor(verdict.final?.code ?? null, cause?.q850 ?? 0, this.#codes);
    } else if (count.text !== text) count.text = null;
    addTo(count, verdict);
  }

  /** @param unanswered calls that ended without an answer, of which the shares are */
  rows(unanswered: number): DistributionRow[] {
    const counts = new Map(this.#counts.entries());
    return countRows(this.#counts, unanswered).map(({ key, ...row }) => {
      const { text = null, advice = null } = key === OTHER_KEY ? {} : (counts.get(key) ?? {});
      return { key, text, advice, ...row };
    });
  }

  /** Calls whose causes found no room; null while there is room. */
  get other(): CallCount | null {
    return this.#counts.other;
  }
}
