import type { LogEvent } from '../log-event.ts';
import type { Payload } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import type { TransportEvent } from '../transport-event.ts';
import { fractionOf, microsOf, secondOf } from '../util/time.ts';
import { inOrder, takeOldest, type Linked } from './chain.ts';
import type { Leg } from './legs/leg.ts';
import type { ResponseSighting } from './response-sighting.ts';
import type { Transaction } from './transaction.ts';

/** Transactions kept of each kind; beyond, the oldest of the dialog's are folded into `shed`. */
const MAX_INVITES = 64;
const MAX_IN_DIALOG = 24;

/** Log lines kept with a call, and inputs besides the first that it was seen in. */
const MAX_EVENTS = 16;
const MAX_PLACES = 8;
const MAX_TRANSPORT_EVENTS = 8;

/** Where a call was first seen in an input. */
export interface CallPlace {
  readonly input: number;
  readonly position: number;
  readonly positionIsLine: boolean;
}

/** Responses of in-dialog transactions that are no longer kept one by one. */
export interface ShedResponse {
  readonly code: number;
  readonly phrase: number;
  readonly transaction: Transaction;
  count: number;
  retransmissions: number;
}

/**
 * What is known of one call: everything with one Call-ID and the caller's From-tag. Numbers and small objects only; message
 * bytes are kept beside it, while it is set up and when that did not go smoothly (`EvidenceKeeper`).
 */
export class Call implements Linked<Call> {
  previous: Call | null = null;
  // What every message asks for stands first.
  /** Hash of the From-tag of the initial INVITE, 0 when it has none or was not seen. */
  callerTag = 0;
  /** The latest of the initial INVITEs (without To-tag): attempts, hops and branches. */
  lastInvite: Transaction | null = null;
  /** The latest of all other transactions. */
  lastInDialog: Transaction | null = null;
  /** Messages, capture duplicates left out. */
  messages = 0;
  #inviteCount = 0;
  #inDialogCount = 0;
  /** Latin-1 text of the Call-ID's bytes; empty when not kept. */
  callId = '';
  /** Raw values of From, To and the Request-URI of the initial INVITE (or of the first message); null when not kept. */
  from: string | null = null;
  to: string | null = null;
  requestUri: string | null = null;
  transport = 0;
  /** How the dialled number begins, as `dialledPrefix` has it; 0 when no number was dialled or the INVITE was not seen. */
  dialled = 0;
  shed: ShedResponse[] | null = null;
  /** Retransmissions of transactions that are no longer kept, and the last time seen in them. */
  shedRetransmissions = 0;
  #shedMicros = Number.NaN;
  // Times in two integers: a field with a fraction is an object of its own, somewhere else in memory.
  #firstSecond = -1;
  #firstFraction = 0;
  input = 0;
  position = 0;
  positionIsLine = false;
  /** First places in further inputs; null when it was seen in one only. */
  otherPlaces: CallPlace[] | null = null;
  /** What logs say of it in words; null when nothing. */
  events: LogEvent[] | null = null;
  /** What ICMP and TCP say about its INVITE, and of connections that it used; null when nothing. */
  transportEvents: TransportEvent[] | null = null;
  /** Counts the calls of a run in the order of their first message. */
  sequence = 0;
  /** An ACK that is a request of its own, as only a 2xx gets (RFC 3261 13.2.2.4). */
  acknowledged2xx = false;
  /** A BYE was seen, or accounted, whether or not its time is known. */
  byeSeen = false;
  #byeSecond = -1;
  #byeFraction = 0;
  byeAnswered = false;
  /** Media streams that the latest initial INVITE offered. */
  offeredStreams = 0;
  /** Session interval that the answer agreed to, seconds; 0 when none (RFC 4028). */
  sessionSeconds = 0;
  /** Something about it may need explaining although it was answered. */
  isPeculiar = false;
  /** One of its messages ends before it says that it does. */
  isCut = false;
  /** User-Agent of its first INVITE; null when there was none. */
  agent: string | null = null;
  /** Of the called address of record, when that could not be reached; 0 otherwise, or when it is not known. */
  calleeHash = 0;
  /** How it hangs together with other calls; null when its INVITE was not seen. */
  leg: Leg<Call> | null = null;
  /** It was set up smoothly, and the messages of that are kept no more. */
  isSettled = false;

  get firstMicros(): number {
    return microsOf(this.#firstSecond, this.#firstFraction);
  }

  set firstMicros(micros: number) {
    this.#firstSecond = secondOf(micros);
    this.#firstFraction = fractionOf(micros, this.#firstSecond);
  }

  get byeMicros(): number {
    return microsOf(this.#byeSecond, this.#byeFraction);
  }

  set byeMicros(micros: number) {
    this.#byeSecond = secondOf(micros);
    this.#byeFraction = fractionOf(micros, this.#byeSecond);
  }

  begin(callId: string, message: Message, payload: Payload, sequence: number): void {
    this.#reset(callId, message.fromTagHash, sequence);
    this.transport = payload.transport;
    this.firstMicros = payload.timeMicros;
    this.input = payload.input;
    this.position = payload.position;
    this.positionIsLine = payload.positionIsLine;
  }

  /** A call that is known only from an accounting line. */
  beginAccounted(callId: string, callerTag: number, event: LogEvent, sequence: number): void {
    this.#reset(callId, callerTag, sequence);
    this.transport = 0;
    this.firstMicros = event.timeMicros;
    this.input = event.input;
    this.position = event.line;
    this.positionIsLine = true;
  }

  #reset(callId: string, callerTag: number, sequence: number): void {
    this.callId = callId;
    this.callerTag = callerTag;
    this.sequence = sequence;
    this.previous = null;
    this.from = null;
    this.to = null;
    this.requestUri = null;
    this.dialled = 0;
    this.lastInvite = null;
    this.lastInDialog = null;
    this.shed = null;
    this.#inviteCount = 0;
    this.#inDialogCount = 0;
    this.messages = 0;
    this.shedRetransmissions = 0;
    this.#shedMicros = Number.NaN;
    this.otherPlaces = null;
    this.events = null;
    this.transportEvents = null;
    this.acknowledged2xx = false;
    this.byeSeen = false;
    this.byeMicros = Number.NaN;
    this.byeAnswered = false;
    this.offeredStreams = 0;
    this.sessionSeconds = 0;
    this.isPeculiar = false;
    this.isCut = false;
    this.isSettled = false;
    this.leg = null;
    this.agent = null;
    this.calleeHash = 0;
  }

  /** The first place in each further input is kept. */
  seenAt(place: CallPlace & { timeMicros: number }): void {
    const { input, position, positionIsLine } = place;
    if (input === this.input) return;
    if (Number.isNaN(this.firstMicros)) this.firstMicros = place.timeMicros;
    const others = (this.otherPlaces ??= []);
    if (others.length < MAX_PLACES && !others.some((other) => other.input === input))
      others.push({ input, position, positionIsLine });
  }

  /** The first are kept; an accounting line, which may decide the outcome, takes the place of another. */
  addEvent(event: LogEvent): void {
    const events = (this.events ??= []);
    if (events.length < MAX_EVENTS) events.push(event);
    else if (event.kind === 'accounting' || event.kind === 'missed') {
      const other = events.findLastIndex(({ kind }) => kind !== 'accounting' && kind !== 'missed');
      if (other < 0) return;
      events.splice(other, 1);
      events.push(event);
    }
  }

  /** The first are kept. */
  addTransportEvent(event: TransportEvent): void {
    const events = (this.transportEvents ??= []);
    if (events.length < MAX_TRANSPORT_EVENTS) events.push(event);
  }

  /** @returns as `addInDialog` */
  addInvite(transaction: Transaction): Transaction | null {
    if (this.#inviteCount === MAX_INVITES) return this.addInDialog(transaction);
    this.#inviteCount++;
    transaction.previous = this.lastInvite;
    this.lastInvite = transaction;
    return null;
  }

  /** @returns a transaction that is no longer kept one by one, as there are too many; null as a rule */
  addInDialog(transaction: Transaction): Transaction | null {
    const shed = this.#inDialogCount === MAX_IN_DIALOG ? this.#shedOldest() : null;
    this.#inDialogCount++;
    transaction.previous = this.lastInDialog;
    this.lastInDialog = transaction;
    return shed;
  }

  /** Initial INVITEs, in the order seen. */
  get invites(): Transaction[] {
    return inOrder(this.lastInvite);
  }

  /** All other transactions, in the order seen. */
  get inDialog(): Transaction[] {
    return inOrder(this.lastInDialog);
  }

  /** Requests and responses sent again, at any hop. */
  get retransmissions(): number {
    let count = this.shedRetransmissions;
    for (let t = this.lastInvite; t !== null; t = t.previous) count += t.retransmissions;
    for (let t = this.lastInDialog; t !== null; t = t.previous) count += t.retransmissions;
    return count;
  }

  /** The time of its last message, duplicates left out. */
  get lastMicros(): number {
    let last = later(this.#shedMicros, this.byeMicros);
    for (let t = this.lastInvite; t !== null; t = t.previous) last = later(last, t.lastMicros);
    for (let t = this.lastInDialog; t !== null; t = t.previous) last = later(last, t.lastMicros);
    return last;
  }

  #shedOldest(): Transaction | null {
    const transaction = takeOldest(this.lastInDialog!);
    if (transaction === null) return null;
    this.#inDialogCount--;
    const rows = (this.shed ??= []);
    this.shedRetransmissions += transaction.retransmissions;
    this.#shedMicros = later(this.#shedMicros, transaction.lastMicros);
    for (const response of transaction.responses) {
      const same = rows.find((s) => s.code === response.code && isSameMethod(s.transaction, transaction));
      if (same) {
        same.count++;
        same.retransmissions += response.retransmissions;
      } else rows.push(shedResponse(transaction, response));
    }
    return transaction;
  }
}

function isSameMethod(one: Transaction, other: Transaction): boolean {
  return one.method === other.method && one.otherMethod === other.otherMethod;
}

function shedResponse(transaction: Transaction, response: ResponseSighting): ShedResponse {
  return {
    code: response.code,
    phrase: response.phrase,
    transaction,
    count: 1,
    retransmissions: response.retransmissions,
  };
}

/** The later of two times, either of which may be unknown. */
function later(one: number, other: number): number {
  return other <= one || Number.isNaN(other) ? one : other;
}
