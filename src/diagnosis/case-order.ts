import type { CaseMessage } from './case-message.ts';

/** Whether one message was seen before another: by time, and by place in one input where times are equal, coarse or unknown. */
export function comesBefore(one: CaseMessage, other: CaseMessage): boolean {
  if (one.micros < other.micros) return true;
  if (one.micros > other.micros) return false;
  return one.input === other.input && one.position < other.position;
}

/** Whether so much of the input follows a message that what is missing did not come later; never where times are unknown. */
export function isLongPast(message: CaseMessage, nowMicros: number, waitMicros: number): boolean {
  return nowMicros - message.lastMicros >= waitMicros;
}
