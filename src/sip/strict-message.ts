import { Buffer } from 'node:buffer';

import { longForm } from './header-names.ts';
import type { Report } from './verdict-report.ts';

/** A message taken apart by the letter of RFC 3261 7. */
export interface StrictMessage {
  startLine: string;
  /** null for a response. */
  method: string | null;
  headers: StrictHeader[];
  /** What follows the empty line, up to the end of the datagram. */
  bodyLength: number;
}

export interface StrictHeader {
  /** Long form, lower case. */
  name: string;
  /** Unfolded and trimmed. */
  value: string;
}

const HEADER = /^([a-z0-9\-.!%*_+`'~]+)[ \t]*:([\s\S]*)$/i;

/** Splits a message, reporting what is wrong with its lines; null when there is no start line to judge. */
export function splitMessage(bytes: Uint8Array, report: Report): StrictMessage | null {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const end = buffer.indexOf('\r\n\r\n');
  if (end < 0) report('invalid', 'no-empty-line', 'RFC 3261 7', 'No empty line ends the headers.');
  const head = buffer.toString('utf8', 0, end < 0 ? buffer.length : end).replace(/^(?:\r\n)+/, '');
  if (/\r(?!\n)|(?<!\r)\n/.test(head))
    report('invalid', 'line-end', 'RFC 3261 7', 'A line does not end with CR and LF.');
  const [startLine = '', ...lines] = head.replace(/\r?\n[ \t]+/g, ' ').split(/\r\n|\r|\n/);
  if (startLine === '') {
    report('invalid', 'no-start-line', 'RFC 3261 7.1', 'There is no start line.');
    return null;
  }
  const headers: StrictHeader[] = [];
  for (const line of lines) {
    if (line === '') continue;
    const match = HEADER.exec(line);
    if (match) headers.push({ name: longForm(match[1]!), value: match[2]!.trim() });
    else report('invalid', 'header-line', 'RFC 3261 7.3.1', `A line is no header: ${line.slice(0, 60)}`);
  }
  const method = /^sip\//i.test(startLine) ? null : (startLine.split(/[ \t]/, 1)[0] ?? '');
  return { startLine, method, headers, bodyLength: end < 0 ? 0 : buffer.length - end - 4 };
}

/** The values of all headers of that name (long form, lower case). */
export function valuesOf(message: StrictMessage, name: string): string[] {
  return message.headers.filter((header) => header.name === name).map((header) => header.value);
}
