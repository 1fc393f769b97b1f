import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze, collectLadders } from '../../src/index.ts';
import type { Ladder } from '../../src/ladder.ts';

const FIXTURES = join(import.meta.dirname, '../../fixtures');
const CORPUS = process.env['SIPMORTEM_CORPUS'];

const capturesIn = (folder: string): string[] =>
  readdirSync(folder)
    .filter((name) => /\.pcap/.test(name))
    .map((name) => join(folder, name));

async function laddersOf(path: string): Promise<Ladder[]> {
  const { calls } = await analyze({ inputs: [path] });
  return collectLadders({ inputs: [path], calls });
}

/** Messages that a ladder shows or has folded; those that are only recorded again are counted by neither pass. */
const countOf = ({ messages, omitted }: Ladder): number =>
  messages.reduce((sum, { resent }) => sum + 1 + resent, omitted);

/** As the first pass counts: what has the Call-ID and belongs to no call, such as a NOTIFY after it, is in the ladder only. */
async function expectAll(path: string): Promise<number> {
  const ladders = await laddersOf(path);
  for (const ladder of ladders) {
    expect(countOf(ladder), `${path} ${ladder.call.callId}`).toBeGreaterThanOrEqual(ladder.call.messages);
    const { first } = ladder.call;
    // A leg that it continues may have begun before.
    const begin = ladder.messages.find(({ leg }) => leg === 0)!;
    expect({ input: begin.input, ...('frame' in first ? { frame: begin.frame } : { line: begin.line }) }).toEqual(
      first,
    );
  }
  return ladders.length;
}

describe('the second pass', () => {
  it.each(capturesIn(FIXTURES))('finds every message that the first counted: %s', async (path) => {
    const ladders = await laddersOf(path);
    expect(ladders.map((ladder) => [ladder.call.callId, countOf(ladder)])).toEqual(
      ladders.map(({ call }) => [call.callId, call.messages]),
    );
  });

  it.skipIf(!CORPUS)('finds them in captures of others too (SIPMORTEM_CORPUS must be set)', async () => {
    let calls = 0;
    const skipped: string[] = [];
    for (const path of [...capturesIn(join(CORPUS!, 'captures')), join(CORPUS!, 'probe/mix.pcap')]) {
      try {
        calls += await expectAll(path);
      } catch (error) {
        if ((error as { code?: string }).code !== 'E_FORMAT_UNKNOWN') throw error;
        skipped.push(path);
      }
    }
    expect(calls).toBeGreaterThan(100);
    expect(skipped).toEqual([]);
  });

  it('reads several files as one, as the first did', async () => {
    const inputs = ['reused-call-id.pcap', 'forked.pcap'].map((name) => join(FIXTURES, name));
    const { calls } = await analyze({ inputs });
    const ladders = await collectLadders({ inputs, calls });
    expect(ladders.map((ladder) => [ladder.messages[0]!.input, countOf(ladder)])).toEqual(
      calls.map((call) => [call.first.input, call.messages]),
    );
  });

  it('is bounded over all ladders', async () => {
    const inputs = [join(FIXTURES, 'demo.pcapng')];
    const { calls } = await analyze({ inputs });
    const ladders = await collectLadders({ inputs, calls, limits: { messages: 10 } });
    expect(ladders.reduce((sum, { messages }) => sum + messages.length, 0)).toBe(10);
    expect(ladders.map(countOf)).toEqual(calls.map(({ messages }) => messages));
  });
});
