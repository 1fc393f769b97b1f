import { describe, expect, it } from 'vitest';
import { unescapeLineEnds } from '../../src/logs/unescape.ts';

describe('line ends that a logger escaped', () => {
  it.each([
    ['rsyslog', 'a#015#012b', '#'],
    ['hexadecimal', 'a\\x0d\\x0ab', '\\'],
    ['octal', 'a\\015\\012b', '\\'],
    ['letters', 'a\\r\\nb', '\\'],
    ['angle brackets', 'a<0D><0A>b', '<'],
  ])('%s: undone, and no part of one is left where the record was cut', (_, text, first) => {
    expect(unescapeLineEnds(text)).toBe('a\r\nb');
    const escape = text.slice(text.lastIndexOf(first), -1);
    for (let cut = 1; cut < escape.length; cut++) expect(unescapeLineEnds(text + escape.slice(0, cut))).toBe('a\r\nb');
    expect(unescapeLineEnds(text + escape)).toBe('a\r\nb\n');
  });

  it('leaves a record without any', () => {
    expect(unescapeLineEnds('C# 5 < 6 \\')).toBeNull();
  });
});
