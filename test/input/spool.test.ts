import { Buffer } from 'node:buffer';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { Spool } from '../../src/input/spool.ts';

async function* chunksOf(...texts: string[]): AsyncGenerator<Uint8Array> {
  for (const text of texts) yield Buffer.from(text);
}

async function textOf(chunks: AsyncIterable<Uint8Array>, most = Number.POSITIVE_INFINITY): Promise<string> {
  let text = '';
  for await (const chunk of chunks) {
    text += Buffer.from(chunk).toString();
    if (text.length >= most) break;
  }
  return text;
}

describe('a spool', () => {
  let parent: string;
  let spool: Spool;
  const open = (source: AsyncIterable<Uint8Array>, mostBytes?: number): Spool =>
    (spool = new Spool(source, { parent, ...(mostBytes === undefined ? {} : { mostBytes }) }));

  beforeEach(() => {
    parent = mkdtempSync(join(tmpdir(), 'sipmortem-test-'));
  });
  afterEach(() => {
    spool.close();
    expect(readdirSync(parent)).toEqual([]);
    rmSync(parent, { recursive: true });
  });

  it('gives the same bytes twice, and as often as wanted', async () => {
    open(chunksOf('one', '', 'two'));
    expect(await textOf(spool.record())).toBe('onetwo');
    expect(await textOf(spool.replay())).toBe('onetwo');
    expect(await textOf(spool.replay())).toBe('onetwo');
  });

  it('keeps more than a chunk of its own', async () => {
    const long = 'x'.repeat(600_000);
    open(chunksOf(long, 'end'));
    await textOf(spool.record());
    expect(await textOf(spool.replay())).toBe(`${long}end`);
  });

  it('replays only what was read', async () => {
    open(chunksOf('one', 'two', 'three'));
    await textOf(spool.record(), 6);
    expect(await textOf(spool.replay())).toBe('onetwo');
  });

  it('leaves nothing that others can see, not even while it is open', async () => {
    open(chunksOf('secret'));
    await textOf(spool.record());
    if (process.platform !== 'win32') expect(readdirSync(parent)).toEqual([]);
  });

  it('refuses more than it may keep, and says what to do', async () => {
    open(chunksOf('one', 'two'), 4);
    await expect(textOf(spool.record())).rejects.toMatchObject({
      code: 'E_FILE_OPEN',
      message: expect.stringMatching(/^standard input: .*Save it to a file first\.$/),
    });
  });

  it('says when there is no room', async () => {
    spool = new Spool(chunksOf('one'), { parent: join(parent, 'missing') });
    await expect(textOf(spool.record())).rejects.toMatchObject({ message: expect.stringContaining('no room') });
  });

  it('of nothing is empty', async () => {
    open(chunksOf());
    expect(await textOf(spool.record())).toBe('');
    expect(await textOf(spool.replay())).toBe('');
  });

  it('passes on what finds no room, where that is allowed, and keeps nothing', async () => {
    spool = new Spool(chunksOf('one', 'two', 'three'), { parent, mostBytes: 6, isOptional: true });
    expect(await textOf(spool.record())).toBe('onetwothree');
    expect(spool.whyLost).toBe('it is longer than 0 GiB');
    expect(readdirSync(parent)).toEqual([]);
    spool = new Spool(chunksOf('one'), { parent: join(parent, 'missing'), isOptional: true });
    expect(await textOf(spool.record())).toBe('one');
    expect(spool.whyLost).toMatch(/^no room to keep it in .* \(ENOENT\)$/);
    spool = new Spool(chunksOf('one'), { parent, isOptional: true });
    expect(await textOf(spool.record())).toBe('one');
    expect(spool.whyLost).toBeNull();
  });
});
