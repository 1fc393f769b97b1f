import { Readable } from 'node:stream';
import { analyze, type AnalyzeOptions } from '../../src/analyze.ts';
import type { Result } from '../../src/result.ts';

/** When the logs of the tests were last written to: none of their times is in its future. */
const NOW_MICROS = Date.UTC(2026, 11, 31) * 1000;

/** The result for a log given as text. */
export function readLog(text: string | Uint8Array, options: Partial<AnalyzeOptions> = {}): Promise<Result> {
  const bytes = typeof text === 'string' ? Buffer.from(text, 'latin1') : text;
  return analyze({ inputs: ['-'], standardInput: Readable.from([bytes]), nowMicros: NOW_MICROS, ...options });
}

/** A minimal SIP message. @param body lines of the body */
export function sip(start: string, { callId = 'one@test', cseq = '1 INVITE', via = '192.0.2.1:5070', body = '' } = {}) {
  const [toTag, length] = [start.startsWith('SIP') ? ';tag=b' : '', Buffer.byteLength(body)];
  return [
    start,
    `Via: SIP/2.0/UDP ${via};branch=z9hG4bK-${callId}-${cseq.replace(/ACK|CANCEL/, 'INVITE').replace(' ', '')}`,
    'From: <sip:a@test>;tag=a',
    `To: <sip:b@test>${toTag}`,
    `Call-ID: ${callId}`,
    `CSeq: ${cseq}`,
    `Content-Length: ${length}`,
    '',
    body,
  ].join('\r\n');
}

/** What a call came to, in a line. */
export const told = ({ calls }: Result): string[] =>
  calls.map((c) => `${c.callId} ${c.outcome} ${c.finalCode} ${c.basis} ${c.caller} ${c.callee}`);
