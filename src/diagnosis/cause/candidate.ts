import type { CallCause } from '../../result.ts';

/** Something in a call that says why it was not answered. */
export interface CauseCandidate {
  readonly source: CallCause['source'];
  /** What names it within its source: a number, or a text such as `STIR 436`, `ms-diagnostics 1003`. */
  readonly value: number | string | null;
  /** The wire's own words. */
  readonly text: string | null;
  /** Q.850 cause behind it, whoever wrote it; 0 when none. */
  readonly q850: number;
  /** It stands in an ISUP message inside the body. */
  readonly isIsup?: boolean | undefined;
  /** Token of RFC 8606. */
  readonly location: string | null;
  /** Seconds of a Retry-After in the same response. */
  readonly retryAfter: number | null;
  /** The frame, or the line of a log. */
  readonly position: number | null;
  readonly isLine: boolean;
  readonly timeMicros: number;
  /** 0: names one thing. 1: names a kind of things. 2: the code itself. 3: says nothing more. */
  readonly vagueness: 0 | 1 | 2 | 3;
  /** On the way of the final response that decided; else of a branch that did not. */
  readonly isDeciding: boolean;
  readonly isFinal: boolean;
}
