import type { Call } from './call.ts';
import type { Linked } from './chain.ts';
import type { Registration } from './registration.ts';
import type { Transaction } from './transaction.ts';

/** Everything in progress under one Call-ID: usually one call, or one registration, or one other transaction. */
export class CallIdGroup implements Linked<CallIdGroup> {
  /** The next group in the same bucket of `CallIdTable`. */
  previous: CallIdGroup | null = null;
  // What every message asks for stands first, within the reach of one or two looks into memory.
  hash = 0;
  /** Another hash of the Call-ID: with `hash` it stands for the text, which would cost more to compare. */
  check = 0;
  /** The latest call; there is one before it when the Call-ID was used again. */
  lastCall: Call | null = null;
  /** Second of the input's clock at which something was last seen. */
  activeSecond = 0;
  /** Latin-1 text of the Call-ID's bytes: lossless. Empty when nobody will ask. */
  callId = '';
  callCount = 0;
  lastRegistration: Registration | null = null;
  registrationCount = 0;
  /** The latest transaction that belongs to no call and no registration. */
  lastOther: Transaction | null = null;
  otherCount = 0;

  begin(callId: string, hash: number, check: number): void {
    this.previous = null;
    this.callId = callId;
    this.hash = hash;
    this.check = check;
    this.lastCall = null;
    this.callCount = 0;
    this.lastRegistration = null;
    this.registrationCount = 0;
    this.lastOther = null;
    this.otherCount = 0;
    this.activeSecond = 0;
  }
}

/**
 * The groups in progress by Call-ID: a chained hash table. Two Call-IDs are taken for the same when 64 bits of hash
 * are; among a million in progress the chance is one in thirty million. Who forges one could as well repeat it.
 */
export class CallIdTable {
  #buckets = emptyBuckets(4096);
  size = 0;

  find(hash: number, check: number): CallIdGroup | null {
    let group = this.#buckets[hash & (this.#buckets.length - 1)] as CallIdGroup | null;
    while (group !== null && !(group.hash === hash && group.check === check)) group = group.previous;
    return group;
  }

  add(group: CallIdGroup): void {
    // Half empty: a second group in a bucket is another look into memory.
    if (2 * this.size >= this.#buckets.length) this.#grow();
    const at = group.hash & (this.#buckets.length - 1);
    group.previous = this.#buckets[at] ?? null;
    this.#buckets[at] = group;
    this.size++;
  }

  remove(group: CallIdGroup): void {
    const at = group.hash & (this.#buckets.length - 1);
    let before: CallIdGroup | null = null;
    for (let g = this.#buckets[at] ?? null; g !== null; before = g, g = g.previous) {
      if (g !== group) continue;
      if (before) before.previous = g.previous;
      else this.#buckets[at] = g.previous;
      this.size--;
      return;
    }
  }

  #grow(): void {
    const old = this.#buckets;
    this.#buckets = emptyBuckets(old.length * 2);
    const mask = this.#buckets.length - 1;
    for (const first of old) {
      let group = first;
      while (group !== null) {
        const { previous } = group;
        group.previous = this.#buckets[group.hash & mask] ?? null;
        this.#buckets[group.hash & mask] = group;
        group = previous;
      }
    }
  }
}

function emptyBuckets(length: number): (CallIdGroup | null)[] {
  return Array.from({ length }, () => null);
}
