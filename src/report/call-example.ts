import type { ResultCall } from '../result.ts';

/** Characters of a Call-ID that are told at least, and at most. */
const LEAST = 8;
const MOST = 24;
/** What a shell takes as it stands. */
const PLAIN = /^\w[\w.@:+-]*$/;

/** `--call a84b4c76`: as much of the Call-ID as tells the call from the others listed; null where a shell would not take it. */
export function callExample(callId: string, all: readonly ResultCall[]): string | null {
  for (let length = LEAST; length <= MOST; length += LEAST) {
    const start = callId.slice(0, length);
    if (!PLAIN.test(start)) return null;
    if (callId.length <= length || !all.some((other) => other.callId !== callId && other.callId.startsWith(start)))
      return `--call ${start}`;
  }
  return null;
}
