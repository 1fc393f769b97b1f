import type { ResponseSighting } from '../calls/response-sighting.ts';
import type { Transaction } from '../calls/transaction.ts';
import { METHOD } from '../sip/methods.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { timerFired } from './timer-f.ts';

/** Pairs of who asks and who is asked; further ones are not watched. */
const MOST_PAIRS = 4096;
/** Answers kept of one pair until they are in order: they come as their transactions end. */
const MOST_PENDING = 128;
/** So many times without an answer in between it is no accident. */
const TELLING = 3;

/** A peer that answered no OPTIONS for a time. */
export interface PeerOutage {
  /** As people write it. */
  readonly peer: string;
  /** The first and the last that failed; when it answered again, NaN when it did not. */
  readonly fromMicros: number;
  readonly lastMicros: number;
  readonly backMicros: number;
  readonly failed: number;
  /** Whether it ever answered this asker: one that never did may do so by policy. */
  readonly wasAlive: boolean;
}

/** Whether a peer is up as its neighbours see it, who ask by OPTIONS (RFC 3261 11): any answer but 408 and 503 means that it lives. */
export class PeerWatch {
  readonly #pairs = new Map<string, Pair>();
  readonly #endpoints: Endpoints;
  /** OPTIONS to pairs that found no room. */
  overflow = 0;

  constructor(endpoints: Endpoints) {
    this.#endpoints = endpoints;
  }

  add(transaction: Transaction, nowMicros: number): void {
    const { method, requests, furtherHop, firstMicros, source, destination } = transaction;
    if (method !== METHOD.OPTIONS || requests === 0 || furtherHop || Number.isNaN(firstMicros)) return;
    const isAlive = livesBy(transaction, nowMicros);
    if (isAlive === null) return;
    const asked = this.#endpoints.text(destination);
    if (asked === null) return;
    // Without the port of who asks, which may be another each time.
    const key = `${this.#endpoints.host(source) ?? ''} ${asked}`;
    let pair = this.#pairs.get(key);
    if (pair === undefined) {
      if (this.#pairs.size >= MOST_PAIRS) {
        this.overflow++;
        return;
      }
      this.#pairs.set(key, (pair = new Pair(asked.replace(/:5060$/, ''))));
    }
    pair.add(firstMicros, isAlive);
  }

  /** The longest outage of each peer that had one, most failures first. */
  outages(): PeerOutage[] {
    const byPeer = new Map<string, PeerOutage>();
    for (const pair of this.#pairs.values()) {
      const outage = pair.copy().outage();
      const known = outage === null ? undefined : byPeer.get(outage.peer);
      if (outage !== null && (known === undefined || outage.failed > known.failed)) byPeer.set(outage.peer, outage);
    }
    return [...byPeer.values()].sort((a, b) => b.failed - a.failed || (a.peer < b.peer ? -1 : 1));
  }
}

/** Null when its end was not seen. */
function livesBy(transaction: Transaction, nowMicros: number): boolean | null {
  if (transaction.lastResponse === null) return timerFired(transaction, nowMicros) ? false : null;
  for (let r: ResponseSighting | null = transaction.lastResponse; r !== null; r = r.previous)
    if (r.code !== 408 && r.code !== 503) return true;
  return false;
}

class Pair {
  readonly #peer: string;
  /** Times, those of failures negative. */
  #pending: number[] = [];
  #aliveMicros = Number.NaN;
  #fromMicros = Number.NaN;
  #lastMicros = Number.NaN;
  #failed = 0;
  #worst: Omit<PeerOutage, 'peer' | 'wasAlive'> | null = null;

  constructor(peer: string) {
    this.#peer = peer;
  }

  add(micros: number, isAlive: boolean): void {
    // A peer that is up answers every time: only what is needed to order its failures is kept.
    this.#pending.push(isAlive ? micros : -micros);
    if (this.#pending.length >= MOST_PENDING) this.#settle(MOST_PENDING / 2);
  }

  /** What is asked may not change what is told later. */
  copy(): Pair {
    const copy = new Pair(this.#peer);
    copy.#pending = [...this.#pending];
    copy.#aliveMicros = this.#aliveMicros;
    copy.#fromMicros = this.#fromMicros;
    copy.#lastMicros = this.#lastMicros;
    copy.#failed = this.#failed;
    copy.#worst = this.#worst;
    return copy;
  }

  /** The worst; nothing can be added afterwards. */
  outage(): PeerOutage | null {
    this.#settle(this.#pending.length);
    this.#close(Number.NaN);
    const worst = this.#worst;
    return worst === null ? null : { peer: this.#peer, wasAlive: !Number.isNaN(this.#aliveMicros), ...worst };
  }

  #settle(count: number): void {
    this.#pending.sort((a, b) => Math.abs(a) - Math.abs(b));
    for (const time of this.#pending.splice(0, count)) {
      if (time > 0) {
        this.#close(time);
        this.#aliveMicros = time;
        continue;
      }
      if (this.#failed === 0) this.#fromMicros = -time;
      this.#lastMicros = -time;
      this.#failed++;
    }
  }

  #close(backMicros: number): void {
    const failed = this.#failed;
    this.#failed = 0;
    if (failed < TELLING || failed <= (this.#worst?.failed ?? 0)) return;
    this.#worst = { fromMicros: this.#fromMicros, lastMicros: this.#lastMicros, backMicros, failed };
  }
}
