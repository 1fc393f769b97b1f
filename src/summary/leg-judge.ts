import type { Call } from '../calls/call.ts';
import type { Leg } from '../calls/legs/leg.ts';
import { judgeFailure, type Failure } from '../diagnosis/failure.ts';
import { endOfLeg, legBehind, withLeg, type LegEnd } from '../diagnosis/leg-end.ts';
import { judgeCall, type OwnOutcome, type Verdict } from '../diagnosis/outcome.ts';
import type { Endpoints } from '../util/endpoints.ts';

/** Legs that one failure is followed through; a loop of B2BUAs has no end. */
const MOST_HOPS = 8;

/** Judges failures together with the legs behind them, of which some have ended before, and some are still in progress. */
export class LegJudge {
  readonly #endpoints: Endpoints;
  readonly #ownOutcome: OwnOutcome;

  constructor(endpoints: Endpoints, ownOutcome: OwnOutcome) {
    this.#endpoints = endpoints;
    this.#ownOutcome = ownOutcome;
  }

  /** Why and where an ended call was not answered; null when it was, or when nobody knows. */
  judge(call: Call, verdict: Verdict, nowMicros: number): Failure | null {
    const failure = this.#failureOf(call, verdict, nowMicros, MOST_HOPS);
    const { leg } = call;
    if (leg !== null && leg.group !== null) leg.end = endOfLeg(verdict, failure);
    return failure;
  }

  #failureOf(call: Call, verdict: Verdict, nowMicros: number, hopsLeft: number): Failure | null {
    const failure = judgeFailure(call, verdict, this.#endpoints);
    const { leg } = call;
    if (failure === null || leg === null || leg.group === null || hopsLeft === 0) return failure;
    if (verdict.outcome === 'cancelled' || failure.path?.behind) return failure;
    const behind = legBehind(leg, failure, this.#endpoints);
    const end = behind === null ? null : this.#endOf(behind, nowMicros, hopsLeft - 1);
    return behind === null || end === null ? failure : withLeg(failure, verdict, behind, end);
  }

  #endOf(leg: Leg<Call>, nowMicros: number, hopsLeft: number): LegEnd | null {
    // It is set here and nowhere else.
    if (leg.end !== null) return leg.end as LegEnd;
    const { call } = leg;
    if (call === null) return null;
    const verdict = judgeCall(call, nowMicros, this.#ownOutcome);
    return endOfLeg(verdict, this.#failureOf(call, verdict, nowMicros, hopsLeft));
  }
}
