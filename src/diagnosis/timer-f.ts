import type { Transaction } from '../calls/transaction.ts';

/** Timer F: 64*T1 (RFC 3261 17.1.2.2). */
export const TIMER_F_MICROS = 32e6;
/** A request over UDP is sent so often in that time. */
const TIMER_F_SENDS = 11;

/** Whether the sender of a request other than INVITE has given up waiting. @param nowMicros how far the input went */
export function timerFired(transaction: Transaction, nowMicros: number): boolean {
  return transaction.requests >= TIMER_F_SENDS || nowMicros - transaction.firstMicros >= TIMER_F_MICROS;
}
