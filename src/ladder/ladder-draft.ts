import { SEEN, type Seen } from '../calls/repetition.ts';
import type { CodeTable } from '../codes/code-table.ts';
import type { Ladder, LadderCode, LadderEndpoint, LadderLeg, LadderMessage } from '../ladder.ts';
import type { Payload } from '../payload.ts';
import type { ResultCall } from '../result.ts';
import type { Message } from '../sip/message.ts';
import { METHOD } from '../sip/methods.ts';
import type { Endpoints } from '../util/endpoints.ts';
import { isoTime, secondsBetween } from '../util/time.ts';
import { placeKey } from './call-picker.ts';
import { describeMessage, sdpText } from './describe-message.ts';
import { numberForks, type ForkFacts } from './number-forks.ts';

/** Places kept of the times that one message was sent again. */
const MOST_REPEATS = 32;

/** What may still be kept, over all ladders of a run. */
export interface Budget {
  messages: number;
  /** Of the messages as they are in the input. */
  bytes: number;
}

export interface DraftOptions {
  codes: CodeTable;
  endpoints: Endpoints;
  budget: Budget;
  /** Messages of one ladder. */
  mostMessages: number;
  withBody: boolean;
  withRaw: boolean;
}

/** The ladder of one call while its messages come. */
export class LadderDraft {
  readonly #call: ResultCall;
  readonly #options: DraftOptions;
  readonly #messages: (LadderMessage & { micros: number })[] = [];
  readonly #forkFacts: ForkFacts[] = [];
  /** By what makes a message the same when it is sent again. */
  readonly #byIdentity = new Map<string, LadderMessage>();
  readonly #endpoints: LadderEndpoint[] = [];
  readonly #indices = new Map<number, number>();
  #omitted = 0;

  constructor(call: ResultCall, options: DraftOptions) {
    this.#call = call;
    this.#options = options;
  }

  add(message: Message, payload: Payload, how: Seen, leg: number): void {
    const { codes, endpoints, budget, withBody, withRaw } = this.#options;
    const identity = `${leg} ${identityOf(message, payload)}`;
    const known = how === SEEN.first ? undefined : this.#byIdentity.get(identity);
    if (known) return repeat(known, payload, how);
    const size = message.end - message.start;
    if (this.#messages.length >= this.#options.mostMessages || budget.messages <= 0 || budget.bytes < size) {
      this.#omitted++;
      return;
    }
    budget.messages--;
    budget.bytes -= size;
    const body = withBody ? sdpText(message) : null;
    const source = this.#endpoint(payload.source);
    const destination = this.#endpoint(payload.destination);
    const { time, ...facts } = describeMessage(message, payload, codes);
    const kept = {
      micros: payload.timeMicros,
      time,
      offset: secondsBetween(this.#messages[0]?.micros ?? payload.timeMicros, payload.timeMicros),
      leg,
      source,
      destination,
      ...facts,
      ...(body === null ? {} : { body }),
      ...(withRaw ? { raw: message.text(message.start, message.end) } : {}),
      fork: null,
    };
    this.#messages.push(kept);
    this.#byIdentity.set(identity, kept);
    this.#forkFacts.push(forkFactsOf(message, leg, endpoints.host(clientOf(message, payload))));
  }

  finish(): Ladder {
    const forks = numberForks(this.#forkFacts);
    const messages = this.#messages.map(({ micros: _, ...message }, i) => inOrder({ ...message, fork: forks[i]! }));
    placeFindings(this.#call, messages);
    const legs: LadderLeg[] = [
      { callId: this.#call.callId, strategy: null, confidence: null },
      ...this.#call.linked.map(({ callId, strategy, confidence }) => ({ callId, strategy, confidence })),
    ];
    const codes = this.#codes(messages);
    return {
      call: this.#call,
      legs,
      endpoints: this.#endpoints,
      messages,
      codes,
      advice: this.#advice(),
      omitted: this.#omitted,
    };
  }

  #endpoint(id: number): number {
    let index = this.#indices.get(id);
    if (index === undefined) {
      index = this.#endpoints.length;
      this.#indices.set(id, index);
      const host = this.#options.endpoints.host(id);
      const port = /:(\d+)$/.exec((this.#options.endpoints.text(id) ?? '').slice(host?.length ?? 0))?.[1];
      this.#endpoints.push({ host, port: port === undefined ? null : Number(port) });
    }
    return index;
  }

  /** A call that nobody answered is to be looked into as if it had got a 408. */
  #advice(): string[] {
    const { outcome, originCode, finalCode } = this.#call;
    if (outcome === 'answered' || outcome === 'unknown') return [];
    const code = originCode ?? finalCode ?? (outcome === 'timeout' ? 408 : null);
    return code === null ? [] : [...this.#options.codes.response(code).checkFirst];
  }

  #codes(messages: readonly LadderMessage[]): LadderCode[] {
    const firstPhrases = new Map<number, string>();
    for (const { code, phrase } of messages)
      if (code !== null && !firstPhrases.has(code)) firstPhrases.set(code, phrase ?? '');
    return [...firstPhrases].map(([code, own]) => {
      const { phrase, meaning, rfc, section } = this.#options.codes.response(code);
      const reference = rfc === null || section === null ? rfc : `${rfc} ${section}`;
      return { code, phrase: phrase ?? own, meaning, reference };
    });
  }
}

function repeat(known: LadderMessage, payload: Payload, how: Seen): void {
  if (how === SEEN.duplicate) {
    known.recordedAgain++;
    return;
  }
  known.resent++;
  known.lastTime = isoTime(payload.timeMicros) ?? known.lastTime;
  if (known.repeats.length < MOST_REPEATS) known.repeats.push({ input: payload.input, ...payload.place() });
}

/** Equal for what is sent again: the same message of the same transaction on the same path (RFC 3261 17). */
function identityOf(message: Message, { source, destination }: Payload): string {
  const what = message.isRequest ? message.methodName : `${message.statusCode} ${message.methodName}`;
  return `${what} ${message.cseqNumber} ${message.branchHash} ${message.toTagHash} ${source} ${destination}`;
}

/** The end of a path that is the client of the transaction. */
function clientOf({ isRequest }: Message, { source, destination }: Payload): number {
  return isRequest ? source : destination;
}

function forkFactsOf(message: Message, leg: number, client: string | null): ForkFacts {
  const { isRequest, cseqMethod, method, toTagHash, branchHash, cseqNumber, statusCode } = message;
  return {
    isRequest,
    isInitial: (isRequest ? method : cseqMethod) === METHOD.INVITE && !(isRequest && toTagHash !== 0),
    leg,
    cseq: cseqNumber,
    client: client ?? '?',
    branch: branchHash,
    toTag: toTagHash,
    code: isRequest ? null : statusCode,
  };
}

/** The keys in the order of the type, so that output is the same however a message came about. */
function inOrder(message: LadderMessage): LadderMessage {
  const { time, offset, leg, source, destination, transport, method, cseq, inDialog, requestUri } = message;
  const { code, phrase, meaning, fork, ...rest } = message;
  const head = { time, offset, leg, source, destination, transport, method, cseq, inDialog, requestUri };
  return { ...head, code, phrase, meaning, fork, ...rest };
}

/** Puts each finding of the call at the messages that are evidence of it. */
function placeFindings({ findings }: ResultCall, messages: readonly LadderMessage[]): void {
  if (findings.length === 0) return;
  const byPlace = new Map<string, LadderMessage>();
  for (const message of messages)
    for (const place of [ownPlace(message), ...message.repeats])
      if (!byPlace.has(placeKey(place))) byPlace.set(placeKey(place), message);
  for (const [index, { evidence }] of findings.entries())
    for (const place of evidence) {
      const message = byPlace.get(placeKey(place));
      if (message && !message.findings.includes(index)) message.findings.push(index);
    }
}

function ownPlace({
  input,
  frame,
  line,
}: LadderMessage): { input: number; frame: number } | { input: number; line: number } {
  return frame === undefined ? { input, line: line ?? 0 } : { input, frame };
}
