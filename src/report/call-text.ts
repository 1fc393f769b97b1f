import type { Party, ResultCall } from '../result.ts';

/** `100 → 200`, as on the wire. */
export function callParties({ from, to }: ResultCall, arrow: string): string {
  return `${partyText(from)} ${arrow} ${partyText(to)}`;
}

/** Seconds from the INVITE to the answer, or to the response that ended the call; without one, to its last message. Null when unknown. */
export function decidedAfter({ timing, outcome, startTime, endTime }: ResultCall): number | null {
  const { postDialDelay, ringing, setup } = timing;
  if (outcome === 'answered') return setup;
  if (postDialDelay !== null && ringing !== null) return postDialDelay + ringing;
  if (outcome === 'unknown' || startTime === null || endTime === null) return null;
  const seconds = (Date.parse(endTime) - Date.parse(startTime)) / 1000;
  return Number.isNaN(seconds) ? null : seconds;
}

function partyText(party: Party): string {
  return party.user ?? party.host ?? party.uri ?? '?';
}
