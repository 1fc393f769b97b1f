import { type Signature, SIGNATURES } from './signatures.ts';

/**
 * What an input is, told by its first bytes. `text` may be a log: its dialect is told by who knows the dialects.
 */
export type FileKind = Signature['kind'] | 'empty' | 'text';

/** What an input is, and what to call it in a message: `a ZIP archive`. */
export interface Recognised {
  kind: FileKind;
  description: string;
}

/** How many bytes are looked at. */
export const HEAD_LENGTH = 4096;

/** Tells what begins with bytes `start` to `end` of `bytes`, of which more than `HEAD_LENGTH` change nothing. */
export function recognise(bytes: Uint8Array, start: number, end: number): Recognised {
  const head = bytes.subarray(start, Math.min(end, start + HEAD_LENGTH));
  if (head.length === 0) return { kind: 'empty', description: 'an empty file' };
  for (const { kind, description, at = 0, bytes: signature } of SIGNATURES)
    if (head.length >= at + signature.length && signature.every((byte, i) => head[at + i] === byte))
      return { kind, description };
  return isText(head) ? describeText(head) : { kind: 'binary', description: 'binary data of an unknown kind' };
}

/** Of text, so much at least is printable ASCII and white space: a crash leaves zeros in a log, and garbage has two fifths. */
const TEXT_SHARE = 0.75;

function isText(head: Uint8Array): boolean {
  let printable = 0;
  for (const byte of head)
    if ((byte >= 0x20 && byte < 0x7f) || (byte >= 0x07 && byte <= 0x0d) || byte === 0x1b) printable++;
  return printable >= TEXT_SHARE * head.length;
}

function describeText(head: Uint8Array): Recognised {
  const text = new TextDecoder().decode(head).trimStart().toLowerCase();
  if (text.startsWith('<!doctype html') || text.startsWith('<html'))
    return { kind: 'text', description: 'an HTML page' };
  if (text.startsWith('<?xml')) return { kind: 'text', description: 'an XML document' };
  if (text.startsWith('{') || text.startsWith('[{')) return { kind: 'text', description: 'JSON text' };
  return { kind: 'text', description: 'text' };
}
