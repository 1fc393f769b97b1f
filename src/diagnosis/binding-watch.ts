import type { Registration } from '../calls/registration.ts';
import type { Activity } from './activity.ts';
import { partyOf } from './party.ts';
import type { Place } from './place.ts';
import { phoneHop, type RegistrationVerdict } from './registration-outcome.ts';

/** Addresses of record watched at once; further ones are not. */
const MOST_WATCHED = 1 << 15;
/** Refreshed so late it is not late by the network, or by the order in which attempts are handed on: 64*T1. */
const LATE_MICROS = 32e6;

/** What an attempt to register shows of the bindings of its address, with those before it (RFC 3261 10.3). */
export interface BindingFacts {
  readonly aor: string | null;
  /** Seconds that the registrar had granted. */
  readonly granted: number;
  /** How long the address was, or is, without a binding; 0 when it was not. */
  readonly lapsedMicros: number;
  /** When its last binding ran out. */
  readonly expiredMicros: number;
  /** Attempts since the last that worked. */
  readonly failed: number;
  /** Others were seen before and after it ran out: the capture has no gap there. */
  readonly isWatched: boolean;
  /** The input ended without another binding. */
  readonly isOver: boolean;
  /** How often the one Contact changed back to the one before it. */
  readonly returns: number;
  /** Two devices take turns, by their Call-IDs. */
  readonly isOfTwo: boolean;
  /** The REGISTER of the last binding. */
  readonly place: Place;
}

interface Watched<Owner> {
  aor: string | null;
  granted: number;
  grantedMicros: number;
  expiresMicros: number;
  failed: number;
  contactHash: number;
  callIdHash: number;
  otherContactHash: number;
  otherCallIdHash: number;
  returns: number;
  place: Place;
  owner: Owner;
}

/** Remembers when each address of record was bound last, and until when: a phone refreshes with attempts that are apart. */
export class BindingWatch<Owner> {
  readonly #watched = new Map<number, Watched<Owner>>();
  readonly #activity: Activity;
  readonly #most: number;
  /** Registrations that found no room. */
  overflow = 0;

  constructor(activity: Activity, most = MOST_WATCHED) {
    this.#activity = activity;
    this.#most = most;
  }

  /** @param owner who is told when this binding runs out @returns null when there is nothing to tell */
  see(registration: Registration, { outcome }: RegistrationVerdict, owner: Owner): BindingFacts | null {
    const { aorHash } = registration;
    const known = this.#watched.get(aorHash);
    if (outcome === 'removed') this.#watched.delete(aorHash);
    if (outcome !== 'ok') {
      if (known !== undefined && (outcome === 'failed' || outcome === 'timeout')) known.failed++;
      return null;
    }
    const bound = boundBy(registration, owner);
    if (bound === null) return null;
    if (known === undefined) {
      if (this.#watched.size < this.#most) this.#watched.set(aorHash, bound);
      else this.overflow++;
      return null;
    }
    return renew(known, bound, registration.bindings, this.#activity);
  }

  /** The addresses whose last binding ran out before the end of the input. */
  *over(nowMicros: number): Iterable<{ facts: BindingFacts; owner: Owner }> {
    for (const watched of this.#watched.values()) {
      const lapsedMicros = nowMicros - watched.expiresMicros;
      // It goes on well beyond: a refresh may come late, and more so of a long binding.
      if (!(lapsedMicros > Math.max(2 * LATE_MICROS, (watched.granted * 1e6) / 4))) continue;
      yield { facts: factsOf(watched, this.#activity, { lapsedMicros, isOver: true }), owner: watched.owner };
    }
  }
}

/** What a registration that worked binds; null when that is not known. */
function boundBy<Owner>(registration: Registration, owner: Owner): Watched<Owner> | null {
  const { granted, contactHash, callIdHash, aorHash, positionIsLine: isLine } = registration;
  const last = phoneHop(registration).at(-1);
  const grantedMicros = last?.final?.firstMicros ?? Number.NaN;
  if (last === undefined || granted === 0 || contactHash === 0 || aorHash === 0 || Number.isNaN(grantedMicros))
    return null;
  return {
    aor: registration.to === null ? null : partyOf(registration.to).uri,
    granted,
    grantedMicros,
    expiresMicros: grantedMicros + granted * 1e6,
    failed: 0,
    contactHash,
    callIdHash,
    otherContactHash: 0,
    otherCallIdHash: 0,
    returns: 0,
    place: { input: last.input, position: last.position, isLine },
    owner,
  };
}

/** @param bindings how many the registrar lists now @returns what was peculiar about it */
function renew<Owner>(
  known: Watched<Owner>,
  bound: Watched<Owner>,
  bindings: number,
  activity: Activity,
): BindingFacts | null {
  // Attempts are handed on when nothing more is expected of them, which need not be in order.
  if (bound.grantedMicros <= known.grantedMicros) {
    known.expiresMicros = Math.max(known.expiresMicros, bound.expiresMicros);
    return null;
  }
  const lapsedMicros = bound.grantedMicros - known.expiresMicros;
  const isLate = lapsedMicros > LATE_MICROS;
  const before = { ...known };
  const { returns } = known;
  changeContact(known, bound, bindings);
  known.failed = 0;
  known.grantedMicros = bound.grantedMicros;
  if (bound.expiresMicros >= known.expiresMicros) {
    const { expiresMicros, granted, place, owner } = bound;
    Object.assign(known, { expiresMicros, granted, place, owner });
  }
  if (isLate) return factsOf(before, activity, { lapsedMicros, isOver: false, returns: 0 });
  return known.returns > returns ? factsOf(known, activity, { lapsedMicros: 0, isOver: false }) : null;
}

/** Counts how often the only Contact comes back that another had taken the place of while it was still valid. */
function changeContact<Owner>(known: Watched<Owner>, bound: Watched<Owner>, bindings: number): void {
  const { contactHash, callIdHash } = bound;
  if (bindings !== 1 || bound.grantedMicros > known.expiresMicros) {
    known.otherContactHash = 0;
    known.returns = 0;
  } else if (contactHash !== known.contactHash) {
    known.returns = contactHash === known.otherContactHash ? known.returns + 1 : 0;
    known.otherContactHash = known.contactHash;
    known.otherCallIdHash = known.callIdHash;
  }
  known.contactHash = contactHash;
  known.callIdHash = callIdHash;
}

function factsOf(
  watched: Watched<unknown>,
  activity: Activity,
  more: Pick<BindingFacts, 'lapsedMicros' | 'isOver'> & { returns?: number },
): BindingFacts {
  const { aor, granted, grantedMicros, expiresMicros, failed, returns, callIdHash, otherCallIdHash, place } = watched;
  const isWatched =
    activity.wasAfter(grantedMicros + (granted * 1e6) / 2, expiresMicros) &&
    activity.wasAfter(expiresMicros, expiresMicros + more.lapsedMicros);
  const isOfTwo = callIdHash !== otherCallIdHash;
  return { aor, granted, expiredMicros: expiresMicros, failed, returns, isOfTwo, place, isWatched, ...more };
}
