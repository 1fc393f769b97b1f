import type { ByteWindow } from '../util/byte-window.ts';
import type { ByteSource } from './byte-source.ts';

/** What a window has not given yet, as a source: for what had to be looked at before it was known to be compressed. */
export class WindowSource implements ByteSource {
  readonly sizeBytes = null;
  readonly rewind = null;
  bytesRead = 0;
  readonly #window: ByteWindow;

  constructor(window: ByteWindow) {
    this.#window = window;
  }

  async read(target: Uint8Array, at: number, length: number): Promise<number> {
    const window = this.#window;
    if (window.position === window.end) await window.fill(1);
    const part = window.bytes.subarray(window.position, Math.min(window.end, window.position + length));
    target.set(part, at);
    window.position += part.length;
    this.bytesRead += part.length;
    return part.length;
  }

  close(): void {}
}
