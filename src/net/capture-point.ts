/** Where and when a packet was captured. */
export interface CapturePoint {
  /** Index of the input. */
  input: number;
  /** Number of the packet in it, from 1. */
  frame: number;
  /** Microseconds since the epoch, NaN when unknown. */
  timeMicros: number;
}
