import type { ResponseHints } from '../calls/response-hints.ts';
import type { ResponseSighting } from '../calls/response-sighting.ts';
import type { MessageStore } from '../calls/message-store.ts';
import type { Transaction } from '../calls/transaction.ts';
import type { MessageArena } from '../sip/message-arena.ts';
import type { Message } from '../sip/message.ts';
import { findSdp, parseSdp, type Sdp } from '../sip/sdp.ts';
import { METHOD_NAMES } from '../sip/methods.ts';
import type { Endpoints } from '../util/endpoints.ts';

/** What all messages of a case share. */
export interface CaseContext {
  readonly endpoints: Endpoints;
  readonly store: MessageStore;
  readonly arena: MessageArena;
  readonly isLine: boolean;
}

/** One message of a call as rules see it: with all that was sent again of it, on one hop. */
export class CaseMessage {
  readonly #context: CaseContext;
  readonly #response: ResponseSighting | null;
  #message: Message | null | undefined;
  #sdp: Sdp | null | undefined;
  /** The transaction that it is the request of, or a response in. */
  readonly transaction: Transaction;

  constructor(context: CaseContext, transaction: Transaction, response: ResponseSighting | null) {
    this.#context = context;
    this.transaction = transaction;
    this.#response = response;
  }

  get isRequest(): boolean {
    return this.#response === null;
  }

  /** Status code; 0 for a request. */
  get code(): number {
    return this.#response?.code ?? 0;
  }

  /** The method, for a response that of its request. */
  get method(): string {
    return this.transaction.otherMethod ?? METHOD_NAMES[this.transaction.method];
  }

  /** How often it was sent, this once included. */
  get sends(): number {
    return this.#response === null ? this.transaction.requests : 1 + this.#response.retransmissions;
  }

  /** When it was first seen, microseconds since the epoch; NaN when unknown. */
  get micros(): number {
    return (this.#response ?? this.transaction).firstMicros;
  }

  /** When it was last seen. */
  get lastMicros(): number {
    return this.#response === null ? this.transaction.lastRequestMicros : this.#response.lastMicros;
  }

  /** Endpoint ids of who sent it and whom it was sent to; 0 when unknown. */
  get source(): number {
    return this.#response === null ? this.transaction.source : this.transaction.destination;
  }

  get destination(): number {
    return this.#response === null ? this.transaction.destination : this.transaction.source;
  }

  /** Endpoint ids of the packet that it came in: a response need not take the way of its request back. 0 when unknown. */
  get sentFrom(): number {
    return this.#response === null ? this.transaction.source : this.#response.source;
  }

  get sentTo(): number {
    return this.#response === null ? this.transaction.destination : this.#response.destination;
  }

  /** Who sent it, `10.0.0.1` with a port that is not 5060; `?` when unknown. */
  get sender(): string {
    return this.address(this.source);
  }

  get receiver(): string {
    return this.address(this.destination);
  }

  /** The address alone, IPv6 in brackets. */
  get senderHost(): string | null {
    return this.#context.endpoints.host(this.source);
  }

  get receiverHost(): string | null {
    return this.#context.endpoints.host(this.destination);
  }

  /** Whether two endpoints have one address, whatever their ports. */
  isSameHost(one: number, other: number): boolean {
    return this.#context.endpoints.sameHost(one, other);
  }

  /** 0 when unknown. */
  port(endpoint: number): number {
    return this.#context.endpoints.port(endpoint);
  }

  /** Whether the sender's address is one of the public Internet. */
  get isFromGlobal(): boolean {
    return this.#context.endpoints.isGlobal(this.source);
  }

  /** Hash of the To-tag of a response; 0 when there is none. */
  get toTagHash(): number {
    return this.#response?.toTagHash ?? 0;
  }

  /** Q.850 cause in its Reason; 0 when there is none. Of responses to INVITE and of CANCEL. */
  get q850Cause(): number {
    return this.#response === null ? this.transaction.q850Cause : this.#response.q850Cause;
  }

  /** What a response to INVITE says of its cause; null when nothing, and of a 100 to 299 without Reason. */
  get hints(): ResponseHints | null {
    return this.#response?.hints ?? null;
  }

  get input(): number {
    return this.transaction.input;
  }

  /** Frame, or line of a log. */
  get position(): number {
    return (this.#response ?? this.transaction).position;
  }

  get isLine(): boolean {
    return this.#context.isLine;
  }

  /** The message itself; null when its bytes were not kept: then nothing below is known. */
  get message(): Message | null {
    if (this.#message === undefined) {
      const handle = this.#response === null ? this.transaction.kept : this.#response.kept;
      const { store, arena } = this.#context;
      this.#message =
        handle === 0
          ? null
          : arena.scan(store.lengthOf(handle), (target, at) => {
              store.copyTo(handle, target, at);
            });
    }
    return this.#message;
  }

  /** Value of the first header of that name, unfolded; null when there is none, or it is not known. */
  header(name: string): string | null {
    return this.message?.header(name) ?? null;
  }

  headers(name: string): string[] {
    return this.message?.headers(name) ?? [];
  }

  /** Comma-separated tokens of all headers of that name, in lower case. */
  tokens(name: string): string[] {
    return this.headers(name)
      .flatMap((value) => value.split(','))
      .map((token) => token.trim().toLowerCase())
      .filter((token) => token !== '');
  }

  get requestUri(): string | null {
    return this.message?.requestUri ?? null;
  }

  /** Reason phrase of a response. */
  get phrase(): string {
    return this.message?.reasonPhrase ?? '';
  }

  get body(): string {
    const { message } = this;
    return message === null || message.bodyStart < 0 ? '' : message.text(message.bodyStart, message.end);
  }

  /** Its session description; null when it has none, or is not known. */
  get sdp(): Sdp | null {
    if (this.#sdp === undefined) {
      const text = findSdp(this.body);
      this.#sdp = text === null ? null : parseSdp(text);
    }
    return this.#sdp;
  }

  address(endpoint: number): string {
    return this.#context.endpoints.text(endpoint)?.replace(/:5060$/, '') ?? '?';
  }
}
