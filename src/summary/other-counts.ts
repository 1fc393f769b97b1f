import type { Transaction } from '../calls/transaction.ts';
import { methodName } from '../diagnosis/response-rows.ts';
import type { OtherRow } from '../result.ts';

/** Distinct methods kept; a flood of invented ones is counted together. */
const MAX_METHODS = 64;

/** Transactions of no call and no registration, by method. */
export class OtherCounts {
  total = 0;
  /** Transactions whose methods found no room. */
  overflow = 0;
  readonly #rows = new Map<string, { transactions: number; codes: Map<number, number> }>();

  add(transaction: Transaction): void {
    if (transaction.furtherHop) return;
    const name = methodName(transaction);
    const method = this.#rows.has(name) || this.#rows.size < MAX_METHODS ? name : '(other)';
    if (method !== name) this.overflow++;
    let row = this.#rows.get(method);
    if (!row) this.#rows.set(method, (row = { transactions: 0, codes: new Map() }));
    this.total++;
    row.transactions++;
    for (let seen = transaction.lastResponse; seen !== null; seen = seen.previous)
      row.codes.set(seen.code, (row.codes.get(seen.code) ?? 0) + 1);
  }

  /** Most frequent method first, codes ascending. */
  rows(): OtherRow[] {
    return [...this.#rows]
      .map(([method, { transactions, codes }]) => ({
        method,
        transactions,
        responses: [...codes].sort(([a], [b]) => a - b).map(([code, count]) => ({ code, count })),
      }))
      .sort((a, b) => b.transactions - a.transactions || (a.method < b.method ? -1 : 1));
  }
}
