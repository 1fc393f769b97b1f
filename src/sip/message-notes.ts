import type { NoteLog } from '../note.ts';
import type { Payload } from '../payload.ts';
import { LINE_LIMIT, type Message } from './message.ts';
import { START, type Start } from './start-line.ts';

/** Whether `noteOddities` would find anything: the only part of it that every message pays for. */
export function isOdd(message: Message): boolean {
  return (
    message.callIdStart < 0 || message.cseqNumber < 0 || message.viaCount === 0 || message.linesOmitted || message.cut
  );
}

/** Notes what is missing from a message that counts all the same. */
export function noteOddities(message: Message, payload: Payload, notes: NoteLog): void {
  const note = (code: string, detail: () => string) => notes.add(payload.input, code, payload.place(), detail);
  const cseq = message.cseqNumber < 0 ? message.header('CSeq') : null;
  const missing: string[] = [];
  if (message.viaCount === 0) missing.push('Via');
  if (message.callIdStart < 0) missing.push('Call-ID');
  if (message.cseqNumber < 0 && cseq === null) missing.push('CSeq');
  if (missing.length > 0) note('sip-incomplete', () => `A ${nameOf(message)} has no ${missing.join(', no ')}.`);
  if (cseq !== null)
    note(
      'sip-cseq-invalid',
      () => `The CSeq of a ${nameOf(message)} is no number below 2^31 and a method: ${cseq.slice(0, 60)}`,
    );
  if (message.linesOmitted)
    note(
      'sip-header-lines-limit',
      () => `A ${nameOf(message)} has more than ${LINE_LIMIT} header lines; the rest are not looked up.`,
    );
  if (message.cut)
    note('sip-message-cut', () => `A ${nameOf(message)} ends before its headers or its Content-Length say it does.`);
}

/** Notes a start line of SIP that makes no message of version 2.0. */
export function noteStart(start: Start, payload: Payload, notes: NoteLog): void {
  if (start === START.otherVersion)
    notes.add(
      payload.input,
      'sip-version-unknown',
      payload.place(),
      'A start line names a version of SIP that is not 2.0; it is not counted.',
    );
  else if (start === START.badStatus)
    notes.add(
      payload.input,
      'sip-status-invalid',
      payload.place(),
      'A response has no status code between 100 and 699; it is not counted.',
    );
}

function nameOf(message: Message): string {
  return message.isRequest ? `${message.methodName.slice(0, 40)} request` : `${message.statusCode} response`;
}
