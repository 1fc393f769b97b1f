import { LINE_LIMIT, Message } from './message.ts';
import { Scanner } from './scanner.ts';
import { readStartLine, START, TAIL } from './start-line.ts';
import { WordFinder } from './word-finder.ts';

/** Header lines of a message that is not unusually long. */
const USUAL_LINES = 80;
const USUAL_BYTES = 4096;

/** Scans one whole message into a `Message` of its own, over bytes that nobody changes; null when it is none. */
export function copiedMessage(bytes: Uint8Array): Message | null {
  const message = new Message(bytes.length > USUAL_BYTES ? LINE_LIMIT : USUAL_LINES);
  const finder = new WordFinder();
  finder.use(bytes);
  message.bytes = bytes;
  message.start = 0;
  message.end = bytes.length;
  const start = readStartLine(message, finder, TAIL.nothing);
  if (start !== START.request && start !== START.response) return null;
  const scanner = new Scanner(message, finder);
  message.cut = !scanner.scanHeaders(TAIL.nothing) || message.contentLength > message.end - message.bodyStart;
  return message;
}
