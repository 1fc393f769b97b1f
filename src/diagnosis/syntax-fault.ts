import { judge } from '../sip/verdict.ts';
import type { CaseMessage } from './case-message.ts';

/** What the first thing offends against that a strict reader finds wrong with a message, as `RFC 3261 20.16`; null when nothing is, or it was cut. */
export function faultOfSyntax({ message, isLine }: CaseMessage): string | null {
  // A log's copy of a message is not the message to the byte.
  if (message === null || message.cut || isLine) return null;
  const { bytes, start, end } = message;
  const reason = judge(bytes.subarray(start, end)).reasons.find(({ level }) => level === 'invalid');
  return reason?.section ?? null;
}
