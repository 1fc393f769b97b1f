import type { Verdict } from '../diagnosis/outcome.ts';

/** The key of `byCause`: the source of the cause and its value, as in `calls[].cause`; the code where nothing says more. */
export function causeKeyOf({ cause, final }: Verdict): string {
  if (cause !== null) return `q850:${cause.q850Cause}`;
  return final === null ? 'none' : `code:${final.code}`;
}

/** The key of `byHop`: the address that decided the call, as in `calls[].decidedBy`; null while nobody knows it. */
export const hopKeyOf: (verdict: Verdict) => string | null = () => null;
