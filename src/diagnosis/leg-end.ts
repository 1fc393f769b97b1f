import type { Leg, LegCall } from '../calls/legs/leg.ts';
import type { Outcome } from '../result.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { CauseCandidate } from './cause/candidate.ts';
import { rankCauses } from './cause/fuse-cause.ts';
import type { DecidingHop } from './deciding-hop.ts';
import type { Failure } from './failure.ts';
import type { Verdict } from './outcome.ts';

/** What became of a leg, as the leg before it needs to know: it outlives the leg's record. */
export interface LegEnd {
  readonly outcome: Outcome;
  /** When its final response came, microseconds since the epoch; NaN when none did, or its time is not known. */
  readonly finalMicros: number;
  /** The code as it arose; null when nothing came. */
  readonly code: number | null;
  /** The code that the host before it was told; null when none. */
  readonly told: number | null;
  /** Who told that host another code than it was told, as the id of an endpoint; null when nobody did. */
  readonly changedAt: number | null;
  /** Where it was decided; null when not known. */
  readonly hop: Pick<DecidingHop, 'at' | 'certainty'> | null;
  readonly causes: readonly CauseCandidate[];
}

/** What is kept of a leg that has ended. @param failure null when it was answered, or nobody knows */
export function endOfLeg({ outcome, final }: Verdict, failure: Failure | null): LegEnd {
  return {
    outcome,
    finalMicros: final?.firstMicros ?? Number.NaN,
    code: failure === null ? (final?.code ?? null) : failure.originCode,
    told: final?.code ?? null,
    changedAt: failure?.changedAt ?? null,
    hop: failure?.hop ? { at: failure.hop.at, certainty: failure.hop.certainty } : null,
    causes: failure?.causes ?? [],
  };
}

/**
 * The leg that decided over another: the last that was begun by the host which that one's INVITE went to last, by more than
 * a guess. Null when none was seen.
 */
export function legBehind<C extends LegCall>(leg: Leg<C>, failure: Failure, endpoints: Endpoints): Leg<C> | null {
  const host = failure.path?.hops.at(-1)?.destination ?? leg.destination;
  return (
    leg.group?.findLast((other) => other !== leg && other.isFurther && endpoints.sameHost(other.source, host)) ?? null
  );
}

/** A failure as it looks with what became of the leg behind it. */
export function withLeg(failure: Failure, verdict: Verdict, leg: Leg, end: LegEnd): Failure {
  const told = verdict.final?.code ?? null;
  const at = failure.path?.hops.at(-1)?.destination ?? leg.source;
  const hop = (
    certainty: DecidingHop['certainty'],
    because: DecidingHop['because'],
    where = at as number | string,
  ) => ({
    at: where,
    certainty,
    because,
    response: failure.path?.final ?? null,
    behind: null,
    location: null,
    leg: { callee: leg.destination, code: end.code },
  });
  // What came from behind only after the caller was told did not decide.
  if (verdict.final !== null && end.finalMicros > verdict.final.firstMicros) return failure;
  if (end.outcome === 'unknown' || end.outcome === 'cancelled') return failure;
  if (end.outcome === 'answered') return { ...failure, hop: hop('certain', 'legAnswered') };
  // A host that told what it was told changed nothing: somebody further on did.
  const passedOn = end.told !== null && end.told === (failure.path?.final?.code ?? told);
  const changedBehind = passedOn && end.changedAt !== null ? end.changedAt : at;
  const sure = leg.link?.confidence === 'certain' ? (end.hop?.certainty ?? 'likely') : 'likely';
  return {
    ...failure,
    originCode: end.code,
    changedAt: end.code === told ? failure.changedAt : (failure.changedAt ?? changedBehind),
    hop:
      end.hop &&
      hop(
        end.hop.certainty === 'at-or-beyond' ? 'at-or-beyond' : sure,
        end.code === null ? 'legSilent' : 'legRefused',
        end.hop.at,
      ),
    causes: rankCauses([...end.causes, ...failure.causes]),
  };
}
