import { expect, test } from 'vitest';
import { recognise } from '../../src/input/file-kind.ts';
import { buildPcap, buildPcapng } from '../pcap/build-capture.ts';

function bytes(text: string): Uint8Array {
  return Uint8Array.from(text, (character) => character.charCodeAt(0));
}

function kindOf(head: Uint8Array): string {
  return recognise(head, 0, head.length).kind;
}

test.each([{}, { byteOrder: 'big' }, { nanos: true }, { byteOrder: 'big', nanos: true }, { modified: true }] as const)(
  'pcap %o',
  (options) => expect(kindOf(buildPcap([], options))).toBe('pcap'),
);

test.each(['little', 'big'] as const)('pcapng, %s', (byteOrder) => {
  expect(kindOf(buildPcapng([], { byteOrder }))).toBe('pcapng');
});

test.each([
  ['', 'empty', 'an empty file'],
  ['\x1f\x8b\x08\x00', 'gzip', 'gzip data'],
  ['\x28\xb5\x2f\xfd', 'zstd', 'zstd data'],
  ['\x5f\x2a\x4d\x18', 'zstd', 'zstd data'],
  ['PK\x03\x04 etc', 'binary', 'a ZIP archive'],
  ['7z\xbc\xaf\x27\x1c', 'binary', 'a 7-Zip archive'],
  ['\xfd7zXZ\x00', 'binary', 'xz data'],
  ['\x7fELF\x02', 'binary', 'an ELF program'],
  ['\x89PNG\r\n\x1a\n', 'binary', 'a PNG image'],
  ['%PDF-1.7', 'binary', 'a PDF document'],
  ['snoop\x00\x00\x00', 'binary', 'a snoop capture'],
  ['GMBU', 'binary', 'a Microsoft Network Monitor capture'],
  [`${'x'.repeat(257)}ustar`, 'binary', 'a tar archive'],
  ['\xff\xfeI\x00N\x00', 'binary', 'UTF-16 text'],
  ['\x00\x01\x02', 'binary', 'binary data of an unknown kind'],
  ['\n <!DOCTYPE html><title>404', 'text', 'an HTML page'],
  ['{"a":1}', 'text', 'JSON text'],
  ['<?xml version="1.0"?>', 'text', 'an XML document'],
  ['[Nov 22 15:07:51] \x1b[1;32mVERBOSE\x1b[0m café\r\n', 'text', 'text'],
])('%j is %s, %s', (text, kind, description) => {
  const head = bytes(text);
  expect(recognise(head, 0, head.length)).toEqual({ kind, description });
});

test('only the part that is named is looked at, and no more than the head', () => {
  const text = bytes(`${'\x00'.repeat(5000)}${'log line\n'.repeat(1000)}${'\x00'.repeat(5000)}`);
  expect(recognise(text, 5000, 14_000).kind).toBe('text');
  expect(recognise(text, 5000, text.length).kind).toBe('text');
  expect(recognise(text, 3000, text.length).kind).toBe('binary');
});

test('a log in which a crash left zeros is text, and garbage is not', () => {
  const zeros = bytes(`Nov 22 15:07:51 host asterisk[1]: ${'\x00'.repeat(100)}${'log line\n'.repeat(100)}`);
  expect(recognise(zeros, 0, zeros.length).kind).toBe('text');
  const garbage = Uint8Array.from({ length: 4096 }, (_, i) => (i * 197 + (i >> 3) * 31) & 255);
  expect(recognise(garbage, 0, garbage.length).kind).toBe('binary');
});
