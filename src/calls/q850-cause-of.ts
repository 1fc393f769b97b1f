import type { Message } from '../sip/message.ts';

/** The cause of the first Q.850 value among a message's Reason headers (RFC 3326, RFC 6432); 0 when there is none. */
export function q850CauseOf(message: Message): number {
  if (!message.hasReason) return 0;
  for (const value of message.headers('Reason')) {
    const cause = /\bQ\.850\b[^,]*?;\s*cause\s*=\s*"?(\d{1,3})\b/i.exec(value);
    if (cause) return Number(cause[1]);
  }
  return 0;
}
