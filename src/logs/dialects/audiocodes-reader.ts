import { type EmitMessage, type LeadIn, leadInOf, type RowReader } from '../dialect.ts';
import { addressOf, transportOf } from '../lead-in-parts.ts';
import type { LogLine } from '../log-line.ts';
import { parseTime, type ParsedTime } from '../log-time.ts';
import { unescapeLineEnds } from '../unescape.ts';

/** `[S=seq] [SID=mac:boot:session] `: number of the datagram and the session. */
export const RECORD = /\[S=(\d+)\](?: \[[A-Z]+=[^\]]*\])*? \[SID=([^\]]+)\]\s*/;
const HEAD =
  /---- (?:(Incoming) SIP Message from (\S+) to SIPInterface|(Outgoing) SIP Message to (\S+) from SIPInterface) #\d+(?: \([^)]*\))?(?: (UDP|TCP|TLS|WSS?))?.*?----/;
/** Day and month, no year. */
const TIME = /\[Time:(\d\d)-(\d\d)@(\d\d:\d\d:\d\d\.\d{3})\]/;
/** The counter of a record: a datagram holds several. */
const COUNTER = /^\(N +\d+\) */;
const START = /^(?:SIP\/2\.0 \d{3}\b|[A-Z]+ \S+ SIP\/2\.0\b)/;
/** Sessions with an unfinished message; beyond, the oldest is ended. */
const LIMIT = 256;
/** No transport carries a longer message. */
const LONGEST = 1 << 17;

interface Piece {
  leadIn: LeadIn;
  lines: string[];
  length: number;
  /** Line of the file. */
  line: number;
  /** Number of the datagram that was read last. */
  sequence: number;
}

/** Puts messages together from datagrams: the further ones of a message have the same session and the next number. */
export class AudiocodesReader implements RowReader {
  readonly #emit: EmitMessage;
  readonly #open = new Map<string, Piece>();
  #session = '';
  #sequence = 0;

  constructor(emit: EmitMessage) {
    this.#emit = emit;
  }

  line(line: LogLine): void {
    const text = line.text();
    const record = RECORD.exec(text);
    if (!record) {
      // A further line of the record, where syslog kept the line ends.
      this.#take(text, line.number);
      return;
    }
    this.#session = record[2]!;
    this.#sequence = Number(record[1]);
    const open = this.#open.get(this.#session);
    if (open && this.#sequence !== open.sequence && this.#sequence !== open.sequence + 1) this.#end(true);
    else if (open) open.sequence = this.#sequence;
    const rest = text.slice(record.index + record[0].length).replace(COUNTER, '');
    for (const part of (unescapeLineEnds(rest) ?? rest).split('\n')) this.#take(part, line.number);
  }

  end(): void {
    for (const session of this.#open.keys()) {
      this.#session = session;
      this.#end(true);
    }
  }

  #take(part: string, number: number): void {
    const head = HEAD.exec(part);
    if (head) {
      this.#end(true);
      this.#begin(head, number);
      const behind = part.slice(head.index + head[0].length).trim();
      if (behind !== '') this.#take(behind, number);
      return;
    }
    const piece = this.#open.get(this.#session);
    if (!piece) return;
    const time = TIME.exec(part);
    const text = (time ? part.slice(0, time.index) : part).replace(/^[ \t]?(?=\S)|\s+$/g, '');
    if (time) piece.leadIn.time ??= timeOf(time);
    if (piece.lines.length === 0 && !START.test(text)) return;
    if (!time || text !== '') this.#append(piece, text);
    if (time && isWhole(piece.lines)) this.#end(false);
  }

  #append(piece: Piece, text: string): void {
    piece.length += text.length + 2;
    if (piece.length > LONGEST) this.#end(true);
    else piece.lines.push(text);
  }

  #begin([, incoming, source, , destination, transport]: RegExpExecArray, line: number): void {
    const leadIn = leadInOf({
      source: incoming ? addressOf(source) : 'local',
      destination: incoming ? 'local' : addressOf(destination),
      transport: transportOf(transport),
    });
    if (this.#open.size >= LIMIT) this.#endOldest();
    this.#open.set(this.#session, { leadIn, lines: [], length: 0, line, sequence: this.#sequence });
  }

  #endOldest(): void {
    const session = this.#session;
    for (const oldest of this.#open.keys()) {
      this.#session = oldest;
      this.#end(true);
      break;
    }
    this.#session = session;
  }

  /** @param isCut unless it proves whole */
  #end(isCut: boolean): void {
    const piece = this.#open.get(this.#session);
    if (!piece) return;
    this.#open.delete(this.#session);
    if (piece.lines.length < 2) return;
    const text = messageOf(piece.lines);
    this.#emit(piece.leadIn, Buffer.from(text, 'latin1'), piece.line, isCut && !isWhole(piece.lines));
  }
}

function timeOf([, day, month, clock]: RegExpExecArray): ParsedTime | null {
  const time = parseTime(clock!);
  return time && { ...time, month: Number(month), day: Number(day) };
}

function messageOf(lines: readonly string[]): string {
  const text = lines.join('\r\n');
  return lines.includes('') ? `${text}\r\n` : `${text}\r\n\r\n`;
}

/** As far as its Content-Length tells; a body may lack its last line end. */
function isWhole(lines: readonly string[]): boolean {
  const empty = lines.indexOf('');
  const headers = empty < 0 ? lines : lines.slice(0, empty);
  const length = headers.map((line) => /^(?:content-length|l)\s*:\s*(\d+)/i.exec(line)?.[1]).find(Boolean);
  if (length === undefined) return empty >= 0;
  const body = empty < 0 ? [] : lines.slice(empty + 1);
  return body.reduce((sum, line) => sum + line.length + 2, 0) >= Number(length);
}
