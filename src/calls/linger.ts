import type { CallIdGroup } from './call-id-group.ts';
import type { Call } from './call.ts';
import type { ResponseSighting } from './response-sighting.ts';
import type { Transaction } from './transaction.ts';

/** Seconds of silence after which nothing more is expected, by what was seen last. */
const LINGER = {
  /** 64*T1, after which no retransmission comes any more (RFC 3261 17.1, Timers B, F, H), and a little. */
  finished: 34,
  /** A challenge may wait for somebody to type a password. */
  challenged: 184,
  /** A request without any response: its sender gives up after 64*T1; leave room for a late answer. */
  unanswered: 66,
  /** 100 only: Timer C is more than three minutes (RFC 3261 16.6). */
  trying: 240,
  /** Ringing may be renewed every minute and last until somebody's timer ends it (RFC 3261 13.3.1.1). */
  ringing: 600,
  /** A call that was answered ends by its BYE. */
  talking: 4 * 3600,
} as const;

/** No group is folded before so many seconds of silence. */
export const SHORTEST_LINGER_SECONDS = LINGER.finished;

/** Seconds of silence after which the group can be folded into the summary. */
export function lingerSeconds(group: CallIdGroup): number {
  let longest: number = LINGER.finished;
  for (let call = group.lastCall; call !== null; call = call.previous) longest = Math.max(longest, callLinger(call));
  for (let registration = group.lastRegistration; registration !== null; registration = registration.previous)
    longest = Math.max(longest, afterFinal(registration.lastTransaction?.final));
  return longest;
}

function callLinger(call: Call): number {
  if (call.byeSeen) return call.byeAnswered ? LINGER.finished : LINGER.unanswered;
  if (call.lastInvite === null) return LINGER.talking;
  let latest: number = LINGER.unanswered;
  for (let t: Transaction | null = call.lastInvite; t !== null; t = t.previous)
    for (let seen = t.lastResponse; seen !== null; seen = seen.previous) {
      const { code } = seen;
      if (code >= 200 && code < 300) return LINGER.talking;
      if (code > 100 && code < 200) latest = LINGER.ringing;
      else if (code === 100) latest = Math.max(latest, LINGER.trying);
    }
  const { final } = call.lastInvite;
  return final === undefined ? latest : afterFinal(final);
}

function afterFinal(final: ResponseSighting | undefined): number {
  if (final === undefined) return LINGER.unanswered;
  return final.code === 401 || final.code === 407 ? LINGER.challenged : LINGER.finished;
}
