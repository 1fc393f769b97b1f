import { METHOD } from '../sip/methods.ts';
import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';
import { sideOf } from './side-of.ts';

const { BYE } = METHOD;

/** Whether a BYE got that code: cheaper than making messages. */
function hasByeCode({ call }: CallCase, code: number): boolean {
  for (let t = call.lastInDialog; t !== null; t = t.previous)
    if (t.method === BYE) for (let r = t.lastResponse; r !== null; r = r.previous) if (r.code === code) return true;
  return false;
}

/**
 * The first BYE of a call, when it was refused with that code and nothing else is known to have ended the call: no BYE of
 * the other side (they crossed, or one was lost), and none that was accepted. Null otherwise.
 */
export function byeOfRefusal(call: CallCase, code: number): { bye: CaseMessage; refusal: CaseMessage } | null {
  if (call.call.shed !== null || !hasByeCode(call, code)) return null;
  const byes = call.inDialog('BYE');
  const bye = byes[0];
  if (bye === undefined || byes.some((m) => isAccepted(call, m))) return null;
  const side = sideOf(call, bye);
  if (side === null || byes.some((m) => sideOf(call, m) !== side)) return null;
  const refusal = byes.map((m) => call.finalOf(m)).findLast((final) => final?.code === code);
  const own = call.finalOf(bye);
  const shown = own?.code === code ? own : refusal;
  return shown ? { bye, refusal: shown } : null;
}

/** Whether a BYE got a 2xx on its hop. */
export function isAccepted(call: CallCase, bye: CaseMessage): boolean {
  return call.responsesTo(bye).some(({ code }) => code >= 200 && code < 300);
}

/** The first BYE of each side; null when one of them sent none. */
export function bothByes(call: CallCase): { first: CaseMessage; second: CaseMessage } | null {
  if (call.call.shed !== null || countByes(call) < 2) return null;
  const byes = call.inDialog('BYE');
  const first = byes[0];
  if (first === undefined) return null;
  const side = sideOf(call, first);
  const second = side === null ? undefined : byes.find((m) => ![side, null].includes(sideOf(call, m)));
  return second === undefined ? null : { first, second };
}

function countByes({ call }: CallCase): number {
  let count = 0;
  for (let t = call.lastInDialog; t !== null; t = t.previous) if (t.method === BYE && t.requests > 0) count++;
  return count;
}
