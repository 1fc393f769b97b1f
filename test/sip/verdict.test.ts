import { Buffer } from 'node:buffer';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { judge } from '../../src/sip/verdict.ts';
import { readDatagrams } from './read-messages.ts';
import { TORTURE } from './torture-messages.ts';

const corpus = process.env['SIPMORTEM_CORPUS'];

/** Rows of the index that name no verdict of ours: a leftover without a SIP version, and a fault to be accepted. */
const DECIDED: Record<string, string> = { extra: 'invalid', tolerate: 'tolerable' };

const index = corpus
  ? readFileSync(`${corpus}/captures/torture/INDEX.tsv`, 'utf8')
      .trim()
      .split('\n')
      .slice(1)
      .map((row) => row.split('\t'))
      .map(([file = '', , kind = '', verdict = '']) => ({ file, kind, verdict: verdict.split(' ')[0]! }))
  : [];

describe.skipIf(!corpus)('torture messages of the corpus (needs SIPMORTEM_CORPUS)', () => {
  test.each(index)('$file is $verdict', ({ file, kind, verdict }) => {
    const bytes = readFileSync(`${corpus}/captures/torture/${file}`);
    const judged = judge(bytes);
    expect(judged.verdict, JSON.stringify(judged.reasons)).toBe(DECIDED[verdict] ?? verdict);
    const { messages } = readDatagrams([bytes]);
    const isCounted = !file.endsWith('bigcode.dat') && !file.endsWith('test.dat');
    expect(messages.length).toBe(isCounted ? 1 : 0);
    if (isCounted) expect(messages[0]!.isRequest).toBe(kind.startsWith('request'));
  });
});

describe('torture messages written from the RFCs', () => {
  test.each(TORTURE)('$name (RFC $section) is $verdict', ({ text, verdict }) => {
    const judged = judge(Buffer.from(text));
    expect(judged.verdict, JSON.stringify(judged.reasons)).toBe(verdict);
  });

  test.each(TORTURE)('$name is scanned', ({ text, scanned }) => {
    expect(readDatagrams([Buffer.from(text)]).messages).toMatchObject(scanned === null ? [] : [scanned]);
  });
});

test('bytes that are no message at all', () => {
  for (const text of ['', '\r\n', 'x', '\0\0', 'SIP/2.0', 'INVITE', ':\r\n\r\n'])
    expect(judge(Buffer.from(text)).verdict).toBe('invalid');
});
