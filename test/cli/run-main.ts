import { Writable } from 'node:stream';
import { main } from '../../src/cli/main.ts';
import type { Terminal } from '../../src/cli/terminal.ts';

export interface Ran {
  exitCode: number;
  stdout: string;
  stderr: string;
}

/** A stream that keeps what is written. */
export class Collector extends Writable {
  text = '';
  isTTY?: boolean;
  columns?: number;

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    this.text += chunk.toString();
    done();
  }
}

/** A pipe whose reader goes away after some characters, as `head` does. */
export class ClosingPipe extends Collector {
  readonly #most: number;

  constructor(most: number) {
    super();
    this.#most = most;
  }

  override _write(chunk: Buffer, _encoding: string, done: (error?: Error) => void): void {
    if (this.text.length >= this.#most) return done(Object.assign(new Error('write EPIPE'), { code: 'EPIPE' }));
    this.text += chunk.toString();
    done();
  }
}

/** Runs a command line inside this process. */
export async function run(
  argv: string[],
  {
    env = {},
    stdout = new Collector(),
    stderr = new Collector(),
    ...more
  }: { env?: Record<string, string>; stdout?: Collector; stderr?: Collector } & Pick<
    Terminal,
    'stdin' | 'once' | 'off'
  > = {},
): Promise<Ran> {
  const exitCode = await main(argv, { stdout, stderr, env, ...more });
  return { exitCode, stdout: stdout.text, stderr: stderr.text };
}
