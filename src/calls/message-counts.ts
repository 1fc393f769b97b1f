import { SEEN, type Seen } from './repetition.ts';
import type { Message } from '../sip/message.ts';
import { METHOD, METHOD_NAMES } from '../sip/methods.ts';

// Bindings of its own: those that cross modules are looked up at each use.
const OTHER = METHOD.other;
const { retransmission: RETRANSMISSION, duplicate: DUPLICATE } = SEEN;

const METHODS = METHOD_NAMES.length;
/** Names of unregistered methods kept; a flood of invented ones is counted together. */
const MAX_OTHER_METHODS = 64;

/** Messages by kind, and responses by code and method, over the whole input. */
export class MessageCounts {
  requests = 0;
  responses = 0;
  retransmissions = 0;
  duplicates = 0;
  /** Messages by input. */
  readonly byInput: number[] = [];
  readonly #byCode = new Float64Array(700 * METHODS);
  readonly #retransmissions = new Float64Array(700);
  /** Responses to unregistered methods by `code method`. */
  readonly #others = new Map<string, number>();
  /** Responses to methods whose names found no room. */
  overflow = 0;
  /** The first phrase seen of each code. */
  readonly #phrases: (string | undefined)[] = [];

  add(message: Message, input: number, how: Seen): void {
    this.byInput[input] = (this.byInput[input] ?? 0) + 1;
    if (how === RETRANSMISSION) this.retransmissions++;
    else if (how === DUPLICATE) this.duplicates++;
    if (message.isRequest) {
      this.requests++;
      return;
    }
    const { statusCode: code, cseqMethod: method } = message;
    this.responses++;
    this.#phrases[code] ??= message.reasonPhrase ?? '';
    this.#byCode[code * METHODS + method]!++;
    if (how === RETRANSMISSION) this.#retransmissions[code]!++;
    if (method === OTHER) this.#addOther(code, message.methodName);
  }

  /** The codes seen, ascending, each with its count, retransmissions and count by method of CSeq (most frequent first). */
  *codes(): Generator<{ code: number; count: number; retransmissions: number; methods: Record<string, number> }> {
    for (let code = 100; code < 700; code++) {
      const methods: [string, number][] = [];
      for (let m = 0; m < METHODS; m++) {
        const count = this.#byCode[code * METHODS + m]!;
        if (count > 0 && m !== OTHER) methods.push([METHOD_NAMES[m]!, count]);
      }
      for (const [key, count] of this.#others) if (key.startsWith(`${code} `)) methods.push([key.slice(4), count]);
      if (methods.length === 0) continue;
      const count = methods.reduce((sum, [, n]) => sum + n, 0);
      methods.sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
      yield { code, count, retransmissions: this.#retransmissions[code]!, methods: Object.fromEntries(methods) };
    }
  }

  /** The first reason phrase seen of a code. */
  phrase(code: number): string {
    return this.#phrases[code] ?? '';
  }

  #addOther(code: number, method: string): void {
    let key = `${code} ${method}`;
    if (!this.#others.has(key) && this.#others.size >= MAX_OTHER_METHODS) {
      key = `${code} (other)`;
      this.overflow++;
    }
    this.#others.set(key, (this.#others.get(key) ?? 0) + 1);
  }
}
