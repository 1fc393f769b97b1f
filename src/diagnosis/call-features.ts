import type { Call } from '../calls/call.ts';
import { METHOD } from '../sip/methods.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { isScanner } from './scanner.ts';
import { resetOf } from './transport-facts.ts';

/** What a call must have for some rules to have anything to look at: told by its numbers, before any message is read. */
export const FEATURE = {
  /** Something was sent again. */
  resent: 1,
  /** A CANCEL. */
  cancel: 2,
  /** A request inside the dialog that is no ACK, BYE or CANCEL, or one of those was shed. */
  'mid-call': 4,
  /** More than one initial INVITE: attempts, hops or branches. */
  invites: 8,
  /** Somebody with an address of the public Internet: else there is no NAT in it. */
  global: 16,
  /** A message that ends before it should. */
  cut: 32,
  scanner: 64,
  /** A connection with messages of it was cut off. */
  reset: 128,
  /** Four legs or more were made of it. */
  legs: 256,
} as const;
export type Feature = keyof typeof FEATURE;

const { ACK, BYE, CANCEL } = METHOD;
/** What no transfer or forwarding makes of a call as a rule. */
const MANY_LEGS = 4;

/** The features of a call, as bits of `FEATURE`. */
export function featuresOf(call: Call, endpoints: Endpoints): number {
  let found = 0;
  if (call.retransmissions > 0) found |= FEATURE.resent;
  for (let t = call.lastInDialog; t !== null; t = t.previous) {
    if (t.method === CANCEL) found |= FEATURE.cancel;
    else if (t.method !== ACK && t.method !== BYE) found |= FEATURE['mid-call'];
  }
  if (call.shed !== null) found |= FEATURE['mid-call'] | FEATURE.cancel;
  const { lastInvite } = call;
  if (lastInvite !== null && lastInvite.previous !== null) found |= FEATURE.invites;
  for (let t = lastInvite; t !== null; t = t.previous)
    if (endpoints.isGlobal(t.source) || endpoints.isGlobal(t.destination)) found |= FEATURE.global;
  if (resetOf(call) !== null) found |= FEATURE.reset;
  if ((call.leg?.group?.length ?? 0) >= MANY_LEGS) found |= FEATURE.legs;
  if (call.isCut) found |= FEATURE.cut;
  if (isScanner(call.agent)) found |= FEATURE.scanner;
  return found;
}
