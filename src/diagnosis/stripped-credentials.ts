import type { AuthValue } from '../sip/auth-value.ts';
import { challengesIn, credentialsIn, realmOf } from './auth-rounds.ts';
import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/** Credentials that reached a hop and did not leave it. */
export interface StrippedCredentials {
  readonly with: CaseMessage;
  readonly without: CaseMessage;
  readonly challenge: CaseMessage;
  readonly asked: AuthValue;
}

/**
 * Finds where credentials were lost: they were sent for the very realm that a hop further on asks for, and are not there. A
 * proxy rightly takes out only those for its own realm (RFC 3261 22.3). Null when both sides were not captured.
 */
export function strippedCredentials(call: CallCase): StrippedCredentials | null {
  const path = call.failure?.path;
  const challenge = call.final;
  if (!path || challenge === null || path.hops.length < 2) return null;
  const requests = path.hops.flatMap((hop) => call.requestOf(hop) ?? []);
  const last = requests.at(-1);
  if (last === undefined || last.message === null) return null;
  for (const asked of challengesIn(challenge)) {
    const has = requests.map((r) =>
      credentialsIn(r, challenge.code).some((given) => realmOf(given) === realmOf(asked)),
    );
    const at = has.indexOf(true);
    const lost = at < 0 ? -1 : has.findIndex((value, index) => index > at && !value);
    if (lost > 0 && !has.at(-1)) return { with: requests[lost - 1]!, without: requests[lost]!, challenge, asked };
  }
  return null;
}
