import { Buffer } from 'node:buffer';

import type { CallObserver } from '../calls/call-tracker.ts';
import type { Seen } from '../calls/repetition.ts';
import type { Ladder } from '../ladder.ts';
import type { Payload } from '../payload.ts';
import type { ResultCall } from '../result.ts';
import type { Message } from '../sip/message.ts';
import { hashBytes } from '../util/hash.ts';
import { CallPicker } from './call-picker.ts';
import { LadderDraft, type DraftOptions } from './ladder-draft.ts';

/** The calls of one Call-ID, and the ladders that its messages stand in. */
interface Wanted {
  calls: ResultCall[];
  /** By the index of the call. */
  own: LadderDraft[];
  /** As the leg of another call, where the whole Call-ID counts. */
  legs: { draft: LadderDraft; leg: number }[];
  picker: CallPicker;
}

/** Takes the messages of the wanted calls out of all messages of an input. */
export class LadderCollector implements CallObserver {
  readonly #drafts: LadderDraft[];
  readonly #wanted = new Map<string, Wanted>();
  /** Of the Call-IDs as bytes, so that no text is made of any other. */
  readonly #hashes = new Set<number>();

  /** @param calls in the order of their first messages */
  constructor(calls: readonly ResultCall[], options: DraftOptions) {
    this.#drafts = calls.map((call) => new LadderDraft(call, options));
    for (const [i, call] of calls.entries()) {
      const wanted = this.#of(call.callId);
      wanted.calls.push(call);
      wanted.own.push(this.#drafts[i]!);
      for (const [k, { callId }] of call.linked.entries())
        this.#of(callId).legs.push({ draft: this.#drafts[i]!, leg: k + 1 });
    }
    for (const wanted of this.#wanted.values()) wanted.picker = new CallPicker(wanted.calls);
  }

  wants(message: Message): boolean {
    return this.#hashes.has(message.callIdHash) && this.#wanted.has(message.callId ?? '');
  }

  seen(message: Message, payload: Payload, how: Seen): void {
    const wanted = this.#wanted.get(message.callId ?? '');
    if (!wanted) return;
    wanted.own[wanted.picker.pick(message, payload)]?.add(message, payload, how, 0);
    for (const { draft, leg } of wanted.legs) draft.add(message, payload, how, leg);
  }

  /** One ladder a call, in the order of the calls. */
  finish(): Ladder[] {
    return this.#drafts.map((draft) => draft.finish());
  }

  callEnded(): void {}

  registrationEnded(): void {}

  otherEnded(): void {}

  #of(callId: string): Wanted {
    let wanted = this.#wanted.get(callId);
    if (!wanted) {
      this.#wanted.set(callId, (wanted = { calls: [], own: [], legs: [], picker: new CallPicker([]) }));
      // A Call-ID that is no UTF-8 was read as Latin-1.
      for (const encoding of ['utf8', 'latin1'] as const) {
        const bytes = Buffer.from(callId, encoding);
        this.#hashes.add(hashBytes(bytes, 0, bytes.length) || 1);
      }
    }
    return wanted;
  }
}
