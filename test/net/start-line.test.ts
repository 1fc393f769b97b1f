import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { countLineEnds, findStartLine, findVersion, START_LINE, startLineAt } from '../../src/net/start-line.ts';
import { bytesOf } from './build-packets.ts';
import { request } from './sip-text.ts';

const verdict = (text: string) => startLineAt(bytesOf(text), 0, text.length);
const find = (text: string) => findStartLine(bytesOf(text), 0, text.length);

describe('startLineAt', () => {
  it.each([
    'SIP/2.0 200 OK',
    'sip/2.0 200 OK',
    '\r\n\r\nINVITE sip:a SIP/2.0\r\n',
    'INVITE sip:a b  SIP/2.0',
    '!odd-Method sip:a SIP/2.0',
  ])('%j is one', (text) => {
    expect(verdict(text)).toBe(START_LINE.yes);
  });

  it.each([
    'GET / HTTP/1.1\r\nX: SIP/2.0\r\n',
    'SIP/2.0\r\n',
    'SIP/2.01 200',
    'Via: SIP/2.0/UDP a',
    ' INVITE sip:a SIP/2.0',
    '\0\0\0\0',
    `${'A'.repeat(33)} sip:a SIP/2.0`,
    `INVITE sip:${'a'.repeat(2100)}`,
  ])('%j is none', (text) => {
    expect(verdict(text)).toBe(START_LINE.no);
  });

  it('is undecided about every beginning of one, and sure of what follows it', () => {
    for (const text of ['\r\nINVITE sip:a SIP/2.0', 'SIP/2.0 200 OK']) {
      const decided = text.indexOf('SIP/2.0') + (text.startsWith('SIP') ? 8 : 7);
      for (let length = 0; length <= text.length; length++)
        expect(verdict(text.slice(0, length))).toBe(length < decided ? START_LINE.undecided : START_LINE.yes);
    }
  });
});

describe('findStartLine', () => {
  it('finds a start line behind other lines only', () => {
    const before = 'v=0\r\na=x SIP/2.0\r\nVia: SIP/2.0/UDP a\r\nx\r\n';
    expect(find(before)).toBe(-1);
    expect(find(before + request('a'))).toBe(before.length);
    expect(find(`${before}SIP/2.0 200 OK`)).toBe(before.length);
    expect(find('a=x,SIP/2.0INVITE sip:a SIP/2.0')).toBe(-1);
    expect(find('')).toBe(-1);
  });

  it('takes time in proportion to the length', () => {
    // Each of 20,000 versions stands on the same line, which is judged once.
    expect(find('SIP/2.0/'.repeat(20_000))).toBe(-1);
  });
});

it('findVersion finds the first one wherever it stands', () => {
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...'SIPsip/2.0 x'), maxLength: 60 }), (text) => {
      const expected = text.search(/sip\/2\.0/i);
      expect(findVersion(bytesOf(text), 0, text.length)).toBe(expected);
      const around = `${text}SIP/2.0${text}`;
      expect(findVersion(bytesOf(around), 0, around.length)).toBe(around.search(/sip\/2\.0/i));
    }),
  );
});

it('countLineEnds counts CR and LF at the beginning', () => {
  expect(countLineEnds(bytesOf('\r\n\n\rx\r\n'), 0, 7)).toBe(4);
  expect(countLineEnds(bytesOf('\r\n\r\n'), 1, 3)).toBe(2);
});
