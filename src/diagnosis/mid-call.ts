import { METHOD } from '../sip/methods.ts';
import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

const { INVITE, UPDATE } = METHOD;

/** A re-INVITE or UPDATE inside the answered call, on the hop where it was seen first. */
export interface MidCall {
  readonly request: CaseMessage;
  /** On any hop, the sender's own first; null when there was none. */
  readonly final: CaseMessage | null;
}

/** The re-INVITEs and UPDATEs of an answered call, each once however many hops it was seen at, in the order of time. */
export function midCallOf(call: CallCase): MidCall[] {
  if (!hasMidCall(call)) return [];
  const answerMicros = call.verdict.final?.firstMicros ?? Number.NaN;
  const byRequest = new Map<string, CaseMessage[]>();
  for (const request of call.messages) {
    if (!request.isRequest || (request.method !== 'INVITE' && request.method !== 'UPDATE')) continue;
    if (isInitial(call, request) || !(request.micros >= answerMicros)) continue;
    // The CSeqs of both sides are numbers of their own, and may be the same.
    const { cseqNumber, method } = request.transaction;
    const key = `${cseqNumber} ${method} ${request.message?.fromTagHash ?? 0}`;
    const same = byRequest.get(key);
    if (same) same.push(request);
    else byRequest.set(key, [request]);
  }
  return [...byRequest.values()].map((requests) => {
    const finals = requests.map((request) => call.finalOf(request));
    return { request: requests[0]!, final: finals.find((final) => final !== null) ?? null };
  });
}

/** When the session was set up or last refreshed with success (RFC 4028 7.2); NaN when unknown. */
export function lastRefreshMicros(call: CallCase): number {
  let last = call.verdict.final?.firstMicros ?? Number.NaN;
  for (const { final } of midCallOf(call))
    if (final !== null && final.code < 300 && final.micros > last) last = final.micros;
  return last;
}

function hasMidCall({ call }: CallCase): boolean {
  for (let t = call.lastInDialog; t !== null; t = t.previous)
    if ((t.method === INVITE || t.method === UPDATE) && t.requests > 0) return true;
  return false;
}

function isInitial({ call }: CallCase, { transaction }: CaseMessage): boolean {
  for (let t = call.lastInvite; t !== null; t = t.previous) if (t === transaction) return true;
  return false;
}
