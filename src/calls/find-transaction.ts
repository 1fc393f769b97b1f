import { type Payload, TRANSPORT } from '../payload.ts';
import type { Message } from '../sip/message.ts';
import { METHOD } from '../sip/methods.ts';
import { type Endpoints, isAnyEndpoint } from '../util/endpoints.ts';
import type { Transaction } from './transaction.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const OTHER = METHOD.other;

/** The transaction of a request among those of a list: same branch, CSeq, method (RFC 3261 17.2.3) and path. */
export function findRequest(
  last: Transaction | null,
  message: Message,
  payload: Payload,
  endpoints: Endpoints,
): Transaction | null {
  for (let t = last; t !== null; t = t.previous) {
    if (isSame(t, message) && isOnPath(t, payload, endpoints)) return t;
  }
  return null;
}

/**
 * Whether a request went the path of the transaction, as far as both are known; what is known of either is kept. Two
 * inputs need not agree on ports: where a log does not tell its own, that of Via is taken, which TCP does not use.
 */
function isOnPath(t: Transaction, { source, destination, transport, input }: Payload, endpoints: Endpoints): boolean {
  if (t.source === source && t.destination === destination) return true;
  // A log names the address that a connection was opened for, a capture the one that it was opened from.
  if (transport > TRANSPORT.udp && input !== t.input && t.destination === destination) return true;
  const fits = (one: number, other: number): boolean =>
    one === other ||
    isAnyEndpoint(one) ||
    isAnyEndpoint(other) ||
    (input !== t.input && endpoints.sameHost(one, other));
  if (!fits(t.source, source) || !fits(t.destination, destination)) return false;
  if (isAnyEndpoint(t.source)) t.source = source;
  if (isAnyEndpoint(t.destination)) t.destination = destination;
  return true;
}

/**
 * The transaction of a response: same branch, CSeq and method (RFC 3261 17.1.3). A proxy that reuses the branch makes
 * several fit, and so does a response without Via: then the path decides, first exactly, then by host, then by either end.
 */
export function findResponse(
  last: Transaction | null,
  message: Message,
  payload: Payload,
  endpoints: Endpoints,
): Transaction | null {
  let best: Transaction | null = null;
  let bestFit = 0;
  for (let t = last; t !== null; t = t.previous) {
    if (!isSame(t, message)) continue;
    const toSource = fit(endpoints, t.source, payload.destination);
    const fromDestination = fit(endpoints, t.destination, payload.source);
    if (toSource + fromDestination === 4) return t;
    const score = 1 + toSource + fromDestination;
    if (score > bestFit) [best, bestFit] = [t, score];
  }
  return best;
}

/** 2 for the same endpoint, 1 for another port of the same host, 0 for another host. */
function fit(endpoints: Endpoints, one: number, other: number): number {
  if (one === other) return 2;
  return endpoints.sameHost(one, other) ? 1 : 0;
}

function isSame(t: Transaction, message: Message): boolean {
  const method = message.isRequest ? message.method : message.cseqMethod;
  // A response that lost its Vias on the way is still told by CSeq, once Call-ID and path fit.
  const hasNoVia = message.viaCount === 0 && !message.isRequest;
  return (
    (t.branchHash === message.branchHash || hasNoVia) &&
    t.cseqNumber === message.cseqNumber &&
    t.method === method &&
    (method !== OTHER || t.otherMethod === message.methodName)
  );
}
