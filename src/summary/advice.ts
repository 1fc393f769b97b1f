import type { CodeTable } from '../codes/code-table.ts';
import { words } from '../codes/words.ts';

/** What the report has read already. */
const ALREADY_READ = /Reason|Warning|Retry-After|\b1\d\d\b|\b32 s\b/;

/**
 * One thing to check first, of those in the table of codes.
 * @param code that was told; null without a final response
 * @param q850 the cause behind it; one without advice of its own goes by the code that it becomes (RFC 3398 7.2.4.1); 0 when none
 */
export function adviceFor(code: number | null, q850: number, codes: CodeTable): string | null {
  const cause = q850 === 0 ? null : codes.q850(q850);
  if (cause !== null && cause.advice !== null) return cause.advice;
  const told = cause?.toSip[0]?.code ?? code;
  if (told === null) return words(codes.language).sentence.silentAdvice;
  const { checkFirst } = codes.response(told);
  return checkFirst.find((check) => !ALREADY_READ.test(check)) ?? checkFirst[0] ?? null;
}
