import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { analyze, type AnalyzeOptions, type ResponseRecord, type Result } from '../../src/index.ts';

/** Analyses a text as a log. */
export async function analyzeLog(
  text: string | Uint8Array,
  options: Partial<AnalyzeOptions> = {},
): Promise<{ result: Result; responses: ResponseRecord[] }> {
  const folder = mkdtempSync(join(tmpdir(), 'sipmortem-log-'));
  try {
    const path = join(folder, 'log');
    writeFileSync(path, typeof text === 'string' ? Buffer.from(text, 'latin1') : text);
    const responses: ResponseRecord[] = [];
    const result = await analyze({ inputs: [path], onResponse: (record) => responses.push(record), ...options });
    return { result, responses };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** What a call amounts to, without places and times. */
export function outlineOf({ calls }: Result): string[] {
  return calls
    .map(({ callId, outcome, finalCode, responses }) => {
      const codes = responses.map(({ code, count }) => (count > 1 ? `${code}x${count}` : code)).join(' ');
      return `${callId} ${outcome} ${finalCode} [${codes}]`;
    })
    .sort();
}

/** The lines of one SIP message. */
export function messageLines(start: string, callId: string, more: string[] = [], body: string[] = []): string[] {
  const method = start.startsWith('SIP') ? 'INVITE' : start.split(' ', 1)[0];
  const length = body.reduce((sum, line) => sum + line.length + 2, 0);
  return [
    start,
    `Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK-${callId}`,
    'From: <sip:100@10.0.0.1>;tag=a',
    `To: <sip:200@10.0.0.2>${/^SIP\/2.0 (?!100)/.test(start) ? ';tag=b' : ''}`,
    `Call-ID: ${callId}`,
    `CSeq: 1 ${method}`,
    ...more,
    `Content-Length: ${length}`,
    '',
    ...body,
  ];
}

/** The messages of a call that is answered with a code. */
export function callMessages(callId: string, code = 486, phrase = 'Busy Here'): string[][] {
  const sdp = ['v=0', 'o=- 1 1 IN IP4 10.0.0.1', 's=-', 'c=IN IP4 10.0.0.1', 't=0 0', 'm=audio 6000 RTP/AVP 8'];
  return [
    messageLines('INVITE sip:200@10.0.0.2:5060 SIP/2.0', callId, ['Content-Type: application/sdp'], sdp),
    messageLines('SIP/2.0 100 Trying', callId),
    messageLines('SIP/2.0 180 Ringing', callId),
    messageLines(`SIP/2.0 ${code} ${phrase}`, callId),
    messageLines('ACK sip:200@10.0.0.2:5060 SIP/2.0', callId),
  ];
}
