import type { Call } from '../calls/call.ts';
import type { Transaction } from '../calls/transaction.ts';
import { METHOD } from '../sip/methods.ts';
import { TIMER_F_MICROS, timerFired } from './timer-f.ts';

/** How an answered call ended. */
export interface Disconnect {
  /** `open`: no BYE, or one that may still be answered. `failed`: refused, or its sender gave up (RFC 3261 15.1.1). */
  state: 'open' | 'completed' | 'failed';
  /** When the first BYE was sent; NaN when none was seen. */
  byeMicros: number;
  /** When its sender knew: a 2xx, a refusal, or Timer F; NaN when not yet. */
  endMicros: number;
}

/** Judges how an answered call ended. @param nowMicros how far the input went */
export function judgeDisconnect(call: Call, nowMicros: number): Disconnect {
  const { byeMicros } = call;
  let first: Transaction | null = null;
  // The newest comes first here, so the last one met was the first to be sent.
  for (let t = call.lastInDialog; t !== null; t = t.previous) if (t.method === METHOD.BYE && t.requests > 0) first = t;
  const answers = answersToBye(call, first?.source ?? 0);
  if (!Number.isNaN(answers.success)) return { state: 'completed', byeMicros, endMicros: answers.success };
  if (!Number.isNaN(answers.refusal)) return { state: 'failed', byeMicros, endMicros: answers.refusal };
  if (first === null || !timerFired(first, nowMicros)) return { state: 'open', byeMicros, endMicros: Number.NaN };
  return { state: 'failed', byeMicros, endMicros: byeMicros + TIMER_F_MICROS };
}

/** When the first 2xx and the first refusal came to a BYE; what `side` got counts before what anybody else did. */
function answersToBye(call: Call, side: number): { success: number; refusal: number } {
  const own = { success: Number.NaN, refusal: Number.NaN };
  const others = { success: Number.NaN, refusal: Number.NaN };
  for (let t = call.lastInDialog; t !== null; t = t.previous) {
    if (t.method !== METHOD.BYE) continue;
    const into = t.source === side ? own : others;
    for (let r = t.lastResponse; r !== null; r = r.previous) {
      // A challenged BYE is sent again with credentials.
      if (r.code < 200 || r.code === 401 || r.code === 407) continue;
      const kind = r.code < 300 ? 'success' : 'refusal';
      if (!(r.firstMicros >= into[kind])) into[kind] = r.firstMicros;
    }
  }
  return {
    success: Number.isNaN(own.success) ? others.success : own.success,
    refusal: Number.isNaN(own.refusal) ? others.refusal : own.refusal,
  };
}
