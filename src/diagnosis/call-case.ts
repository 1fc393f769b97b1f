import type { Call } from '../calls/call.ts';
import type { MessageStore } from '../calls/message-store.ts';
import type { ResponseSighting } from '../calls/response-sighting.ts';
import type { Transaction } from '../calls/transaction.ts';
import { METHOD_NAMES } from '../sip/methods.ts';
import { MessageArena } from '../sip/message-arena.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { CaseMessage, type CaseContext } from './case-message.ts';
import type { Failure } from './failure.ts';
import type { Verdict } from './outcome.ts';

/** What a call is judged with. */
export interface CaseParts {
  readonly call: Call;
  readonly verdict: Verdict;
  /** null when it was answered, or nobody knows. */
  readonly failure: Failure | null;
  /** How far the input went, microseconds since the epoch; NaN when unknown. */
  readonly nowMicros: number;
  readonly endpoints: Endpoints;
  readonly store: MessageStore;
}

/** One call is looked at after the other. */
const ARENA = new MessageArena();

/** One ended call as rules see it: its messages in order, and what was judged of it already. Valid while the rules run. */
export class CallCase {
  readonly call: Call;
  readonly verdict: Verdict;
  readonly failure: Failure | null;
  readonly nowMicros: number;
  readonly endpoints: Endpoints;
  readonly #context: CaseContext;
  readonly #byTransaction = new Map<Transaction, readonly CaseMessage[]>();
  // Asked for by rule after rule.
  #messages: readonly CaseMessage[] | null = null;
  #invites: readonly CaseMessage[] | null = null;
  #final: CaseMessage | null | undefined;
  #told: CaseMessage | null | undefined;

  constructor({ call, verdict, failure, nowMicros, endpoints, store }: CaseParts) {
    this.call = call;
    this.verdict = verdict;
    this.failure = failure;
    this.nowMicros = nowMicros;
    this.endpoints = endpoints;
    ARENA.reset();
    this.#context = { endpoints, store, arena: ARENA, isLine: call.positionIsLine };
  }

  /** Latin-1 text of the Call-ID's bytes; empty when nothing was kept that has it. */
  get callId(): string {
    const { callId } = this.call;
    if (callId !== '') return callId;
    const { message } = this.final ?? this.invite ?? { message: null };
    return message === null || message.callIdStart < 0
      ? ''
      : Buffer.from(message.bytes.subarray(message.callIdStart, message.callIdEnd)).toString('latin1');
  }

  /** All messages, each once with what was sent again of it, at every hop, in the order of time. */
  get messages(): readonly CaseMessage[] {
    if (this.#messages === null) {
      const all = [...this.call.invites, ...this.call.inDialog].flatMap((t) => this.#of(t));
      this.#messages = all.sort(byTime);
    }
    return this.#messages;
  }

  /** Requests of one method other than the initial INVITEs, at every hop, in the order of time. */
  inDialog(method: string): CaseMessage[] {
    const found: CaseMessage[] = [];
    for (let t = this.call.lastInDialog; t !== null; t = t.previous)
      if (t.requests > 0 && (t.otherMethod ?? METHOD_NAMES[t.method]) === method) found.unshift(this.#of(t)[0]!);
    return found.length < 2 ? found : found.sort(byTime);
  }

  /** The initial INVITEs that the caller sent: one for each attempt, more where branches of a fork are all that was seen. */
  get invites(): readonly CaseMessage[] {
    return (this.#invites ??= this.#requestsOf(this.verdict.attempts.flatMap(({ callerSide }) => callerSide)));
  }

  /** The INVITE of the caller's last attempt; null when it was not seen. */
  get invite(): CaseMessage | null {
    return this.invites.at(-1) ?? null;
  }

  /** The same INVITE at all hops of the last attempt. */
  get sightings(): readonly CaseMessage[] {
    return this.#requestsOf(this.verdict.attempts.at(-1)?.transactions ?? []);
  }

  /** The final response that decided the call: as it arose, before anybody changed it. Null when there was none. */
  get final(): CaseMessage | null {
    if (this.#final === undefined) this.#final = this.#response(this.failure?.path?.final ?? this.verdict.final);
    return this.#final;
  }

  /** The final response that the caller was told; null when there was none. */
  get told(): CaseMessage | null {
    if (this.#told === undefined) this.#told = this.#response(this.verdict.final);
    return this.#told;
  }

  /** The responses that came for a request, on its hop, in the order seen. */
  responsesTo({ transaction }: CaseMessage): readonly CaseMessage[] {
    return this.responsesIn(transaction);
  }

  /** The first final response to a request, on its hop; null when there was none. */
  finalOf(request: CaseMessage): CaseMessage | null {
    return this.responsesTo(request).find(({ code }) => code >= 200) ?? null;
  }

  /** The request of a transaction; null when only responses were seen. */
  requestOf(transaction: Transaction): CaseMessage | null {
    const first = this.#of(transaction)[0];
    return first?.isRequest === true ? first : null;
  }

  /** All responses to the initial INVITEs as the caller heard them, in the order of time. */
  get heard(): CaseMessage[] {
    return this.verdict.attempts.flatMap(({ callerSide }) => callerSide.flatMap((t) => this.responsesIn(t)));
  }

  responsesIn(transaction: Transaction): readonly CaseMessage[] {
    const all = this.#of(transaction);
    return transaction.requests > 0 ? all.slice(1) : all;
  }

  /** Who the caller's INVITE was sent to, as people write it; `?` when unknown. */
  get peer(): string {
    return this.invite?.receiver ?? '?';
  }

  /** The dialled user part or number; null when unknown. */
  get dialled(): string | null {
    const uri = this.invite?.requestUri ?? this.call.requestUri;
    return uri === null ? null : (/^(?:sips?:([^@;:>]+)[@:]|tel:([^;>]+))/i.exec(uri)?.slice(1).find(Boolean) ?? null);
  }

  #response(response: ResponseSighting | null): CaseMessage | null {
    if (response === null) return null;
    for (let t = this.call.lastInvite; t !== null; t = t.previous)
      for (let r = t.lastResponse, at = 0; r !== null; r = r.previous, at++)
        if (r === response) return this.#of(t).at(-1 - at) ?? null;
    return null;
  }

  #requestsOf(transactions: readonly Transaction[]): CaseMessage[] {
    const requests: CaseMessage[] = [];
    for (const t of transactions) if (t.requests > 0) requests.push(this.#of(t)[0]!);
    return requests;
  }

  /** The request, if seen, then its responses in the order seen. */
  #of(transaction: Transaction): readonly CaseMessage[] {
    const known = this.#byTransaction.get(transaction);
    if (known !== undefined) return known;
    const all: CaseMessage[] = [];
    for (let r = transaction.lastResponse; r !== null; r = r.previous)
      all.push(new CaseMessage(this.#context, transaction, r));
    if (transaction.requests > 0) all.push(new CaseMessage(this.#context, transaction, null));
    all.reverse();
    this.#byTransaction.set(transaction, all);
    return all;
  }
}

function byTime(a: CaseMessage, b: CaseMessage): number {
  return a.micros - b.micros || a.position - b.position;
}
