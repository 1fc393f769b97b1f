import { analyze, type AnalyzeOptions } from '../../src/analyze.ts';
import type { LogEvent } from '../../src/log-event.ts';
import { LogClock } from '../../src/logs/log-clock.ts';
import { LogReader } from '../../src/logs/log-reader.ts';
import type { LeadIn } from '../../src/logs/dialect.ts';
import { DIALECTS } from '../../src/logs/registry.ts';
import { NoteLog } from '../../src/note.ts';
import { FEED, TRANSPORT_NAMES } from '../../src/payload.ts';
import type { Result } from '../../src/result.ts';
import { ByteWindow } from '../../src/util/byte-window.ts';

export interface ReadMessage {
  startLine: string;
  callId: string | null;
  cseq: string | null;
  text: string;
  dialect: string | null;
  line: number;
  isCut: boolean;
  time: string | null;
  from: string | null;
  to: string | null;
  transport: string | null;
  isRetransmission: boolean;
}

export interface ReadLog {
  messages: ReadMessage[];
  events: LogEvent[];
  /** Both, in order, as text. */
  items: string[];
  kind: string;
}

/** What the log stage makes of a text. @param pieces sizes in which it is read */
export async function readLog(text: string | Uint8Array, pieces = 1 << 20): Promise<ReadLog> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  let at = 0;
  const window = new ByteWindow((target, from) => {
    const size = Math.min(pieces, target.length - from, bytes.length - at);
    target.set(bytes.subarray(at, at + size), from);
    at += size;
    return size;
  });
  const notes = new NoteLog();
  const lastChangeMicros = Date.UTC(2026, 11, 1) * 1000;
  const clock = new LogClock({ zone: null, year: 2026, lastChangeMicros, notes, input: 0 });
  const reader = new LogReader({ window, notes, input: 0, clock, dialects: DIALECTS });
  const log: ReadLog = { messages: [], events: [], items: [], kind: '' };
  for (let state = reader.next(); state !== FEED.end; state = reader.next()) {
    if (state === FEED.more) {
      await reader.fill();
      continue;
    }
    const { item } = reader;
    if (item.kind === 'event') {
      log.events.push(item.event);
      log.items.push(`${item.event.line} ${item.event.text}`);
      continue;
    }
    const message = messageOf(Buffer.from(item.bytes.subarray(0, item.length)).toString('latin1'), item);
    log.messages.push(message);
    log.items.push(`${item.line} ${message.text}`);
  }
  log.kind = reader.kind;
  return log;
}

type Item = Pick<ReadMessage, 'line' | 'isCut'> & {
  timeMicros: number;
  leadIn: LeadIn;
  dialect: { name: string } | null;
};

function messageOf(text: string, { line, isCut, timeMicros, leadIn, dialect }: Item): ReadMessage {
  return {
    startLine: text.slice(0, text.indexOf('\r\n')),
    callId: headerOf(text, 'Call-ID'),
    cseq: headerOf(text, 'CSeq'),
    text,
    dialect: dialect?.name ?? null,
    line,
    isCut,
    time: Number.isNaN(timeMicros) ? null : new Date(timeMicros / 1000).toISOString(),
    from: endOf(leadIn.source),
    to: endOf(leadIn.destination),
    transport: TRANSPORT_NAMES[leadIn.transport],
    isRetransmission: leadIn.isRetransmission,
  };
}

function headerOf(text: string, name: string): string | null {
  return new RegExp(`\\r\\n${name}:[ \\t]*(.*?)\\r\\n`, 'i').exec(text)?.[1] ?? null;
}

function endOf(end: LeadIn['source']): string | null {
  if (end === null || typeof end === 'string') return end;
  return `${end.host} ${end.port}`;
}

/** The whole program over texts on standard input. */
export function analyzeText(text: string | Uint8Array, options: Partial<AnalyzeOptions> = {}): Promise<Result> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  return analyze({
    inputs: ['-'],
    standardInput: (async function* () {
      yield bytes;
    })(),
    year: 2026,
    nowMicros: Date.UTC(2026, 11, 1) * 1000,
    ...options,
  });
}

/** What must not depend on how a log was stored: of each call its Call-ID, verdict, and responses in order. */
export function verdicts({ calls }: Result): string[] {
  return calls
    .map(
      ({ callId, outcome, finalCode, responses }) =>
        `${callId} ${outcome} ${finalCode} ${responses.map((r) => `${r.code}/${r.method}x${r.count}`).join(' ')}`,
    )
    .sort();
}
