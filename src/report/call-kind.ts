import type { ResultCall } from '../result.ts';

/** The same for calls that failed alike: outcome, code, cause and who decided. */
export function callKind({ outcome, fault, finalCode, cause, decidedBy }: ResultCall): string {
  return [outcome, fault, finalCode, cause?.source, cause?.value, decidedBy?.address].join(' ');
}
