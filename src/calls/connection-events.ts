import type { TcpEvent } from '../transport-event.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { Call } from './call.ts';
import type { Transaction } from './transaction.ts';

/** Events kept of each kind; a scan makes as many as it likes. */
const MOST_EVENTS = 4096;
/** What a proxy says when it cannot send a request on: transport errors, its timers, no target left (RFC 3261 16.7, 16.9; 430: RFC 5626). */
const CANNOT_SEND: ReadonlySet<number> = new Set([408, 430, 476, 477, 478, 480, 500, 502, 503, 504]);
/** The connection is asked for at once, and what comes of it is told at once, or when a timer for the response runs out. */
const AT_ONCE_MICROS = 1e6;
const SOON_MICROS = 2e6;
/** 64*T1, and a little. */
const TIMER_MICROS = 35e6;

/** What TCP said of connections, for the calls that it concerns: it is asked when they end. */
export class ConnectionEvents {
  readonly #endpoints: Endpoints;
  /** Connections that did not come about, by the host that asked for them. */
  readonly #failed = new Map<string, TcpEvent[]>();
  #failedCount = 0;
  /** Connections that were cut off, by both ends. */
  readonly #resets = new Map<number, TcpEvent[]>();
  #resetCount = 0;
  readonly #most: number;
  /** Events that found no room. */
  overflow = 0;

  /** @param most events of each kind */
  constructor(endpoints: Endpoints, most = MOST_EVENTS) {
    this.#endpoints = endpoints;
    this.#most = most;
  }

  add(event: TcpEvent): void {
    const { reason, source, destination } = event;
    if (reason === 'accepted') return;
    if (reason === 'reset') {
      if (this.#resetCount++ < this.#most) append(this.#resets, pairOf(source, destination), event);
      else this.overflow++;
    } else if (this.#failedCount++ < this.#most) append(this.#failed, this.#endpoints.host(source) ?? '?', event);
    else this.overflow++;
  }

  /** Adds to a call that has ended what is about it. */
  tell(call: Call): void {
    if (this.#failed.size > 0) this.#tellFailed(call);
    if (this.#resets.size > 0) this.#tellResets(call);
  }

  /**
   * No message of the call is on the connection that did not come about. It is told by who took the INVITE, asked for the
   * connection then, sent the INVITE nowhere, and refused.
   */
  #tellFailed(call: Call): void {
    for (let t = call.lastInvite; t !== null; t = t.previous) {
      const { final } = t;
      if (t.requests === 0 || final === undefined || !CANNOT_SEND.has(final.code)) continue;
      const events = this.#failed.get(this.#endpoints.host(t.destination) ?? '');
      if (events === undefined || this.#wasPassedOn(call, t)) continue;
      const event = nearest(events, t, final.firstMicros);
      if (event !== null) call.addTransportEvent(event);
    }
  }

  /** Whether it went on from there, as the same call or as a leg of its own. */
  #wasPassedOn(call: Call, { destination }: Transaction): boolean {
    for (let t = call.lastInvite; t !== null; t = t.previous)
      if (this.#endpoints.sameHost(t.source, destination)) return true;
    const { leg } = call;
    return leg?.group?.some((other) => other !== leg && this.#endpoints.sameHost(other.source, destination)) ?? false;
  }

  #tellResets(call: Call): void {
    const told = new Set<TcpEvent>();
    for (const first of [call.lastInvite, call.lastInDialog])
      for (let t = first; t !== null; t = t.previous)
        for (const event of this.#resets.get(pairOf(t.source, t.destination)) ?? [])
          if (!told.has(event) && isInProgress(call, event.timeMicros) && !isUsedAfter(call, event)) {
            told.add(event);
            call.addTransportEvent(event);
          }
  }
}

/** The attempt to connect that was made for a request: the first after it, else one that was under way. */
function nearest(events: readonly TcpEvent[], invite: Transaction, finalMicros: number): TcpEvent | null {
  let best: TcpEvent | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const event of events) {
    const { reason, firstMicros, timeMicros } = event;
    const after = firstMicros - invite.firstMicros;
    const before = finalMicros - timeMicros;
    const isOurs =
      reason === 'refused'
        ? after >= 0 && before >= 0 && (before <= SOON_MICROS || (after <= AT_ONCE_MICROS && before <= TIMER_MICROS))
        : firstMicros <= finalMicros && timeMicros >= invite.firstMicros && after <= TIMER_MICROS;
    const distance = after >= 0 ? after : TIMER_MICROS - after;
    if (isOurs && distance < least) [best, least] = [event, distance];
  }
  return best;
}

/** Whether a call was being set up, or was up, at a time. */
function isInProgress(call: Call, micros: number): boolean {
  let isUp = false;
  for (let t = call.lastInvite; t !== null; t = t.previous) {
    if (!(t.firstMicros < micros)) continue;
    const { final } = t;
    if (t.requests > 0 && (final === undefined || final.firstMicros > micros)) return true;
    for (let r = t.lastResponse; r !== null; r = r.previous)
      if (r.code >= 200 && r.code < 300 && r.firstMicros < micros) isUp = true;
  }
  return isUp && !(call.byeSeen && !(call.byeMicros > micros));
}

/** Whether messages of the call went over the connection after that: then it was not cut off. */
function isUsedAfter(call: Call, { source, destination, timeMicros }: TcpEvent): boolean {
  const pair = pairOf(source, destination);
  for (const first of [call.lastInvite, call.lastInDialog])
    for (let t = first; t !== null; t = t.previous)
      if (pairOf(t.source, t.destination) === pair && t.lastMicros > timeMicros) return true;
  return false;
}

/** Two endpoint ids, whichever comes first: they are less than 2^20. */
function pairOf(one: number, other: number): number {
  return one < other ? one * 0x100000 + other : other * 0x100000 + one;
}

function append<K>(map: Map<K, TcpEvent[]>, key: K, event: TcpEvent): void {
  const known = map.get(key);
  if (known === undefined) map.set(key, [event]);
  else known.push(event);
}
