import type { Call } from '../calls/call.ts';
import { causeName } from '../codes/cause-name.ts';
import type { Failure } from '../diagnosis/failure.ts';
import type { Verdict } from '../diagnosis/outcome.ts';
import type { Finding } from '../diagnosis/run-rules.ts';
import type { FindingRow, Ignored } from '../result.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { calleeEndpoint } from './callee-endpoint.ts';
import { hopAddress } from './describe-failure.ts';
import type { IgnoreTest } from './ignore-rule.ts';

/** A finding, and why it is known. */
export type JudgedFinding = Finding & { readonly ignored?: Ignored | null };

/** Tells what the user knows already from what is new. */
export class KnownFaults {
  readonly #endpoints: Endpoints;
  readonly #ignore: IgnoreTest | null;

  constructor(endpoints: Endpoints, ignore: IgnoreTest | null) {
    this.#endpoints = endpoints;
    this.#ignore = ignore;
  }

  /** Why it is known that a call was not answered. */
  failure(call: Call, verdict: Verdict, failure: Failure | null): Ignored | null {
    if (this.#ignore === null || failure === null) return null;
    const [cause] = failure.causes;
    return this.#ignore({
      rule: null,
      code: verdict.final?.code ?? null,
      cause: cause === undefined ? null : causeName(cause),
      addresses: this.#addressesOf(call, verdict, failure),
      timeMicros: call.firstMicros,
    });
  }

  /** What was found in a call, each with why it is known. */
  findings(
    findings: readonly Finding[],
    call: Call,
    verdict: Verdict,
    failure: Failure | null,
  ): readonly JudgedFinding[] {
    if (this.#ignore === null) return findings;
    const addresses = this.#addressesOf(call, verdict, failure);
    return findings.map((finding) => ({
      ...finding,
      ignored: this.rule(finding.rule.id, addresses, call.firstMicros),
    }));
  }

  /** Why it is known that a rule fires. */
  rule(id: string, addresses: readonly (string | null)[], timeMicros: number): Ignored | null {
    return this.#ignore?.({ rule: id, code: null, cause: null, addresses, timeMicros }) ?? null;
  }

  /** A row that is known as a whole, or not at all. */
  row(row: FindingRow): FindingRow {
    const fromMicros = row.from === undefined || row.from === null ? Number.NaN : Date.parse(row.from) * 1000;
    const ignored = this.rule(row.rule, [row.peer ?? null], fromMicros);
    return ignored === null ? row : { ...row, ignored: { calls: row.calls, ...ignored } };
  }

  #addressesOf(call: Call, verdict: Verdict, failure: Failure | null): (string | null)[] {
    const callee = this.#endpoints.text(calleeEndpoint(call, verdict));
    return [callee, failure === null ? null : hopAddress(failure, this.#endpoints)];
  }
}
