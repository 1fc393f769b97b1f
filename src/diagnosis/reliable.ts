import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/** Whether an 18x asks for a PRACK (RFC 3262 3). */
export function isReliable(message: CaseMessage): boolean {
  return message.code > 100 && message.code < 200 && message.tokens('Require').includes('100rel');
}

/** The reliable 18x that was sent again and again for want of a PRACK; null when there is none. */
export function unacknowledgedProgress(call: CallCase): CaseMessage | null {
  for (let t = call.call.lastInvite; t !== null; t = t.previous)
    for (let r = t.lastResponse; r !== null; r = r.previous)
      if (r.retransmissions > 0 && r.code > 100 && r.code < 200) return inFull(call);
  return null;
}

function inFull(call: CallCase): CaseMessage | null {
  if (call.inDialog('PRACK').length > 0) return null;
  return call.heard.filter(({ sends }) => sends > 1).find(isReliable) ?? null;
}
