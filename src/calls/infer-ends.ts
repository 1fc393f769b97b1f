import type { NoteLog } from '../note.ts';
import { type Payload, TRANSPORT, type Transport, TRANSPORT_NAMES } from '../payload.ts';
import type { MessageReceiver } from '../sip/message-receiver.ts';
import type { Message } from '../sip/message.ts';
import { type Endpoints, isAnyEndpoint, LOCAL_ENDPOINT } from '../util/endpoints.ts';

/** RFC 3261 18.2.2: without a port in sent-by. */
const DEFAULT_PORT = 5060;
const DEFAULT_PORT_TLS = 5061;

const SENT_BY = /^SIP\s*\/\s*2\.0\s*\/\s*(\w+)\s+(\[[^\]]+\]|[^\s:;,]+)\s*(?::\s*(\d+))?/i;
const RECEIVED = /;\s*received\s*=\s*\[?([^\s;,\]]+)/i;
const RPORT = /;\s*rport\s*=\s*(\d+)/i;
const URI = /sips?:(?:[^@>\s]*@)?(\[[^\]]+\]|[^\s:;>,?]+)(?::(\d+))?/i;

/**
 * Says who sent a message to whom where its log did not: from the top Via (RFC 3261 18.2.1, RFC 3581), Route and the
 * Request-URI. The log's own host is known once a message that it sent names it.
 */
export class EndInference implements MessageReceiver {
  readonly #receiver: MessageReceiver;
  readonly #endpoints: Endpoints;
  readonly #notes: NoteLog;
  /** By input: where the host that wrote the log was last seen. */
  readonly #own: number[] = [];

  constructor(receiver: MessageReceiver, endpoints: Endpoints, notes: NoteLog) {
    this.#receiver = receiver;
    this.#endpoints = endpoints;
    this.#notes = notes;
  }

  message(message: Message, payload: Payload): void {
    const { source, destination, transport } = payload;
    const isKnown = transport !== TRANSPORT.unknown && !isAnyEndpoint(source) && !isAnyEndpoint(destination);
    if (isKnown) {
      this.#receiver.message(message, payload);
      return;
    }
    this.#infer(message, payload);
    this.#receiver.message(message, payload);
    // It is somebody's reused object, who may set what never changes only once.
    payload.source = source;
    payload.destination = destination;
    payload.transport = transport;
  }

  #infer(message: Message, payload: Payload): void {
    const via = message.header('Via');
    // A capture that the server itself made has UDP around everything.
    const isMadeUp =
      !payload.positionIsLine && (payload.source === LOCAL_ENDPOINT || payload.destination === LOCAL_ENDPOINT);
    if (payload.transport === TRANSPORT.unknown || isMadeUp) payload.transport = transportOf(via) || payload.transport;
    if (payload.source === 0 && payload.destination === 0) this.#noteInferred(payload);
    // The request's sender put the top Via there, and the response goes back to it.
    if (message.isRequest) {
      if (isAnyEndpoint(payload.source)) payload.source = this.#sender(via, payload.source, payload.input);
      if (payload.destination === 0) payload.destination = this.#target(message);
      else if (payload.destination === LOCAL_ENDPOINT) payload.destination = this.#ownOf(payload.input);
    } else {
      if (isAnyEndpoint(payload.destination))
        payload.destination = this.#sender(via, payload.destination, payload.input);
      if (payload.source === LOCAL_ENDPOINT) payload.source = this.#ownOf(payload.input);
    }
  }

  /** The host of the top Via: its own words for the log's host, what the receiver saw of any other. */
  #sender(via: string | null, known: number, input: number): number {
    const match = via === null ? null : SENT_BY.exec(via);
    if (!match) return known;
    const isOwn = known === LOCAL_ENDPOINT;
    const first = via!.split(',', 1)[0]!;
    const received = isOwn ? undefined : RECEIVED.exec(first)?.[1];
    const rport = isOwn ? undefined : RPORT.exec(first)?.[1];
    const fallback = match[1]!.toUpperCase().startsWith('TLS') ? DEFAULT_PORT_TLS : DEFAULT_PORT;
    const id = this.#endpoints.ofText(received ?? bare(match[2]!), Number(rport ?? match[3] ?? fallback));
    if (isOwn) this.#learn(input, id);
    return id;
  }

  /** RFC 3261 8.1.2: the topmost Route, else the Request-URI. */
  #target(message: Message): number {
    const match = URI.exec(message.header('Route') ?? message.requestUri ?? '');
    return match ? this.#endpoints.ofText(bare(match[1]!), Number(match[2] ?? DEFAULT_PORT)) : 0;
  }

  #learn(input: number, id: number): void {
    this.#own[input] = id;
    this.#endpoints.nameLocal(id);
  }

  #ownOf(input: number): number {
    return this.#own[input] ?? LOCAL_ENDPOINT;
  }

  #noteInferred(payload: Payload): void {
    const detail = 'The log does not say who sent a message to whom: told from Via, Route and the Request-URI.';
    this.#notes.add(payload.input, 'addresses-inferred', payload.place(), detail);
  }
}

/** The transport that the top Via names (RFC 3261 18.1.1): that of its hop, and of the way back. */
function transportOf(via: string | null): Transport {
  const name = via === null ? undefined : SENT_BY.exec(via)?.[1]?.toUpperCase();
  const at = TRANSPORT_NAMES.findIndex((known) => known !== null && known === name);
  return at < 0 ? TRANSPORT.unknown : (at as Transport);
}

function bare(host: string): string {
  return host.startsWith('[') ? host.slice(1, -1) : host;
}
