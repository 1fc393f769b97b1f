import type { Message } from '../sip/message.ts';
import { soughtHeader } from '../sip/header-names.ts';
import { isupCauseOf } from '../sip/isup.ts';
import { METHOD } from '../sip/methods.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { bodyShape, mediaHash } from './body-shape.ts';
import type { Call } from './call.ts';
import { freeMessages, freeTransaction, isSmoothlySetUp } from './kept-messages.ts';
import type { MessageStore } from './message-store.ts';
import { namesPrivateHost } from './private-host.ts';
import { reasonsOf } from './reason-of.ts';
import type { ResponseSighting } from './response-sighting.ts';
import { readSessionTimer } from './session-timer.ts';
import type { Transaction } from './transaction.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const { INVITE, ACK, BYE } = METHOD;
/** Refusals that are the callee's or the caller's decision. */
const DECIDED_BY_USER: ReadonlySet<number> = new Set([486, 487, 600]);
/** Normal clearing (Q.850). */
const NORMAL = 16;

/**
 * Keeps the messages that rules may ask for: of a call that is being set up, and of one that was not set up smoothly. When
 * the ACK shows that all went well they are dropped; the few things that may still be peculiar about such a call are seen
 * as its messages come.
 */
export class EvidenceKeeper {
  readonly #store: MessageStore;
  readonly #endpoints: Endpoints;

  constructor(store: MessageStore, endpoints: Endpoints) {
    this.#store = store;
    this.#endpoints = endpoints;
  }

  /** A request seen for the first time on its path. @param isInitial an INVITE without To-tag */
  request(call: Call, transaction: Transaction, message: Message, isInitial: boolean): void {
    if (message.cut) call.isCut = true;
    if (message.method === ACK) {
      this.#ack(call, transaction, message);
      return;
    }
    if (isInitial) {
      const { streams } = bodyShape(message);
      call.offeredStreams = streams;
      if (this.#isFromOutside(transaction.source) && namesPrivateHost(message)) call.isPeculiar = true;
    } else if (message.method === BYE && isPlainBye(message)) return;
    transaction.kept = this.#keep(message);
  }

  /** A response seen for the first time in its transaction. */
  response(call: Call, transaction: Transaction, response: ResponseSighting, message: Message): void {
    if (message.cut) call.isCut = true;
    const { code } = response;
    // A 100 comes from the next hop alone, and a 200 to BYE or CANCEL says no more than its code.
    if (code === 100 || (code >= 200 && code < 300 && (transaction.method !== INVITE || call.isSettled))) return;
    if (transaction.method === INVITE && !call.isSettled && code < 300) this.#lookAtAnswer(call, transaction, message);
    if (code < 200 && isBareProgress(message)) return;
    response.kept = this.#keep(message);
  }

  /** A message that its transaction had seen before. A 2xx that is sent again tells that something went wrong after the call was settled. */
  again(call: Call, transaction: Transaction, message: Message): void {
    if (!call.isSettled) return;
    if (message.isRequest) {
      if (message.method === ACK && transaction.kept === 0 && isAnswerSentAgain(call))
        transaction.kept = this.#keep(message);
    } else if (transaction.method === INVITE && message.statusCode >= 200 && message.statusCode < 300) {
      const response = transaction.find(message.statusCode, message.toTagHash, 0);
      if (response !== null && response.kept === 0) response.kept = this.#keep(message);
    }
  }

  #keep({ bytes, start, end }: Message): number {
    return this.#store.keep(bytes, start, end);
  }

  #ack(call: Call, transaction: Transaction, message: Message): void {
    // The ACK of a refusal has the branch of its INVITE (RFC 3261 17.1.1.3).
    for (let t = call.lastInvite; t !== null; t = t.previous)
      if (t.branchHash === transaction.branchHash) {
        this.#refused(t);
        return;
      }
    if (call.offeredStreams === 0 && bodyShape(message).streams === 0) call.isPeculiar = true;
    if (!call.isSettled && isSmoothlySetUp(call)) {
      freeMessages(call, this.#store);
      call.isSettled = true;
    } else if (!call.isSettled || isAnswerSentAgain(call)) transaction.kept = this.#keep(message);
  }

  /** A user's refusal needs no explanation from the INVITE and what came before. */
  #refused(invite: Transaction): void {
    const last = invite.lastResponse;
    if (last === null || !DECIDED_BY_USER.has(last.code)) return;
    const { kept } = last;
    last.kept = 0;
    freeTransaction(invite, this.#store);
    last.kept = kept;
  }

  /** What may be wrong with the 18x and 200 of a call that is answered all the same. */
  #lookAtAnswer(call: Call, transaction: Transaction, message: Message): void {
    const { statusCode, bodyStart, end, toTagHash } = message;
    if (statusCode >= 200) readSessionTimer(call, message);
    if (call.isPeculiar) return;
    // A STIR reason (RFC 9410): in a 2xx, or in an 18x before it.
    if (message.hasReason) {
      call.isPeculiar = true;
      return;
    }
    const hasBody = bodyStart >= 0 && bodyStart < end;
    if (statusCode < 200) {
      if (hasBody && hasEarlyMediaOfOther(transaction, toTagHash)) call.isPeculiar = true;
      return;
    }
    if (hasBody) {
      const { streams, isRefused } = bodyShape(message);
      if (isRefused || (call.offeredStreams > 0 && streams !== call.offeredStreams)) call.isPeculiar = true;
      else if (this.#changesMedia(transaction, toTagHash, message)) call.isPeculiar = true;
    } else if (call.offeredStreams > 0) call.isPeculiar = true;
    if (this.#isFromOutside(transaction.destination) && namesPrivateHost(message)) call.isPeculiar = true;
  }

  /** Whether an 18x of the same dialog described other media. */
  #changesMedia(transaction: Transaction, toTagHash: number, { bytes, bodyStart, end }: Message): boolean {
    for (let r = transaction.lastResponse; r !== null; r = r.previous) {
      if (r.code <= 100 || r.code >= 200 || r.toTagHash !== toTagHash || r.kept === 0 || r.signature === 0) continue;
      const early = this.#store.read(r.kept);
      if (mediaHash(early, 0, early.length) !== mediaHash(bytes, bodyStart, end)) return true;
    }
    return false;
  }

  #isFromOutside(endpoint: number): boolean {
    return this.#endpoints.isGlobal(endpoint);
  }
}

/** Whether an 18x of another dialog carried a body too. */
function hasEarlyMediaOfOther(transaction: Transaction, toTagHash: number): boolean {
  for (let r = transaction.lastResponse; r !== null; r = r.previous)
    if (r.code > 100 && r.code < 200 && r.signature !== 0 && r.toTagHash !== toTagHash) return true;
  return false;
}

const PROGRESS_HEADERS = ['Require'].map((name) => soughtHeader(name));

/** An 18x that only says that it rings: no session description, no cause, no PRACK asked for. */
function isBareProgress(message: Message): boolean {
  const hasBody = message.bodyStart >= 0 && message.bodyStart < message.end;
  return !hasBody && !message.hasReason && !message.hasAny(PROGRESS_HEADERS);
}

/** Whether the 2xx of a call came again. */
function isAnswerSentAgain({ lastInvite }: Call): boolean {
  for (let t = lastInvite; t !== null; t = t.previous)
    for (let r = t.lastResponse; r !== null; r = r.previous)
      if (r.retransmissions > 0 && r.code >= 200 && r.code < 300) return true;
  return false;
}

/** A timer, whatever the cause's number says. */
const TIMED_OUT = /time|expir|inactiv|no[\s_-]/i;

/** A BYE that gives no reason, or that of a normal end. */
function isPlainBye(message: Message): boolean {
  if (!message.hasReason) return (isupCauseOf(message)?.cause ?? NORMAL) === NORMAL;
  return reasonsOf(message).every(
    ({ protocol, cause, text }) =>
      protocol.toUpperCase() === 'Q.850' && cause === NORMAL && (text === null || !TIMED_OUT.test(text)),
  );
}
