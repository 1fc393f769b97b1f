import type { Outcome, ResultCall } from '../result.ts';

/** Which of two calls is kept rather; negative for the first. */
export type CallOrder = (one: ResultCall, other: ResultCall) => number;

interface Listed {
  sequence: number;
  call: ResultCall;
}

/**
 * The described calls of a result. Beyond a number of them, those that stand last in the order are left out; a sixteenth more is
 * kept meanwhile, so that sorting them out costs little a call.
 */
export class ListedCalls {
  readonly #most: number;
  readonly #order: CallOrder;
  #calls: Listed[] = [];
  /** The last of those that were kept when calls were left out; null before that. */
  #last: Listed | null = null;
  /** Calls that were left out. */
  overflow = 0;

  /**
   * @param most how many calls are kept
   * @param order which calls a report lists first; of equals the one that began first
   */
  constructor(most: number, order: CallOrder) {
    this.#most = most;
    this.#order = order;
  }

  /** @param sequence the calls in the order in which they began */
  add(sequence: number, call: ResultCall): void {
    this.#calls.push({ sequence, call });
    if (this.#calls.length > this.#most + (this.#most >> 4)) this.#trim();
  }

  /**
   * Counts a call that would stand behind all that are kept, which need not be described then. Of an order other than the
   * usual one that is known of described calls alone.
   */
  leavesOut(sequence: number, outcome: Outcome): boolean {
    const last = this.#last;
    if (last === null || this.#order !== knownFirst) return false;
    const later = Number(outcome === 'unknown') - Number(last.call.outcome === 'unknown') || sequence - last.sequence;
    if (later < 0) return false;
    this.overflow++;
    return true;
  }

  /** In the order in which they began. */
  rows(): ResultCall[] {
    this.#trim();
    return this.#calls.sort((a, b) => a.sequence - b.sequence).map(({ call }) => call);
  }

  #trim(): void {
    if (this.#calls.length <= this.#most) return;
    this.#calls.sort((a, b) => this.#order(a.call, b.call) || a.sequence - b.sequence);
    this.overflow += this.#calls.length - this.#most;
    this.#calls.length = this.#most;
    this.#last = this.#calls.at(-1) ?? null;
  }
}

/** As reports for people list calls: those whose outcome is not known stand last. */
export const knownFirst: CallOrder = (one, other) =>
  Number(one.outcome === 'unknown') - Number(other.outcome === 'unknown');
