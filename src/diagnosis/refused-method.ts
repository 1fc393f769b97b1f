import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';
import { refusalOf } from './refusal.ts';
import { listed, shown } from './said.ts';
import type { Observation } from './rules/rule.ts';

/** Of these, other rules tell; OPTIONS in a call asks only whether somebody is there: any answer will do. */
const OTHERS: ReadonlySet<string> = new Set(['INVITE', 'ACK', 'BYE', 'CANCEL', 'REFER', 'UPDATE', 'INFO', 'OPTIONS']);

/** A request refused for its method: the INVITE, or one inside an answered call, which does not end it. */
export function refusedMethod(call: CallCase, code: 405 | 501): Observation | null {
  if (call.verdict.outcome === 'answered') return inCall(call, code);
  const refusal = refusalOf(call, code);
  return refusal === null ? null : observed(refusal.final, refusal.invite, 'INVITE');
}

function inCall(call: CallCase, code: number): Observation | null {
  for (let t = call.call.lastInDialog; t !== null; t = t.previous) {
    if (t.final?.code !== code) continue;
    const request = call.requestOf(t);
    if (request === null || OTHERS.has(request.method)) continue;
    return { ...observed(call.finalOf(request)!, request, shown(request.method)), severity: 'info' };
  }
  return null;
}

function observed(final: CaseMessage, request: CaseMessage | null, method: string): Observation {
  const allowed = final.tokens('Allow').map((token) => token.toUpperCase());
  const seen = allowed.length === 0 ? 'bare' : allowed.includes(method) ? 'broken' : 'allows';
  const values = { peer: final.sender, method, allowed: listed(allowed, 8) };
  return { confidence: 'certain', evidence: [final, request], values, seen };
}
