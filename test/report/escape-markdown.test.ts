import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  escapeMarkdown,
  escapeMarkdownCell,
  markdownCode,
  markdownCodeCell,
} from '../../src/report/escape-markdown.ts';
import { lineText } from '../../src/report/markdown-text.ts';
import { visibleText } from '../../src/report/visible-text.ts';
import { readMarkdown, seenCells, seenText } from './read-markdown.ts';

/** Pieces that Markdown, GitHub or GitLab make something of. */
const PIECES = [
  ...'\\`*_{}[]<>#|~&$!@:%^+-=.()"\'/ ',
  '``',
  '|',
  '\\|',
  '\\\\|',
  '&amp;',
  '<b>',
  '<!--',
  '-->',
  '](x)',
  '![',
  'http://a.b',
  'www.a.b',
  '@user',
  '#12',
  '!3',
  'GH-4',
  'deadbeef1',
  ':tada:',
  'a@b.c',
  '$x$',
  '~~',
  '**',
  '__',
  '  ',
  '\t',
  '\n',
  '\u202e',
  '\ud800',
  '漢字',
  '1',
  'a',
  '1.',
  '- ',
  '| ',
];
const nasty = fc.array(fc.constantFrom(...PIECES), { maxLength: 14 }).map((pieces) => pieces.join(''));

/** Readers fold spaces, and take them off the ends. */
const folded = (text: string): string => text.replaceAll(/ +/g, ' ').trim();

describe('text from the wire', () => {
  it('is read as it was, and nothing but text and code', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        expect(folded(seenText(`x ${escapeMarkdown(text)} y`))).toBe(folded(`x ${visibleText(text)} y`));
        expect(folded(seenText(`x ${markdownCode(text)} y`))).toBe(folded(`x ${visibleText(text)} y`));
      }),
      { numRuns: 1000 },
    );
  });

  it('stays in its cell of a table', () => {
    fc.assert(
      fc.property(nasty, (text) => {
        const bars = (seen: string): string => folded(seen).replaceAll('¦', '|');
        for (const cell of [escapeMarkdownCell(text), markdownCodeCell(text)]) {
          const cells = seenCells(`| x ${cell} y | end |`);
          expect(cells.map(bars)).toEqual([bars(`x ${visibleText(text)} y`), 'end']);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('begins nothing at the start of a line', () => {
    for (const start of [
      '- a',
      '+ a',
      '1. a',
      '12) a',
      '# a',
      '> a',
      '=',
      '---',
      '    a',
      '```',
      '| a |',
      '* a',
      '<p>',
      '[a]: b',
    ]) {
      const { kinds, fences, html } = readMarkdown(`${lineText(start)}\n`);
      expect([...kinds].sort(), start).toEqual(['inline', 'paragraph_close', 'paragraph_open']);
      expect([fences, html]).toEqual([[], []]);
    }
    expect(readMarkdown(`a\n${lineText('---')}\n`).kinds).not.toContain('heading_open');
  });

  it.each([
    '@user',
    'a@b.example',
    '#123',
    'x/y#1',
    '!12',
    '$12',
    '%12',
    '~label',
    '~"a',
    '&12',
    'GH-12',
    'JIRA-3',
    'deadbeef12',
    ':octocat:',
    'http://a.example',
    'www.a.example',
    'sip:1@2',
    '@组',
  ])('that a host would link is code: %s', (text) => {
    expect(escapeMarkdown(`call ${text} now`)).toBe(`call \`${text}\` now`);
  });

  it.each([
    '19:42:09',
    '+442079460115',
    'Q.850 34',
    '12%',
    'a & b',
    'm= and a=rtpmap',
    '127.0.0.1:5060:',
    'RFC 3261',
    '200',
  ])('that no host links stays text: %s', (text) => {
    expect(escapeMarkdown(text)).not.toContain('`');
  });

  it('is cut where it is long', () => {
    expect(escapeMarkdown('z'.repeat(100_000), 10)).toBe(`${'z'.repeat(10)}…`);
    expect(markdownCode('ab', 1)).toBe('`a…`');
  });
});
