import type { Call } from '../calls/call.ts';
import { causeName } from '../codes/cause-name.ts';
import type { Failure } from '../diagnosis/failure.ts';
import type { Verdict } from '../diagnosis/outcome.ts';
import type { Finding } from '../diagnosis/run-rules.ts';
import type { Ignored } from '../result.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { calleeEndpoint } from './callee-endpoint.ts';
import { hopAddress } from './describe-failure.ts';

/** What may be known: that a rule fired, or why a call was not answered. What does not apply is null. */
export interface MaybeKnown {
  rule: string | null;
  /** As the caller was told. */
  code: number | null;
  /** As in `byCause`: `Q.850 34`. */
  cause: string | null;
  /** Whom the request went to, and who decided: addresses or host names, without ports and brackets. */
  hosts: string[];
  /** Microseconds since the epoch; NaN when not known. */
  timeMicros: number;
}

/** Why something is known; null when it is not. */
export type IgnoreTest = (what: MaybeKnown) => Ignored | null;

/** A finding, and why it is known. */
export type JudgedFinding = Finding & { readonly ignored?: Ignored | null };

/** Tells what the user knows already from what is new. */
export class KnownFaults {
  readonly #endpoints: Endpoints;
  readonly #ignore: IgnoreTest | undefined;

  constructor(endpoints: Endpoints, ignore: IgnoreTest | undefined) {
    this.#endpoints = endpoints;
    this.#ignore = ignore;
  }

  /** Why it is known that a call was not answered. */
  failure(call: Call, verdict: Verdict, failure: Failure | null): Ignored | null {
    if (this.#ignore === undefined || failure === null) return null;
    const [cause] = failure.causes;
    return this.#ignore({
      rule: null,
      code: verdict.final?.code ?? null,
      cause: cause === undefined ? null : causeName(cause),
      hosts: this.#hostsOf(call, verdict, failure),
      timeMicros: call.firstMicros,
    });
  }

  /** What was found in a call, each with why it is known. */
  ofCall(
    findings: readonly Finding[],
    call: Call,
    verdict: Verdict,
    failure: Failure | null,
  ): readonly JudgedFinding[] {
    const ignore = this.#ignore;
    if (ignore === undefined || findings.length === 0) return findings;
    const hosts = this.#hostsOf(call, verdict, failure);
    return findings.map((finding) => ({ ...finding, ignored: this.rule(finding.rule.id, hosts, call.firstMicros) }));
  }

  /** Why it is known that a rule fires. @param hosts addresses, with or without ports */
  rule(id: string, hosts: readonly (string | null)[], timeMicros: number): Ignored | null {
    const named = hosts.filter((host) => host !== null).map(bareHost);
    return this.#ignore?.({ rule: id, code: null, cause: null, hosts: named, timeMicros }) ?? null;
  }

  #hostsOf(call: Call, verdict: Verdict, failure: Failure | null): string[] {
    const callee = this.#endpoints.host(calleeEndpoint(call, verdict));
    const hop = failure === null ? null : hopAddress(failure, this.#endpoints);
    return [callee, hop].filter((host) => host !== null).map(bareHost);
  }
}

/** Without port and brackets. */
function bareHost(address: string): string {
  return address.replace(/(^[^:[\]]+|\]):\d+$/, '$1').replace(/^\[(.*)\]$/, '$1');
}
