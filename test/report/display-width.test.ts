import { createRequire } from 'node:module';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cut, displayWidth, fit, headThatFits } from '../../src/report/display-width.ts';
import { escapeTerminal } from '../../src/report/escape-terminal.ts';

const { strlen } = createRequire(import.meta.url)('cli-table3/src/utils.js') as { strlen(text: string): number };

/** Texts as they reach a terminal. */
const texts = fc.string({
  unit: fc.oneof(
    fc.constantFrom(
      'a',
      ' ',
      'é',
      'e\u0301',
      '漢',
      '한',
      'ｶ',
      'Ａ',
      '😀',
      '🇲🇽',
      '👍🏽',
      '→',
      '·',
      '…',
      'ل',
      '⌚',
      '☎',
      '\u3000',
    ),
    fc.string({ unit: 'grapheme', maxLength: 1 }),
  ),
});

describe('displayWidth', () => {
  it.each([
    ['', 0],
    ['Busy Here', 9],
    ['ocupó', 5],
    ['e\u0301', 1],
    ['漢字', 4],
    ['😀', 2],
    ['👍🏽', 2],
    ['🇲🇽', 2],
    ['→·…', 3],
  ])('%j takes %i', (text, width) => {
    expect(displayWidth(text)).toBe(width);
  });

  it('counts scripts and symbols of the world as cli-table3 does, newer emoji apart', () => {
    const different: string[] = [];
    for (let code = 0x20; code < 0x1fb00; code++) {
      // Han and Hangul, and what is seldom or never assigned.
      if (code === 0x3500) code = 0xd700;
      if (code === 0x11000) code = 0x1f000;
      const text = String.fromCodePoint(code);
      if (!/\p{Assigned}/u.test(text) || escapeTerminal(text) !== text || isNewEmoji(text)) continue;
      if (displayWidth(text) !== strlen(text)) different.push(code.toString(16));
    }
    expect(different).toEqual([]);
  });
});

function isNewEmoji(text: string): boolean {
  return /\p{Emoji_Presentation}/u.test(text) && strlen(text) === 1;
}

describe('cut, fit and headThatFits', () => {
  it('keep to their columns and never split a character', () => {
    fc.assert(
      fc.property(texts, fc.integer({ min: 1, max: 40 }), (text, columns) => {
        expect(displayWidth(cut(text, columns, '…'))).toBeLessThanOrEqual(columns);
        expect(displayWidth(fit(text, columns, '…'))).toBe(columns);
        const head = headThatFits(text, columns);
        expect(text.startsWith(head)).toBe(true);
        expect(/\p{Cs}/u.test(head)).toBe(false);
      }),
    );
  });

  it('mark what they leave out', () => {
    expect(cut('Busy Here', 9, '…')).toBe('Busy Here');
    expect(cut('Busy Here', 8, '…')).toBe('Busy He…');
    expect(fit('漢字漢字', 6, '...')).toBe('漢... ');
  });
});
