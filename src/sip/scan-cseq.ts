import { isBlank, skipBlanks } from './bytes.ts';
import type { Message } from './message.ts';
import { METHOD, methodAt } from './methods.ts';

const ZERO = 0x30;

const OTHER = METHOD.other;
/** RFC 3261 8.1.1.5: the number is below 2^31. */
const LARGEST = 0x7fffffff;

/** Reads the value of CSeq, `number method` (RFC 3261 20.16), and takes the method of a response from it. */
export function scanCseq(message: Message, start: number, end: number): void {
  const bytes = message.bytes;
  let at = start;
  let number = 0;
  for (; at < end; at++) {
    const digit = bytes[at]! - ZERO;
    if (digit < 0 || digit > 9) break;
    if (number <= LARGEST) number = 10 * number + digit;
  }
  const isNumber = at > start && number <= LARGEST && (at === end || isBlank(bytes[at]!));
  message.cseqNumber = isNumber ? number : -1;
  while (at < end && !isBlank(bytes[at]!)) at++;
  const method = skipBlanks(bytes, at, end);
  let methodEnd = end;
  message.cseqMethod = methodAt(bytes, method, end);
  if (message.cseqMethod === OTHER) {
    // Unregistered, or something stands behind it.
    methodEnd = method;
    while (methodEnd < end && !isBlank(bytes[methodEnd]!)) methodEnd++;
    message.cseqMethod = methodAt(bytes, method, methodEnd);
  }
  if (message.isRequest) return;
  message.method = message.cseqMethod;
  message.methodStart = method;
  message.methodEnd = methodEnd;
}
