/** Where a message stands: frame of a capture, or line of a log. */
export interface Place {
  readonly input: number;
  readonly position: number;
  readonly isLine: boolean;
}
