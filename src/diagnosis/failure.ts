import type { Call } from '../calls/call.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { CauseCandidate } from './cause/candidate.ts';
import { fuseCause } from './cause/fuse-cause.ts';
import { decidingHop, type DecidingHop } from './deciding-hop.ts';
import { decidingPath, type DecidingPath } from './deciding-path.ts';
import type { Verdict } from './outcome.ts';

/** Why and where a call was not answered. */
export interface Failure {
  readonly path: DecidingPath | null;
  /** The code as it arose; null when there was none. */
  readonly originCode: number | null;
  /** Who told the caller another code than it was told, as the id of an endpoint; null when nobody did. */
  readonly changedAt: number | null;
  readonly hop: DecidingHop | null;
  /** What says most first. */
  readonly causes: readonly CauseCandidate[];
}

/** Judges why and where a call was not answered; null when it was, or when nobody knows. */
export function judgeFailure(call: Call, verdict: Verdict, endpoints: Endpoints): Failure | null {
  if (verdict.outcome === 'answered' || verdict.outcome === 'unknown') return null;
  const path = decidingPath(call, verdict, endpoints);
  return {
    path,
    originCode: path?.final?.code ?? null,
    changedAt: path?.changedAt ?? null,
    hop: decidingHop(call, verdict, path, endpoints),
    causes: fuseCause(call, verdict, path, endpoints),
  };
}
