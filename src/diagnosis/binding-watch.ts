import type { Registration } from '../calls/registration.ts';
import type { Transaction } from '../calls/transaction.ts';
import type { Activity } from './activity.ts';
import { partyOf } from './party.ts';
import type { Place } from './place.ts';
import type { OpenGap, RegistrationGaps } from './registration-gaps.ts';
import type { RegistrationVerdict } from './registration-outcome.ts';

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

/** Written over at each refresh: so many registrations would otherwise leave as many records behind. */
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
  /** Where the REGISTER stands. */
  input: number;
  position: number;
  isLine: boolean;
  owner: Owner;
}

/** Remembers when each address of record was bound last, and until when: a phone refreshes with attempts that are apart. */
export class BindingWatch<Owner> {
  readonly #watched = new Map<number, Watched<Owner>>();
  readonly #activity: Activity;
  readonly #gaps: RegistrationGaps | null;
  /** When the last binding of an address was removed, if none was made since. */
  readonly #removed = new Map<number, number>();
  readonly #most: number;
  /** Registrations that found no room. */
  overflow = 0;

  constructor(activity: Activity, most = MOST_WATCHED, gaps: RegistrationGaps | null = null) {
    this.#activity = activity;
    this.#gaps = gaps;
    this.#most = most;
  }

  /** @param owner who is told when this binding runs out @returns null when there is nothing to tell */
  see(registration: Registration, { outcome }: RegistrationVerdict, owner: Owner): BindingFacts | null {
    const { aorHash, granted, contactHash } = registration;
    const known = this.#watched.get(aorHash);
    if (outcome === 'removed') this.#remove(registration);
    if (outcome !== 'ok') {
      if (known !== undefined && (outcome === 'failed' || outcome === 'timeout')) known.failed++;
      return null;
    }
    const last = lastOnPhoneHop(registration);
    const grantedMicros = last?.final?.firstMicros ?? Number.NaN;
    // Without a Contact it only asks what is bound (RFC 3261 10.2.3).
    if (last === null || granted === 0 || contactHash === 0 || aorHash === 0 || Number.isNaN(grantedMicros))
      return null;
    this.#restore(aorHash, grantedMicros);
    if (known !== undefined) return this.#renew(known, registration, last, grantedMicros, owner);
    if (this.#watched.size < this.#most)
      this.#watched.set(aorHash, {
        aor: registration.to === null ? null : partyOf(registration.to).uri,
        granted,
        grantedMicros,
        expiresMicros: grantedMicros + granted * 1e6,
        failed: 0,
        contactHash,
        callIdHash: registration.callIdHash,
        otherContactHash: 0,
        otherCallIdHash: 0,
        returns: 0,
        input: last.input,
        position: last.position,
        isLine: registration.positionIsLine,
        owner,
      });
    else this.overflow++;
    return null;
  }

  /** Every gap that lasts still. @param isOpen whether another attempt of the address is in progress, which may have ended it */
  openGaps(nowMicros: number, isOpen: (aorHash: number) => boolean): OpenGap[] {
    const gaps: OpenGap[] = [];
    for (const [aorHash, { expiresMicros }] of this.#watched)
      if (nowMicros > expiresMicros && !isOpen(aorHash)) gaps.push({ aorHash, fromMicros: expiresMicros });
    for (const [aorHash, fromMicros] of this.#removed) if (!isOpen(aorHash)) gaps.push({ aorHash, fromMicros });
    return gaps;
  }

  /** Other devices of the address may be bound still: the answer lists them. */
  #remove(registration: Registration): void {
    const { aorHash, bindings } = registration;
    this.#watched.delete(aorHash);
    const micros = lastOnPhoneHop(registration)?.final?.firstMicros ?? Number.NaN;
    if (bindings === 0 && !Number.isNaN(micros) && this.#removed.size < this.#most) this.#removed.set(aorHash, micros);
  }

  #restore(aorHash: number, grantedMicros: number): void {
    const removedMicros = this.#removed.get(aorHash);
    if (removedMicros === undefined || grantedMicros <= removedMicros) return;
    this.#removed.delete(aorHash);
    this.#gaps?.gap(aorHash, removedMicros, grantedMicros);
  }

  /** The addresses whose last binding has run out. @param isOpen as for `openGaps` */
  *over(nowMicros: number, isOpen: (aorHash: number) => boolean): Iterable<{ facts: BindingFacts; owner: Owner }> {
    for (const [aorHash, watched] of this.#watched) {
      if (isOpen(aorHash)) continue;
      const lapsedMicros = nowMicros - watched.expiresMicros;
      // It goes on well beyond: a refresh may come late, and more so of a long binding.
      if (!(lapsedMicros > Math.max(2 * LATE_MICROS, (watched.granted * 1e6) / 4))) continue;
      yield { facts: this.#facts(watched, lapsedMicros, true), owner: watched.owner };
    }
  }

  /** @returns what was peculiar about it */
  #renew(
    known: Watched<Owner>,
    registration: Registration,
    last: Transaction,
    grantedMicros: number,
    owner: Owner,
  ): BindingFacts | null {
    const { granted } = registration;
    const expiresMicros = grantedMicros + granted * 1e6;
    // Attempts are handed on when nothing more is expected of them, which need not be in order.
    if (grantedMicros <= known.grantedMicros) {
      if (expiresMicros > known.expiresMicros) known.expiresMicros = expiresMicros;
      return null;
    }
    const lapsedMicros = grantedMicros - known.expiresMicros;
    if (lapsedMicros > 0) this.#gaps?.gap(registration.aorHash, known.expiresMicros, grantedMicros);
    const late = lapsedMicros > LATE_MICROS ? this.#facts(known, lapsedMicros, false) : null;
    const { returns } = known;
    changeContact(known, registration, grantedMicros);
    known.failed = 0;
    known.grantedMicros = grantedMicros;
    if (expiresMicros >= known.expiresMicros) {
      known.expiresMicros = expiresMicros;
      known.granted = granted;
      known.input = last.input;
      known.position = last.position;
      known.isLine = registration.positionIsLine;
      known.owner = owner;
    }
    return late ?? (known.returns > returns ? this.#facts(known, 0, false) : null);
  }

  #facts(watched: Watched<Owner>, lapsedMicros: number, isOver: boolean): BindingFacts {
    const { aor, granted, grantedMicros, expiresMicros, failed, callIdHash, otherCallIdHash } = watched;
    const { input, position, isLine } = watched;
    return {
      aor,
      granted,
      lapsedMicros,
      expiredMicros: expiresMicros,
      failed,
      isWatched:
        this.#activity.wasAfter(grantedMicros + (granted * 1e6) / 2, expiresMicros) &&
        this.#activity.wasAfter(expiresMicros, expiresMicros + lapsedMicros),
      isOver,
      returns: lapsedMicros > 0 ? 0 : watched.returns,
      isOfTwo: callIdHash !== otherCallIdHash,
      place: { input, position, isLine },
    };
  }
}

function lastOnPhoneHop({ lastTransaction }: Registration): Transaction | null {
  for (let t = lastTransaction; t !== null; t = t.previous) if (!t.furtherHop) return t;
  return null;
}

/** Counts how often the only Contact comes back that another had taken the place of while it was still valid. */
function changeContact(known: Watched<unknown>, registration: Registration, grantedMicros: number): void {
  const { contactHash, callIdHash, bindings } = registration;
  if (bindings !== 1 || grantedMicros > known.expiresMicros) {
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
