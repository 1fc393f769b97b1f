import type { Call } from '../calls/call.ts';
import { judgeDisconnect } from '../diagnosis/disconnect.ts';
import { isEffective, isMisdialled, rang } from '../diagnosis/effectiveness.ts';
import type { Verdict } from '../diagnosis/outcome.ts';
import { SPAN, TRAIT, type CallBatch } from './call-batch.ts';
import { callTimes, type CallTimes } from './call-times.ts';
import type { DelayHistogram } from './delay-histogram.ts';

/** Timer B: 64*T1 (RFC 3261 17.1.1.2), which nobody sees run out. */
const TIMER_B_MICROS = 32e6;
/** Calls shorter than these are suspicious: false answer, dialler. */
const SHORT_MICROS = 6e6;
const SHORT_20_MICROS = 20e6;
/** What a caller may be expected to go on from without its user: such an attempt is no failure (RFC 6076 4.6). */
const RECOVERABLE: ReadonlySet<number> = new Set([401, 402, 407]);
const USER_DECIDED: ReadonlySet<number> = new Set([480, 486, 600, 603]);
const INEFFECTIVE: ReadonlySet<number> = new Set([408, 500, 503, 504]);

const ANSWERED =
  TRAIT.known | TRAIT.answered | TRAIT.userDecided | TRAIT.effective | TRAIT.effectiveOrMisdialled | TRAIT.decided;

/**
 * Measures a call: one attempt is the INVITE of one caller with all its retries, and only the last one's outcome counts.
 * RFC 6076 measures at the caller; a capture on the way sees the same a little late.
 * @param nowMicros how far the input went
 * @param into its latest call is this one
 * @param drawn what the caller waited for something to hear, and for the answer; null when nobody draws it
 */
export function measureCall(
  call: Call,
  verdict: Verdict,
  nowMicros: number,
  into: CallBatch,
  drawn: Record<'postDialDelay' | 'setup', DelayHistogram> | null,
): void {
  if (verdict.fault === 'network') into.mark(TRAIT.failed);
  if (verdict.outcome === 'unknown') return;
  const times = callTimes(call, verdict);
  into.mark(establishmentOf(verdict));
  if (verdict.outcome === 'answered') measureSession(call, times, nowMicros, into);
  else into.mark(TRAIT.ended);
  measureWaiting(verdict, times, into);
  drawn?.postDialDelay.add(heardAfter(times));
  drawn?.setup.add(times.answeredMicros - times.begunMicros);
}

/** How the attempt ended, as bits of `TRAIT`. */
function establishmentOf(verdict: Verdict): number {
  const { outcome } = verdict;
  if (outcome === 'answered') return ANSWERED;
  const code = verdict.final?.code ?? 0;
  let traits: number = TRAIT.known;
  if (USER_DECIDED.has(code)) traits |= TRAIT.userDecided;
  if (isEffective(verdict)) traits |= TRAIT.effective | TRAIT.effectiveOrMisdialled;
  else if (isMisdialled(verdict)) traits |= TRAIT.effectiveOrMisdialled;
  const isNotRetried = (code >= 300 && code < 400) || RECOVERABLE.has(code);
  traits |= isNotRetried ? TRAIT.notRetried : TRAIT.decided;
  if (INEFFECTIVE.has(code) || outcome === 'timeout') traits |= TRAIT.ineffective;
  if (outcome === 'cancelled' || code === 487) traits |= rang(verdict) ? TRAIT.abandonedRinging : TRAIT.abandonedEarly;
  return traits;
}

/** How an answered call went on and ended. */
function measureSession(call: Call, { answeredMicros }: CallTimes, nowMicros: number, into: CallBatch): void {
  const { state, byeMicros, endMicros } = judgeDisconnect(call, nowMicros);
  const talkMicros = byeMicros - answeredMicros;
  if (talkMicros >= 0) into.mark(TRAIT.timed);
  if (talkMicros >= 0 && talkMicros < SHORT_MICROS) into.mark(TRAIT.short);
  if (talkMicros >= 0 && talkMicros < SHORT_20_MICROS) into.mark(TRAIT.short20);
  into.measure(state === 'completed' ? SPAN.sdt : SPAN.talkUnfinished, talkMicros);
  if (state === 'open') {
    into.mark(TRAIT.unbroken);
  } else if (state === 'completed') {
    into.mark(TRAIT.ended | TRAIT.completed | TRAIT.unbroken);
    into.measure(SPAN.sdd, endMicros - byeMicros);
  } else {
    into.mark(TRAIT.ended);
    into.measure(SPAN.sddFailed, endMicros - byeMicros);
    into.measure(SPAN.sdtFailed, endMicros - answeredMicros);
  }
}

/** How long the caller waited for something to hear, or for the failure (RFC 6076 4.3). */
function measureWaiting({ outcome, final, attempts }: Verdict, times: CallTimes, into: CallBatch): void {
  const { begunMicros, finalMicros } = times;
  const heardMicros = heardAfter(times);
  if (outcome === 'answered') {
    into.measure(SPAN.srd, heardMicros);
    return;
  }
  into.measure(SPAN.heardUnanswered, heardMicros);
  if (final !== null && final.code >= 400 && !RECOVERABLE.has(final.code))
    into.measure(SPAN.srdFailed, finalMicros - begunMicros);
  else if (outcome === 'timeout' && isSilent(attempts)) into.measure(SPAN.srdFailed, TIMER_B_MICROS);
}

function heardAfter({ begunMicros, alertedMicros, answeredMicros }: CallTimes): number {
  return (Number.isNaN(alertedMicros) ? answeredMicros : alertedMicros) - begunMicros;
}

/** Nothing at all came back, so that Timer B ended it. */
function isSilent(attempts: Verdict['attempts']): boolean {
  return attempts.every((attempt) => attempt.callerSide.every((t) => t.lastResponse === null));
}
