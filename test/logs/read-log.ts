import { LogClock } from '../../src/logs/log-clock.ts';
import type { Dialect, LogEnd } from '../../src/logs/dialect.ts';
import { LogReader } from '../../src/logs/log-reader.ts';
import { DIALECTS } from '../../src/logs/registry.ts';
import { NoteLog } from '../../src/note.ts';
import { FEED, TRANSPORT_NAMES } from '../../src/payload.ts';
import { ByteWindow, type ReadInto } from '../../src/util/byte-window.ts';
import type { LogEvent } from '../../src/log-event.ts';

/** A message as a dialect found it. */
export interface ReadMessage {
  text: string;
  /** Everything before the first line end. */
  startLine: string;
  from: string | null;
  to: string | null;
  transport: string | null;
  /** ISO, null when the log does not say. */
  time: string | null;
  line: number;
  isCut: boolean;
  isRetransmission: boolean;
  dialect: string | null;
}

export interface ReadLog {
  messages: ReadMessage[];
  events: LogEvent[];
  kind: string;
  looksLike: string | null;
  notes: string[];
}

export interface ReadOptions {
  dialects?: readonly Dialect[];
  /** ISO date and time of the file's last change. */
  lastChange?: string;
  /** The file comes in pieces of so many bytes. */
  piece?: number;
}

/** Reads a log through the engine, without the stages behind it. */
export async function readLog(log: string | Uint8Array, options: ReadOptions = {}): Promise<ReadLog> {
  const { dialects = DIALECTS, lastChange = '2026-11-24T00:00:00Z', piece = 65_536 } = options;
  const bytes = typeof log === 'string' ? Buffer.from(log, 'latin1') : log;
  const window = new ByteWindow(pieces(bytes, piece));
  const notes = new NoteLog();
  const clock = new LogClock({
    zone: null,
    year: null,
    lastChangeMicros: Date.parse(lastChange) * 1000,
    notes,
    input: 0,
  });
  const reader = new LogReader({ window, notes, input: 0, clock, dialects });
  const read: ReadLog = { messages: [], events: [], kind: '', looksLike: null, notes: [] };
  for (;;) {
    const state = reader.next();
    if (state === FEED.end) break;
    if (state === FEED.more) await reader.fill();
    else take(reader, read);
  }
  return {
    ...read,
    kind: reader.kind,
    looksLike: reader.looksLike?.name ?? null,
    notes: notes.of(0).map((n) => n.code),
  };
}

function take({ item }: LogReader, { messages, events }: ReadLog): void {
  if (item.kind === 'event') {
    events.push(item.event);
    return;
  }
  const text = Buffer.from(item.bytes.subarray(0, item.length)).toString('latin1');
  messages.push({
    text,
    startLine: text.slice(0, text.indexOf('\r')),
    from: endText(item.leadIn.source),
    to: endText(item.leadIn.destination),
    transport: TRANSPORT_NAMES[item.leadIn.transport],
    time: Number.isNaN(item.timeMicros) ? null : isoOf(item.timeMicros),
    line: item.line,
    isCut: item.isCut,
    isRetransmission: item.leadIn.isRetransmission,
    dialect: item.dialect?.name ?? null,
  });
}

function isoOf(micros: number): string {
  const millis = Math.floor(micros / 1000);
  return `${new Date(millis).toISOString().slice(0, -1)}${String(micros - millis * 1000).padStart(3, '0')}Z`;
}

function endText(end: LogEnd): string | null {
  if (end === null || end === 'local') return end;
  const host = end.host.includes(':') ? `[${end.host}]` : end.host;
  return end.port === 0 ? host : `${host}:${end.port}`;
}

/** Gives the bytes in pieces of at most so many. */
function pieces(bytes: Uint8Array, size: number): ReadInto {
  let at = 0;
  return (target, offset) => {
    const piece = bytes.subarray(at, at + Math.min(size, target.length - offset));
    target.set(piece, offset);
    at += piece.length;
    return piece.length;
  };
}
