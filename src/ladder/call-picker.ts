import type { Payload } from '../payload.ts';
import type { Evidence, ResultCall } from '../result.ts';
import type { Message } from '../sip/message.ts';
import { METHOD } from '../sip/methods.ts';

/** A call that uses the Call-ID and is not among those known. */
const ANOTHER = -1;

/** Transactions remembered, and tags; who uses one Call-ID for more of them is found by tags alone, and by what came last. */
const MOST_BRANCHES = 4096;

/** Tells apart the calls that share one Call-ID, by where each begins and by the caller's tag, as `calls/assign-call.ts` does. */
export class CallPicker {
  readonly #starts = new Map<string, number>();
  /** The latest call with that caller's tag. */
  readonly #byTag = new Map<number, number>();
  /** The call of each request, so that responses follow it whatever became of their tags. */
  readonly #byBranch = new Map<number, number>();
  #latest = ANOTHER;

  /** @param calls in the order of their first messages */
  constructor(calls: readonly ResultCall[]) {
    for (const [index, { first }] of calls.entries()) this.#starts.set(placeKey(first), index);
  }

  /** Index of the call that a message with this Call-ID belongs to; -1 when it is none of them. Wants the messages in their order. */
  pick(message: Message, payload: Payload): number {
    const index = this.#find(message, payload);
    if (message.isRequest && this.#byBranch.size < MOST_BRANCHES) this.#byBranch.set(message.branchHash, index);
    return index;
  }

  #find(message: Message, payload: Payload): number {
    const started = this.#start(message, payload);
    if (started !== null) return started;
    const asked = message.isRequest ? undefined : this.#byBranch.get(message.branchHash);
    if (asked !== undefined) return asked;
    const known = this.#byTag.get(message.fromTagHash) ?? this.#byTag.get(message.toTagHash);
    if (known !== undefined) return known;
    // An initial INVITE that begins none of the known calls begins another.
    if (message.isRequest && message.method === METHOD.INVITE && message.toTagHash === 0)
      this.#begin(ANOTHER, message.fromTagHash);
    return this.#latest;
  }

  #start(message: Message, payload: Payload): number | null {
    const key = placeKey({ input: payload.input, ...payload.place() });
    const index = this.#starts.get(key);
    if (index === undefined) return null;
    // A frame may hold several messages: the first of them begins the call.
    this.#starts.delete(key);
    this.#begin(index, message.fromTagHash);
    return index;
  }

  #begin(index: number, tag: number): void {
    if (this.#byTag.size < MOST_BRANCHES || this.#byTag.has(tag)) this.#byTag.set(tag, index);
    this.#latest = index;
  }
}

/** One text for one place. */
export function placeKey(place: Evidence): string {
  return 'frame' in place ? `${place.input}:${place.frame}` : `${place.input}:L${place.line}`;
}
