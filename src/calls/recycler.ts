import type { LogEvent } from '../log-event.ts';
import type { Payload } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import { CallIdGroup } from './call-id-group.ts';
import { Call } from './call.ts';
import { MessageStore } from './message-store.ts';
import { Registration } from './registration.ts';
import { ResponseSighting } from './response-sighting.ts';
import { Transaction } from './transaction.ts';

/**
 * Makes the records of calls in progress, out of those of calls that have ended. They live just long enough for the
 * garbage collector to copy each of them twice and then to search the old generation for them: a fifth of the run.
 */
export class Recycler {
  readonly #groups = new Pool(() => new CallIdGroup());
  readonly #calls = new Pool(() => new Call());
  readonly #registrations = new Pool(() => new Registration());
  readonly #transactions = new Pool(() => new Transaction());
  readonly #sightings = new Pool(() => new ResponseSighting());
  /** Bytes of their messages, freed with them. */
  readonly store: MessageStore;

  constructor(store = new MessageStore()) {
    this.store = store;
  }

  group(callId: string, hash: number, check: number): CallIdGroup {
    const group = this.#groups.take();
    group.begin(callId, hash, check);
    return group;
  }

  call(callId: string, message: Message, payload: Payload, sequence: number): Call {
    const call = this.#calls.take();
    call.begin(callId, message, payload, sequence);
    return call;
  }

  registration(sequence: number): Registration {
    const registration = this.#registrations.take();
    registration.begin(sequence);
    return registration;
  }

  transaction(message: Message, payload: Payload): Transaction {
    const transaction = this.#transactions.take();
    transaction.begin(message, payload);
    return transaction;
  }

  /** A call, an INVITE, and its response, of which nothing but an accounting line is known. */
  accountedCall(callId: string, callerTag: number, event: LogEvent, sequence: number): Call {
    const call = this.#calls.take();
    call.beginAccounted(callId, callerTag, event, sequence);
    return call;
  }

  accountedTransaction(event: LogEvent, viaCount: number): Transaction {
    const transaction = this.#transactions.take();
    transaction.beginAccounted(event, viaCount);
    return transaction;
  }

  accountedSighting(event: LogEvent, phrase: number): ResponseSighting {
    const sighting = this.#sightings.take();
    sighting.beginAccounted(event, phrase);
    return sighting;
  }

  sighting(message: Message, payload: Payload, phrase: number, signature: number): ResponseSighting {
    const sighting = this.#sightings.take();
    sighting.begin(message, payload, phrase, signature);
    return sighting;
  }

  /** Takes back a group that was handed on, with all that hangs on it: nobody may hold any of it any more. */
  release(group: CallIdGroup): void {
    for (let call = group.lastCall; call !== null;) {
      const { previous } = call;
      this.#releaseTransactions(call.lastInvite);
      this.#releaseTransactions(call.lastInDialog);
      this.#calls.give(call);
      call = previous;
    }
    for (let registration = group.lastRegistration; registration !== null;) {
      const { previous } = registration;
      this.#releaseTransactions(registration.lastTransaction);
      this.#registrations.give(registration);
      registration = previous;
    }
    this.#releaseTransactions(group.lastOther);
    this.#groups.give(group);
  }

  #releaseTransactions(last: Transaction | null): void {
    for (let transaction = last; transaction !== null;) {
      const { previous } = transaction;
      for (let sighting = transaction.lastResponse; sighting !== null;) {
        const before = sighting.previous;
        this.store.free(sighting.kept);
        this.#sightings.give(sighting);
        sighting = before;
      }
      this.store.free(transaction.kept);
      this.#transactions.give(transaction);
      transaction = previous;
    }
  }
}

/** Records nobody holds. An array, not a chain: code shared by so many classes would look up every `previous` by name. */
class Pool<T> {
  readonly #free: T[] = [];
  readonly #make: () => T;

  constructor(make: () => T) {
    this.#make = make;
    // V8 tells an array that never held an object from one that does: what is compiled before the first call ends would
    // have to be compiled again.
    this.#free.push(make());
  }

  take(): T {
    return this.#free.pop() ?? this.#make();
  }

  give(item: T): void {
    this.#free.push(item);
  }
}
