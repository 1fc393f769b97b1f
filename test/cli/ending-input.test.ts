import { Buffer } from 'node:buffer';
import { EventEmitter } from 'node:events';
import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { EndingInput } from '../../src/cli/ending-input.ts';
import type { Terminal } from '../../src/cli/terminal.ts';
import { Collector } from './run-main.ts';

/** A terminal that is sent signals. */
function terminalOf(signals: EventEmitter): Terminal {
  return {
    stdout: new Collector(),
    stderr: new Collector(),
    env: {},
    once: (signal, listener) => signals.once(signal, listener),
    off: (signal, listener) => signals.off(signal, listener),
  };
}

const listeners = (signals: EventEmitter): number => signals.listenerCount('SIGINT') + signals.listenerCount('SIGTERM');

async function* bytesThen(then: () => unknown, ...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
  then();
  await new Promise(() => {});
}

async function textOf(input: EndingInput): Promise<string> {
  let text = '';
  for await (const chunk of input.bytes()) text += Buffer.from(chunk).toString();
  return text;
}

describe('standard input that a signal ends', () => {
  it.each(['SIGINT', 'SIGTERM'])('ends when nothing comes any more after %s', async (signal) => {
    const signals = new EventEmitter();
    const source = bytesThen(() => signals.emit(signal), 'one', 'two');
    const input = new EndingInput(source, terminalOf(signals), 1);
    expect(listeners(signals)).toBe(2);
    expect(await textOf(input)).toBe('onetwo');
    // The next signal does what it does by itself.
    expect(listeners(signals)).toBe(0);
    input.close();
  });

  it('has what its writer hands over on the same signal', async () => {
    const signals = new EventEmitter();
    const source = new PassThrough();
    signals.once('SIGINT', () => source.end('last'));
    source.write('first ');
    const input = new EndingInput(source, terminalOf(signals), 60_000);
    setImmediate(() => signals.emit('SIGINT'));
    expect(await textOf(input)).toBe('first last');
    input.close();
  });

  it('does not wait for a writer that never stops', async () => {
    const signals = new EventEmitter();
    const source = (async function* (): AsyncGenerator<Uint8Array> {
      for (let i = 0; ; i++) {
        if (i === 3) signals.emit('SIGTERM');
        await new Promise((resolve) => setImmediate(resolve));
        yield Buffer.from('x');
      }
    })();
    const input = new EndingInput(source, terminalOf(signals), 1);
    expect(await textOf(input)).toMatch(/^x{3,}$/);
    input.close();
  });

  it('is closed with its stream, and listens no longer', async () => {
    const signals = new EventEmitter();
    const source = new PassThrough();
    source.write('one');
    const input = new EndingInput(source, terminalOf(signals), 1);
    const bytes = input.bytes();
    await bytes.next();
    const waiting = bytes.next();
    signals.emit('SIGINT');
    expect((await waiting).done).toBe(true);
    input.close();
    expect(source.destroyed).toBe(true);
    expect(listeners(signals)).toBe(0);
  });

  it('passes on what goes wrong', async () => {
    const source = new PassThrough();
    const input = new EndingInput(source, terminalOf(new EventEmitter()), 1);
    source.destroy(new Error('gone'));
    await expect(textOf(input)).rejects.toThrow('gone');
  });

  it('needs no signals', async () => {
    const terminal: Terminal = { stdout: new Collector(), stderr: new Collector(), env: {} };
    const input = new EndingInput(new PassThrough().end('all'), terminal, 1);
    expect(await textOf(input)).toBe('all');
    input.close();
  });
});
