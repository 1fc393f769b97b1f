import type { CallCase } from './call-case.ts';
import type { CaseMessage } from './case-message.ts';

/** The response that refused a call. */
export interface Refusal {
  readonly final: CaseMessage;
  /** The INVITE that it answers, on its hop; null when it was not seen. */
  readonly invite: CaseMessage | null;
  /** Who sent it, as people write it: the decision was made there, or further on. */
  readonly peer: string;
}

/** The refusal that decided a call, as it arose; null unless it has one of the codes. */
export function refusalOf(call: CallCase, ...codes: readonly number[]): Refusal | null {
  const { final } = call;
  if (final === null || !codes.includes(final.code)) return null;
  return { final, invite: call.requestOf(final.transaction), peer: final.sender };
}
