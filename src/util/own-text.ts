import { Buffer } from 'node:buffer';

/** A slice as long as this, or shorter, is copied by V8 itself. */
const SHORT = 12;

/**
 * The beginning of a text as a string of its own. What `slice` and expressions give keeps the whole text in memory, which
 * may be a header of a hundred kilobytes.
 */
export function ownText(text: string, most = text.length): string {
  const part = text.length > most ? text.slice(0, most) : text;
  if (part.length <= SHORT) return part;
  // oxlint-disable-next-line no-control-regex -- every code unit of one byte
  const encoding = /[^\x00-\xff]/.test(part) ? 'utf16le' : 'latin1';
  return Buffer.from(part, encoding).toString(encoding);
}
