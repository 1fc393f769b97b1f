import type { Call } from '../../calls/call.ts';
import type { Failure } from '../../diagnosis/failure.ts';
import type { Verdict } from '../../diagnosis/outcome.ts';
import type { Ignored } from '../../result.ts';
import { calleeEndpoint } from '../callee-endpoint.ts';
import type { Names } from '../names.ts';
import { explainCall } from '../explain-call.ts';
import type { JudgedFinding } from '../known-faults.ts';

/** A judged call as conditions look at it. What only some ask for is found when it is asked for. */
export class CallView {
  readonly call: Call;
  readonly verdict: Verdict;
  readonly nowMicros: number;
  readonly names: Names;
  /** Known late: null and empty until the call has been looked into. */
  failure: Failure | null = null;
  findings: readonly JudgedFinding[] = [];
  /** Why it is known that it was not answered. */
  ignored: Ignored | null = null;
  #category: string | null | undefined;

  constructor(call: Call, verdict: Verdict, nowMicros: number, names: Names) {
    this.call = call;
    this.verdict = verdict;
    this.nowMicros = nowMicros;
    this.names = names;
  }

  /** Of the response that decided it; null when there was none. */
  get code(): number | null {
    return this.verdict.final?.code ?? null;
  }

  /** Where its INVITE went. */
  get callee(): string | null {
    return this.names.endpoints.text(calleeEndpoint(this.call, this.verdict));
  }

  /** Where its INVITE came from. */
  get caller(): string | null {
    const any = this.verdict.firstInvite ?? this.call.invites[0] ?? this.call.inDialog[0];
    return any ? this.names.endpoints.text(any.source) : null;
  }

  /** As the list of calls has it; null when its outcome is unknown. */
  get category(): string | null {
    if (this.#category === undefined) {
      const { final } = this.verdict;
      const phrase = final ? this.names.phrases.text(final.phrase) : '';
      this.#category = explainCall(this.verdict, phrase, this.names.codes).category;
    }
    return this.#category;
  }

  hasFinding(rule: string): boolean {
    return this.findings.some((finding) => finding.rule.id === rule);
  }

  /** Whether what a rule found, or that it was not answered, is known to the user. @param rule null: not answered */
  isKnown(rule: string | null): boolean {
    if (rule === null) return this.ignored !== null;
    return this.findings.every((finding) => finding.rule.id !== rule || finding.ignored);
  }
}

/** Whether something holds of a call. */
export type CallTest = (call: CallView) => boolean;
