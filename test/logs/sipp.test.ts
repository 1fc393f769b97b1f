import { describe, expect, it } from 'vitest';
import { readLog } from './read-log.ts';
import { inviteLines, responseLines, wire } from './sip-lines.ts';

const DASHES = '-'.repeat(47);
const record = (rule: string, words: string, message: string): string => `${rule}\n${words}\n\n${message}\n`;
const INVITE = wire(inviteLines());
const BUSY = wire(responseLines(486, 'Busy Here'));

describe('SIPp message log', () => {
  it.each([
    [' 2026-11-22 15:07:53.299077', '2026-11-22T15:07:53.299077Z'],
    ['\t2013-05-01 10:00:00.123', '2013-05-01T10:00:00.123000Z'],
    [' 2013-05-01 10:00:00', '2013-05-01T10:00:00.000000Z'],
  ])('both spellings of length, time behind the dashes: %j', async (time, iso) => {
    const { messages, kind } = await readLog(
      record(DASHES + time, `UDP message sent (${INVITE.length} bytes):`, INVITE) +
        record(DASHES + time, `UDP message received [${BUSY.length}] bytes :`, BUSY),
    );
    expect(kind).toBe('sipp');
    expect(messages.map((m) => [m.text, m.from, m.to, m.transport, m.time])).toEqual([
      [INVITE, 'local', null, 'UDP', iso],
      [BUSY, null, 'local', 'UDP', iso],
    ]);
  });

  it('what is printed a second time, or was not sent, is not counted', async () => {
    const time = ' 2026-11-22 15:07:53.299077';
    const { messages } = await readLog(
      record(DASHES + time, `UDP message received [${BUSY.length}] bytes :`, BUSY) +
        record(DASHES, 'Unexpected UDP message received:', BUSY) +
        record(DASHES + time, 'Error sending UDP message:', INVITE) +
        record(DASHES + time, `TCP message sent (${INVITE.length} bytes):`, INVITE),
    );
    expect(messages.map(({ text, transport }) => [text, transport])).toEqual([
      [BUSY, 'UDP'],
      [INVITE, 'TCP'],
    ]);
  });
});

describe('SIPp short-message log', () => {
  it('rows become messages of three lines', async () => {
    const row = (direction: string, cseq: string, start: string): string =>
      `2026-11-22\t15:07:53.299077\t1795360073.299077\t${direction}\tone@pbx.example\tCSeq:${cseq}\t${start}`;
    const { messages, kind } = await readLog(
      [
        row('S', '1 INVITE', 'INVITE sip:200@192.0.2.20 SIP/2.0'),
        row('R', '1 INVITE', 'SIP/2.0 486 Busy Here'),
        'junk\t',
      ].join('\n'),
    );
    expect(kind).toBe('sipp');
    expect(messages.map((m) => [m.text, m.from, m.to, m.time, m.line])).toEqual([
      [
        'INVITE sip:200@192.0.2.20 SIP/2.0\r\nCall-ID: one@pbx.example\r\nCSeq: 1 INVITE\r\n\r\n',
        'local',
        null,
        '2026-11-22T15:07:53.299077Z',
        1,
      ],
      [
        'SIP/2.0 486 Busy Here\r\nCall-ID: one@pbx.example\r\nCSeq: 1 INVITE\r\n\r\n',
        null,
        'local',
        '2026-11-22T15:07:53.299077Z',
        2,
      ],
    ]);
  });
});

describe('SIPp error log', () => {
  const at = (text: string): string => `2026-11-22\t15:07:51.341301\t1795360071.341301: ${text}`;

  it('records that stand on one line, and quoted messages, are events', async () => {
    const aborting = `Aborting call on unexpected message for Call-Id '7@pbx.example': while expecting '180' (index 2), received '${BUSY}'.`;
    const { messages, events } = await readLog(
      `The following events occurred:\n${at('Cannot record route set if there is no Contact')}${at(
        'Call-Id: 8@pbx.example, receive timeout on message name:4 without label to jump to (ontimeout attribute): aborting call',
      )}${at(aborting)}${at('Unable to connect a TCP socket, errno = 111')}\n${at(`Discarding message which can't be mapped to a known SIPp call:\n${BUSY}`)}`,
    );
    expect(messages).toEqual([]);
    expect(events.map(({ kind, callId, code }) => [kind, callId, code])).toEqual([
      ['timeout', '8@pbx.example', 0],
      ['other', '7@pbx.example', 486],
      ['send-failed', null, 0],
    ]);
    expect(events[0]!.timeMicros).toBe(1_795_360_071_341_301);
    expect(events.map(({ line }) => line)).toEqual([2, 2, 10]);
  });
});
