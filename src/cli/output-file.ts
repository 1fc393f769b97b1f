import { closeSync, lstatSync, openSync, realpathSync, renameSync, rmSync, writeFileSync, type Stats } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writeFailure } from './write-failure.ts';

const CHUNK = 64 * 1024;

/**
 * A file that appears only when it is whole: it is written beside its place and then renamed.
 * What is no regular file (`/dev/stdout`, a pipe) is written to directly; a symbolic link keeps pointing.
 */
export class OutputFile {
  readonly #name: string;
  readonly #target: string;
  readonly #temporary: string | null;
  readonly #fd: number;
  #pending: string[] = [];
  #length = 0;

  /** @throws TraceError `E_WRITE` when nothing can be written there */
  constructor(name: string) {
    this.#name = name;
    const stats = statsOf(name);
    const special = stats !== null && !stats.isFile() && !stats.isSymbolicLink();
    const open = (): [string, string | null, number] => {
      const target = stats?.isSymbolicLink() ? realpathSync(name) : name;
      if (special || (stats?.isSymbolicLink() && !lstatSync(target).isFile()))
        return [target, null, openSync(target, 'w')];
      const temporary = join(dirname(target), `.${basename(target)}.${process.pid}.tmp`);
      return [target, temporary, openSync(temporary, 'w')];
    };
    [this.#target, this.#temporary, this.#fd] = this.#guarded(open);
  }

  write(text: string): void {
    this.#pending.push(text);
    this.#length += text.length;
    if (this.#length >= CHUNK) this.#guarded(() => this.#flush());
  }

  writeAll(pieces: Iterable<string>): void {
    for (const piece of pieces) this.write(piece);
  }

  /** Puts the file in its place. */
  commit(): void {
    this.#guarded(() => {
      this.#flush();
      closeSync(this.#fd);
      if (this.#temporary !== null) renameSync(this.#temporary, this.#target);
    });
  }

  /** Leaves nothing behind. */
  abandon(): void {
    try {
      closeSync(this.#fd);
    } catch {
      // Closed already: renaming it was what failed.
    }
    if (this.#temporary !== null) rmSync(this.#temporary, { force: true });
  }

  #flush(): void {
    writeFileSync(this.#fd, this.#pending.join(''));
    this.#pending = [];
    this.#length = 0;
  }

  #guarded<T>(action: () => T): T {
    try {
      return action();
    } catch (error) {
      throw writeFailure(`--out ${this.#name}:`, error);
    }
  }
}

function statsOf(path: string): Stats | null {
  return lstatSync(path, { throwIfNoEntry: false }) ?? null;
}
