/**
 * How far one sequence number is ahead of another, negative when behind, across the wrap at 2^32 (RFC 9293 3.4).
 * The stage keeps sequence numbers as signed 32-bit numbers.
 */
export function distance(to: number, from: number): number {
  return (to - from) | 0;
}
