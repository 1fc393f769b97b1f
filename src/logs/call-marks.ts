import { latin1 } from './log-line.ts';
import { LogMemory } from './log-memory.ts';

/** RFC 3261 20.8, compact form 7.3.3. */
const CALL_ID = /\r\n(?:call-id|i)[ \t]*:[ \t]*(\S+)/i;

/** Which Call-ID a program's own mark of a call stands for: that of the first message with the mark, so of the caller's leg. */
export class CallMarks {
  #callIds = new LogMemory();

  /** A message with the mark: the first `length` bytes. */
  see(mark: string, bytes: Uint8Array, length: number): void {
    if (this.#callIds.get(mark) !== null) return;
    const callId = CALL_ID.exec(latin1(bytes, 0, length))?.[1];
    if (callId !== undefined) this.#callIds.set(mark, callId);
  }

  callIdOf(mark: string | null): string | null {
    return mark === null ? null : this.#callIds.get(mark);
  }

  clear(): void {
    this.#callIds = new LogMemory();
  }
}
