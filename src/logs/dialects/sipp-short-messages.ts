import { type EmitMessage, leadInOf, LOCAL, type RowReader } from '../dialect.ts';
import type { LogLine } from '../log-line.ts';
import { parseTime } from '../log-time.ts';

/** Date, time, seconds of the epoch, direction, Call-ID, CSeq, start line. */
const ROW = /^\d{4}-\d\d-\d\d\t\S+\t(\d+\.\d+)\t([SR])\t([^\t]+)\tCSeq:\s*([^\t]+)\t(.+?)\s*$/;

/** `-trace_shortmsg`: a table from which messages of three lines are made. @returns null when the first lines are none */
export function shortMessages(head: readonly string[], emit: EmitMessage): RowReader | null {
  if (!head.slice(0, 20).some((line) => ROW.test(line))) return null;
  return {
    line(line: LogLine): void {
      const match = ROW.exec(line.text());
      if (!match) return;
      const [, time, direction, callId, cseq, startLine] = match;
      const isSent = direction === 'S';
      const leadIn = leadInOf({
        time: parseTime(time!),
        source: isSent ? LOCAL : null,
        destination: isSent ? null : LOCAL,
      });
      const text = `${startLine}\r\nCall-ID: ${callId}\r\nCSeq: ${cseq}\r\n\r\n`;
      emit(leadIn, Buffer.from(text, 'latin1'), line.number, false);
    },
    end(): void {},
  };
}
