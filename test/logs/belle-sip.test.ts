import { describe, expect, it } from 'vitest';
import { readLog } from './read-log.ts';
import { inviteLines, responseLines, wire } from './sip-lines.ts';

const INVITE = wire(inviteLines());
const BUSY = wire(responseLines(486, 'Busy Here'));
const LF = (text: string): string => text.replace(/\r/g, '');
const sent = (prefix: string): string =>
  `${prefix} channel [0x562dbf9adeb0]: message sent to [UDP://pbx.example:5060], size: [${INVITE.length}] bytes\n`;
const received = (prefix: string, bytes = BUSY.length, proto = 'UDP'): string =>
  `${prefix} channel [0x562dbf9adeb0]: received [${bytes}] new bytes from [${proto}://pbx.example:5060]:\n`;

describe('belle-sip', () => {
  it.each([
    ['linphonec', '2020-08-24 18:58:18:066 belle-sip-message-'],
    ['desktop', '2020-08-24 18:58:18:066 [belle-sip] MESSAGE'],
    ['AppImage', '2020-08-24 18:58:18:066 [AppRun.wrapped/belle-sip] MESSAGE'],
    ['iOS', 'Aug 24 18:58:18  linphone[3434] <Notice>: bel/'],
    ['iOS with the name of the phone', 'Aug 24 18:58:18 my-phone linphone[3434] <Notice>: bel/'],
  ])('%s', async (_, prefix) => {
    const bare = prefix.endsWith('/') ? prefix : prefix.replace(/-$/, '-x');
    const { messages, kind } = await readLog(
      `${sent(bare)}${LF(INVITE)}\n${received(bare)}${LF(BUSY)}\n${bare} channel [0x562dbf9adeb0] [${BUSY.length}] bytes parsed\n`,
      { lastChange: '2020-08-25T00:00:00Z' },
    );
    expect(kind).toBe('belle-sip');
    const iso = prefix.startsWith('Aug') ? '2020-08-24T18:58:18.000000Z' : '2020-08-24T18:58:18.066000Z';
    expect(messages.map((m) => [m.text, m.from, m.to, m.transport, m.time, m.isCut])).toEqual([
      [INVITE, 'local', 'pbx.example:5060', 'UDP', iso, false],
      [BUSY, 'pbx.example:5060', 'local', 'UDP', iso, false],
    ]);
  });

  it('a prefix on every line: Xcode with a tab, logcat', async () => {
    const record = (lines: string, prefix: string, more = prefix): string =>
      lines
        .split('\n')
        .map((line, i) => (i === 0 ? prefix : more) + line)
        .join('\n');
    const xcode = '2020-03-29 01:25:05.098535+0530 linphone[68064:1643374] [Message] ';
    const text = received('', 10).trimStart() + LF(BUSY);
    for (const [one, more] of [
      [xcode, `${xcode}\t`],
      ['I/org.linphone: ', 'I/org.linphone: '],
    ]) {
      const { messages } = await readLog(
        [text, text, text].map((t) => record(t.trimEnd(), one!, more!) + `\n${more}\n`).join(''),
      );
      expect(messages.map((m) => m.text)).toEqual([BUSY, BUSY, BUSY]);
      if (one === xcode) expect(messages[0]!.time).toBe('2020-03-28T19:55:05.098535Z');
    }
  });

  it('several messages in what a stream gave, and a message that was not sent', async () => {
    const prefix = '2020-08-24 18:58:18:066 [belle-sip] MESSAGE';
    const { messages } = await readLog(
      `${received(prefix, 2 * BUSY.length, 'TLS')}${LF(BUSY)}${LF(BUSY)}\n${prefix} channel [0x562dbf9adeb0]: message silently discarded [UDP://pbx.example:5060]\n${LF(INVITE)}\n`,
    );
    expect(messages.map((m) => [m.startLine, m.from, m.transport, m.time])).toEqual([
      ['SIP/2.0 486 Busy Here', 'pbx.example:5060', 'TLS', '2020-08-24T18:58:18.066000Z'],
      ['SIP/2.0 486 Busy Here', 'pbx.example:5060', 'TLS', '2020-08-24T18:58:18.066000Z'],
    ]);
  });

  it('retransmissions are marked in the line before', async () => {
    const prefix = '2020-08-24 18:58:18:066 [belle-sip] MESSAGE';
    const mark = `${prefix} nict_on_timer_E: sending retransmission\n`;
    const { messages } = await readLog(`${sent(prefix)}${LF(INVITE)}\n${mark}${sent(prefix)}${LF(INVITE)}`);
    expect(messages.map(({ isRetransmission }) => isRetransmission)).toEqual([false, true]);
  });

  it('says how calls and registrations ended', async () => {
    const prefix = '2020-08-24 18:58:18:066 [belle-sip] MESSAGE';
    const { events } = await readLog(
      `${prefix} channel [0x562dbf9adeb0] x\n${prefix} Register refresher [403] reason [Forbidden] will expires in 0\n${prefix} Op [0x1] receiving call response [486], call is [0x2]\n`,
    );
    expect(events.map(({ kind, code, method }) => [kind, code, method])).toEqual([
      ['registration-failed', 403, 'REGISTER'],
      ['hangup', 486, 'INVITE'],
    ]);
  });
});
