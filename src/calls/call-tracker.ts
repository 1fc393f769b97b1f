import type { EventSink, LogEvent } from '../log-event.ts';
import type { NoteLog } from '../note.ts';
import type { Payload } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import { METHOD } from '../sip/methods.ts';
import type { Endpoints } from '../util/endpoints.ts';
import type { TcpEvent, TlsEvent, TransportEvent, TransportEventSink } from '../transport-event.ts';
import { hashBytes } from '../util/hash.ts';
import { applyAccounting, accountedCall, callOfEvent, isAboutCall, noteFact } from './accounting.ts';
import { AgentNames } from './agent-names.ts';
import { addressHash } from './binding.ts';
import { belongsToInviteDialog, callOfDialog, callOfInvite } from './assign-call.ts';
import { CallIdTable, type CallIdGroup } from './call-id-group.ts';
import type { Call } from './call.ts';
import { callOfTransportEvent } from './call-of-transport-event.ts';
import { inOrder, takeOldest } from './chain.ts';
import { ConnectionEvents } from './connection-events.ts';
import { dialledPrefix } from './dialled-prefix.ts';
import { EvidenceKeeper } from './evidence-keeper.ts';
import { ExpiryWheel } from './expiry-wheel.ts';
import { findRequest, findResponse } from './find-transaction.ts';
import { InputClock } from './input-clock.ts';
import { freeMessages, freeTransaction } from './kept-messages.ts';
import { lingerSeconds, SHORTEST_LINGER_SECONDS } from './linger.ts';
import type { CorrelateRule } from './legs/leg-keys.ts';
import { LegLinker } from './legs/leg-linker.ts';
import type { MessageStore } from './message-store.ts';
import { OtherTransactions } from './other-transactions.ts';
import type { Phrases } from './phrases.ts';
import { Recycler } from './recycler.ts';
import type { RefusedSources } from './refused-sources.ts';
import type { Registration } from './registration.ts';
import { RegistrationTracker } from './registration-tracker.ts';
import { repeatedRequest, SEEN, type Seen } from './repetition.ts';
import { seeResponse } from './see-response.ts';
import type { Transaction } from './transaction.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const { INVITE, ACK, BYE, REGISTER } = METHOD;
const { first: FIRST, duplicate: DUPLICATE } = SEEN;

/** Calls kept under one Call-ID; the oldest is handed on when it is used yet again. */
const MAX_CALLS = 16;

/** Call-IDs in progress at most: some 700 MB of calls. Beyond, those that are due soonest are handed on as they are. */
const MAX_OPEN = 1 << 18;

/** ICMP errors that are looked at. */
const MOST_ICMP_EVENTS = 4096;

/** What is said of a user without a registration. */
const UNREACHED: ReadonlySet<number> = new Set([404, 430, 480]);

/** Who is told what the tracker finds. What it is handed is used again afterwards: it keeps none of it. */
export interface CallObserver {
  /** Every message, as it comes. */
  seen(message: Message, payload: Payload, how: Seen): void;
  /** A call nothing more is expected of. @param nowMicros the input's clock */
  callEnded(call: Call, nowMicros: number): void;
  registrationEnded(registration: Registration, nowMicros: number): void;
  /** A transaction that belongs to no call and no registration. */
  otherEnded(transaction: Transaction, nowMicros: number): void;
  /** What is about a peer rather than one call, as it comes. */
  connection?(event: TcpEvent | TlsEvent): void;
}

export interface CallTrackerOptions {
  endpoints: Endpoints;
  phrases: Phrases;
  observer: CallObserver;
  /** Keep Call-ID, From, To and Request-URI of each call. */
  keepText: boolean;
  notes: NoteLog;
  /** Headers of the user's that tell which calls belong together. */
  correlate?: readonly CorrelateRule[] | undefined;
  /** Where the messages of calls are kept that may need explaining. */
  store?: MessageStore | undefined;
  /** Who remembers what hosts are refused. */
  sources?: RefusedSources | undefined;
  /** Call-IDs in progress at most. */
  maxOpen?: number | undefined;
}

/** Groups messages into transactions, transactions into calls, and hands on what has ended. */
export class CallTracker implements EventSink, TransportEventSink {
  readonly clock = new InputClock();
  readonly #table = new CallIdTable();
  readonly #recycler: Recycler;
  readonly #wheel = new ExpiryWheel<CallIdGroup>();
  readonly #options: CallTrackerOptions;
  readonly #registrations: RegistrationTracker;
  readonly #others: OtherTransactions;
  readonly #evidence: EvidenceKeeper;
  readonly #legs: LegLinker;
  readonly #agents = new AgentNames();
  /** By input. */
  readonly #events: number[] = [];
  #sequence = 0;
  #icmpEvents = 0;
  readonly #connections: ConnectionEvents;

  constructor(options: CallTrackerOptions) {
    this.#options = options;
    const { endpoints, phrases, observer } = options;
    this.#recycler = new Recycler(options.store);
    this.#evidence = new EvidenceKeeper(this.#recycler.store, endpoints);
    this.#connections = new ConnectionEvents(endpoints);
    this.#legs = new LegLinker(endpoints, options.correlate ?? []);
    this.#registrations = new RegistrationTracker({
      endpoints,
      phrases,
      recycler: this.#recycler,
      agents: this.#agents,
      sources: options.sources,
      keepText: options.keepText,
      nextSequence: () => this.#sequence++,
      ended: (registration) => observer.registrationEnded(registration, this.clock.micros),
    });
    this.#others = new OtherTransactions(endpoints, phrases, this.#recycler, (transaction) =>
      observer.otherEnded(transaction, this.clock.micros),
    );
  }

  message(message: Message, payload: Payload): void {
    if (this.clock.see(payload.timeMicros)) this.#wheel.advance(this.clock.second, this.#look);
    const how = message.callIdStart < 0 ? FIRST : this.#place(this.#group(message, payload), message, payload);
    this.#options.observer.seen(message, payload, how);
  }

  /** Adds what a log says in words to the call that it is about; an accounting line makes a call where there is none. */
  event(event: LogEvent): void {
    if (this.clock.see(event.timeMicros)) this.#wheel.advance(this.clock.second, this.#look);
    if (event.callId === null) return noteFact(event, this.#options.notes);
    const bytes = Buffer.from(event.callId, 'latin1');
    const hash = hashBytes(bytes, 0, bytes.length) || 1;
    const check = hashBytes(bytes, 1, bytes.length);
    const known = this.#table.find(hash, check);
    const call = known && callOfEvent(known, event);
    if (!call && !isAboutCall(event)) return noteFact(event, this.#options.notes);
    this.#events[event.input] = this.eventsOf(event.input) + 1;
    if (call) {
      call.addEvent(event);
      return;
    }
    const group = known ?? this.#addGroup(event.callId, hash, check, event);
    group.activeSecond = this.clock.second;
    this.#addCall(group, accountedCall(event, this.#recycler, this.#sequence++));
  }

  /**
   * Adds what ICMP says to the call that it is about: all in progress are looked through, as it is rare, or else said often
   * enough. What TCP says is kept until calls end that it may be about.
   */
  transportEvent(event: TransportEvent): void {
    if (event.kind !== 'icmp') {
      if (event.kind === 'tcp') this.#connections.add(event);
      this.#options.observer.connection?.(event);
      return;
    }
    if (this.#icmpEvents++ >= MOST_ICMP_EVENTS) return;
    callOfTransportEvent(this.#wheel.items(), event)?.addTransportEvent(event);
  }

  /** How many events of an input were about a call. */
  eventsOf(input: number): number {
    return this.#events[input] ?? 0;
  }

  /** What has not been handed on, by Call-ID. */
  inProgress(): Iterable<CallIdGroup> {
    return this.#wheel.items();
  }

  /** The input has ended: hands on everything in progress. */
  finish(): void {
    for (const group of this.#wheel.items()) this.#handOn(group);
  }

  #group(message: Message, payload: Payload): CallIdGroup {
    const { callIdHash: hash, bytes, callIdStart: start, callIdEnd: end } = message;
    // From the second byte on, every word is another one.
    const check = hashBytes(bytes, start + 1, end);
    let group = this.#table.find(hash, check);
    if (group === null) {
      const callId = this.#options.keepText ? latin1(bytes, start, end) : '';
      group = this.#addGroup(callId, hash, check, payload);
    }
    // The clock may not have followed a jump yet that this message is part of.
    const own = payload.timeMicros / 1e6;
    group.activeSecond = own > this.clock.second ? Math.floor(own) : this.clock.second;
    return group;
  }

  #addGroup(callId: string, hash: number, check: number, { input }: { input: number }): CallIdGroup {
    if (this.#table.size >= (this.#options.maxOpen ?? MAX_OPEN)) this.#evict(input);
    const group = this.#recycler.group(callId, hash, check);
    this.#table.add(group);
    this.#wheel.add(group, this.clock.second + SHORTEST_LINGER_SECONDS);
    return group;
  }

  #evict(input: number): void {
    const group = this.#wheel.takeSoonest();
    if (group === null) return;
    const detail = 'So many calls were in progress at once that some were judged before their end.';
    this.#options.notes.add(input, 'calls-evicted', null, detail, true);
    this.#table.remove(group);
    this.#handOn(group);
  }

  #place(group: CallIdGroup, message: Message, payload: Payload): Seen {
    const method = message.isRequest ? message.method : message.cseqMethod;
    if (method === REGISTER) return this.#registrations.message(group, message, payload);
    const ofDialog = belongsToInviteDialog(method, message.toTagHash !== 0);
    if (!ofDialog && callOfDialog(group, message) === null) return this.#others.message(group, message, payload);
    return message.isRequest ? this.#request(group, message, payload) : this.#response(group, message, payload);
  }

  #request(group: CallIdGroup, message: Message, payload: Payload): Seen {
    const { endpoints } = this.#options;
    const isInitial = message.method === INVITE && message.toTagHash === 0;
    for (let call = group.lastCall; call !== null; call = call.previous) {
      const known = findRequest(isInitial ? call.lastInvite : call.lastInDialog, message, payload, endpoints);
      if (known === null || (isInitial && callOfInvite(group, message, payload.timeMicros) !== call)) continue;
      const how = repeatedRequest(known, payload, message.end - message.start);
      if (how !== DUPLICATE) {
        call.messages++;
        this.#evidence.again(call, known, message);
      }
      if (payload.input !== call.input) call.seenAt(payload);
      return how;
    }
    const found = isInitial ? callOfInvite(group, message, payload.timeMicros) : this.#callInProgress(group, message);
    const call = found ?? this.#newCall(group, message, payload);
    if (isInitial && call.leg === null) {
      call.leg = this.#legs.add(call, message, payload);
      call.agent = this.#agents.of(message);
    }
    const transaction = this.#recycler.transaction(message, payload);
    if (isInitial && call.lastInvite === null)
      call.dialled = dialledPrefix(message.bytes, message.startLineTextStart, message.startLineTextEnd);
    if (call.leg !== null && isInitial) call.leg.dialled = call.dialled;
    this.#add(call, transaction, isInitial);
    this.#evidence.request(call, transaction, message, isInitial);
    if (message.method === BYE && Number.isNaN(call.byeMicros)) {
      call.byeSeen = true;
      call.byeMicros = payload.timeMicros;
    }
    if (message.method === ACK && !hasInvite(call, message.branchHash)) call.acknowledged2xx = true;
    if (isInitial && call.from === null && this.#options.keepText) keepText(call, message);
    if (payload.input !== call.input) call.seenAt(payload);
    call.messages++;
    return FIRST;
  }

  #response(group: CallIdGroup, message: Message, payload: Payload): Seen {
    const { endpoints, phrases } = this.#options;
    let call: Call | null = group.lastCall;
    let transaction: Transaction | null = null;
    for (; call !== null; call = call.previous) {
      if (message.cseqMethod === INVITE) transaction = findResponse(call.lastInvite, message, payload, endpoints);
      transaction ??= findResponse(call.lastInDialog, message, payload, endpoints);
      if (transaction !== null) break;
    }
    if (transaction === null || call === null) {
      call = this.#callInProgress(group, message) ?? this.#newCall(group, message, payload);
      transaction = this.#recycler.transaction(message, payload);
      this.#add(call, transaction, message.cseqMethod === INVITE && !wasAnswered(call));
    }
    if (payload.input !== call.input) call.seenAt(payload);
    const known = transaction.lastResponse;
    const how = seeResponse(transaction, message, payload, phrases, this.#recycler);
    if (how === DUPLICATE) return how;
    if (transaction.lastResponse !== known)
      this.#evidence.response(call, transaction, transaction.lastResponse!, message);
    else this.#evidence.again(call, transaction, message);
    if (message.cseqMethod === BYE && message.statusCode >= 200) call.byeAnswered = true;
    if (message.cseqMethod === INVITE && message.statusCode >= 200) this.#final(call, transaction, message);
    call.messages++;
    return how;
  }

  /** A final response to an INVITE. */
  #final(call: Call, transaction: Transaction, message: Message): void {
    // One inside the dialog says nothing of who calls.
    if (call.isSettled) return;
    this.#options.sources?.answered(transaction, message);
    if (UNREACHED.has(message.statusCode)) call.calleeHash = addressHash(message.header('To'));
  }

  #add(call: Call, transaction: Transaction, isInitial: boolean): void {
    const shed = isInitial ? call.addInvite(transaction) : call.addInDialog(transaction);
    if (shed !== null) freeTransaction(shed, this.#recycler.store);
  }

  /** The call of a message inside a dialog; one with unknown tags goes to the latest call of its Call-ID. */
  #callInProgress(group: CallIdGroup, message: Message): Call | null {
    return callOfDialog(group, message) ?? group.lastCall;
  }

  #newCall(group: CallIdGroup, message: Message, payload: Payload): Call {
    const call = this.#recycler.call(group.callId, message, payload, this.#sequence++);
    if (this.#options.keepText) keepText(call, message);
    return this.#addCall(group, call);
  }

  #addCall(group: CallIdGroup, call: Call): Call {
    if (group.callCount === MAX_CALLS) {
      const oldest = takeOldest(group.lastCall!)!;
      this.#callEnded(oldest);
      freeMessages(oldest, this.#recycler.store);
      group.callCount--;
    }
    group.callCount++;
    call.previous = group.lastCall;
    group.lastCall = call;
    return call;
  }

  readonly #look = (group: CallIdGroup): number => {
    const { second } = this.clock;
    // Seen before the first known time, so not known how long ago.
    if (group.activeSecond === 0) group.activeSecond = second;
    if (second - group.activeSecond < SHORTEST_LINGER_SECONDS) return group.activeSecond + SHORTEST_LINGER_SECONDS;
    const due = group.activeSecond + lingerSeconds(group);
    // What a group waits for changes with every message: a ringing call may end in an hour or now.
    if (due > second) return Math.min(due, second + SHORTEST_LINGER_SECONDS);
    this.#table.remove(group);
    this.#handOn(group);
    return 0;
  };

  #handOn(group: CallIdGroup): void {
    const { observer } = this.#options;
    const { lastCall, lastRegistration, lastOther } = group;
    // A Call-ID is used for one call, as a rule: no list is made of it.
    if (lastCall !== null && lastCall.previous === null) this.#callEnded(lastCall);
    else for (const call of inOrder(lastCall)) this.#callEnded(call);
    if (lastRegistration !== null)
      for (const registration of inOrder(lastRegistration)) observer.registrationEnded(registration, this.clock.micros);
    if (lastOther !== null)
      for (const transaction of inOrder(lastOther)) observer.otherEnded(transaction, this.clock.micros);
    this.#recycler.release(group);
  }

  #callEnded(call: Call): void {
    this.#connections.tell(call);
    if (call.events !== null) applyAccounting(call, this.#recycler, this.#options.phrases);
    this.#options.observer.callEnded(call, this.clock.micros);
    if (call.leg !== null) call.leg.call = null;
  }
}

function wasAnswered(call: Call): boolean {
  for (let t = call.lastInvite; t !== null; t = t.previous)
    for (let r = t.lastResponse; r !== null; r = r.previous) if (r.code >= 200 && r.code < 300) return true;
  return false;
}

function hasInvite(call: Call, branchHash: number): boolean {
  for (let t = call.lastInvite; t !== null; t = t.previous) if (t.branchHash === branchHash) return true;
  return false;
}

/** From and To of a response, or of a request of the callee, still name caller and callee well enough when the INVITE is missing. */
function keepText(call: Call, message: Message): void {
  call.from = message.header('From');
  call.to = message.header('To');
  call.requestUri = message.method === INVITE ? message.requestUri : null;
}

function latin1(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, end - start).toString('latin1');
}
