import type { EndSignal, Terminal } from './terminal.ts';

const SIGNALS: readonly EndSignal[] = ['SIGINT', 'SIGTERM'];
/**
 * What is still waited for: ^C reaches the writer of a pipe too, which then hands over what it has and ends. One that goes on
 * must not keep us.
 */
const GRACE_MILLIS = 1000;

type Read = IteratorResult<Uint8Array, unknown>;

/**
 * Standard input that ends when the program is asked to: what came until then counts. Whoever asks a second time gets what
 * the signal does by itself.
 */
export class EndingInput {
  readonly #source: AsyncIterable<Uint8Array>;
  readonly #terminal: Terminal;
  readonly #graceMillis: number;
  readonly #onSignal = (): void => this.#end();
  #timer: NodeJS.Timeout | undefined;
  #isOver = false;
  /** Ends the reading that is waited for. */
  #giveUp: (() => void) | null = null;

  /** It listens to signals from now on, until `close`. */
  constructor(source: AsyncIterable<Uint8Array>, terminal: Terminal, graceMillis = GRACE_MILLIS) {
    this.#source = source;
    this.#terminal = terminal;
    this.#graceMillis = graceMillis;
    for (const signal of SIGNALS) terminal.once?.(signal, this.#onSignal);
  }

  async *bytes(): AsyncGenerator<Uint8Array> {
    const chunks = this.#source[Symbol.asyncIterator]();
    for (;;) {
      const read = await this.#next(chunks);
      if (read.done) return;
      yield read.value;
    }
  }

  /** Nothing more is wanted: signals do what they always do. */
  close(): void {
    clearTimeout(this.#timer);
    this.#stopListening();
    // An open pipe would keep the process; to ask its iterator to return would be to wait for what it reads.
    if (isDestroyable(this.#source)) this.#source.destroy();
  }

  #next(chunks: AsyncIterator<Uint8Array>): Promise<Read> {
    if (this.#isOver) return Promise.resolve({ done: true, value: undefined });
    // Not `Promise.race`: with one promise for all readings, that would keep something of each.
    return new Promise((resolve, reject) => {
      this.#giveUp = () => resolve({ done: true, value: undefined });
      chunks.next().then(resolve, reject);
    });
  }

  #end(): void {
    this.#stopListening();
    this.#timer = setTimeout(() => {
      this.#isOver = true;
      this.#giveUp?.();
    }, this.#graceMillis);
  }

  #stopListening(): void {
    for (const signal of SIGNALS) this.#terminal.off?.(signal, this.#onSignal);
  }
}

function isDestroyable(source: object): source is { destroy: () => void } {
  return 'destroy' in source && typeof source.destroy === 'function';
}
