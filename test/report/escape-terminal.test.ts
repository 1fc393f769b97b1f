import fc from 'fast-check';
import { expect, it } from 'vitest';
import { escapeTerminal } from '../../src/report/escape-terminal.ts';

it.each([
  ['Busy Here', 'Busy Here'],
  ['ocupado «aquí» 漢字', 'ocupado «aquí» 漢字'],
  ['\x1b[31mred', String.raw`\x1b[31mred`],
  ['a\r\nb\tc\0', String.raw`a\r\nb\tc\x00`],
  ['\x7f\x9b\xad', String.raw`\x7f\x9b\xad`],
  ['\u202eevil\u2066\u2069', String.raw`\u{202e}evil\u{2066}\u{2069}`],
  ['zero\u200bwidth\ufeff', String.raw`zero\u{200b}width\u{feff}`],
  ['\u2028\u2029', String.raw`\u{2028}\u{2029}`],
  ['##[error]x ###vso[task.setvariable a]', String.raw`\x23#[error]x #\x23#vso[task.setvariable a]`],
  ['::error title=x::y a ::Add-Mask::b', String.raw`\x3a:error title=x::y a \x3a:Add-Mask::b`],
  ['# ## #[ 2001:db8::add ::1 ::errors', '# ## #[ 2001:db8::add ::1 ::errors'],
  ['half \ud83d pair \u{e0041}', String.raw`half \u{d83d} pair \u{e0041}`],
])('%j becomes %j', (text, escaped) => {
  expect(escapeTerminal(text)).toBe(escaped);
});

/** Printable ASCII, in which nothing begins a command to a runner. */
const PLAIN = fc.string().filter((text) => !/##|::/.test(text));

it('leaves nothing that a terminal would obey, whatever comes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), PLAIN, (text, plain) => {
      const escaped = escapeTerminal(text);
      expect(escaped).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(escapeTerminal(escaped)).toBe(escaped);
      expect(escapeTerminal(plain)).toBe(plain);
    }),
  );
});
