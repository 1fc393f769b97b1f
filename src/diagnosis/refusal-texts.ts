import type { CaseMessage } from './case-message.ts';
import { saidText } from './said-text.ts';

const MONEY = /\b(?:balance|credits?|quota|funds|prepaid|payment|saldo|cr[eé]dito)\b/i;
const STALE_DATE = /\bstale\s+date\b/i;

/** The words in which a response says that money is what is missing; null when it does not. */
export function moneyText(response: CaseMessage): string | null {
  return saidText(response, MONEY);
}

/** Whether a response says that a signature is too old (RFC 8224 6.2.2). */
export function saysStaleDate(response: CaseMessage): boolean {
  return saidText(response, STALE_DATE) !== null;
}

/** Cause of a Reason of protocol STIR (RFC 9410, RFC 8224 6.2.2); null when there is none. */
export function stirCause(response: CaseMessage): number | null {
  const reason = response.hints?.reasons.find(({ protocol }) => protocol.toUpperCase() === 'STIR');
  return reason?.cause ?? null;
}

/** Whether a refusal names its ground, for which there is a rule of its own. */
export function hasOwnRule(response: CaseMessage): boolean {
  return moneyText(response) !== null || saysStaleDate(response) || stirCause(response) !== null;
}
