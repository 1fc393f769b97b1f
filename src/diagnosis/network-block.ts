import type { CallCase } from './call-case.ts';

/** Whether the refusal that decided says that a network, not the callee, blocked the call (603+, ATIS-1000099). */
export function isNetworkBlocked({ failure, verdict }: CallCase): boolean {
  return (failure?.path?.final ?? verdict.final)?.networkBlocked === true;
}
