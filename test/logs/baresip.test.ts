import { describe, expect, it } from 'vitest';
import { readLog } from './read-log.ts';
import { inviteLines, responseLines, wire } from './sip-lines.ts';

const INVITE = wire(inviteLines());
const BUSY = wire(responseLines(486, 'Busy Here'));
const record = (path: string, message: string, time = '', esc = '\x1b'): string =>
  `${esc}[36;1m${time}#\n${path}\n${message}${esc}[;m\n`;

describe('baresip', () => {
  it.each(['\x1b', ''])('both ends, the end mark, with ESC %j', async (esc) => {
    const { messages, kind } = await readLog(
      'baresip is ready.\n' +
        record('UDP 192.0.2.10:5060 -> 192.0.2.20:5060', INVITE, '', esc) +
        'call: SIP Progress: 180 Ringing (/)\n\r\r\r' +
        record('TCP 192.0.2.20:5060 -> [2001:db8::1]:5060', BUSY, '', esc),
    );
    expect(kind).toBe('baresip');
    expect(messages.map((m) => [m.text, m.from, m.to, m.transport, m.time])).toEqual([
      [INVITE, '192.0.2.10:5060', '192.0.2.20:5060', 'UDP', null],
      [BUSY, '192.0.2.20:5060', '[2001:db8::1]:5060', 'TCP', null],
    ]);
  });

  it('a time of day since 2022, a socket bound to every address', async () => {
    const { messages } = await readLog(record('WSS 0.0.0.0:5060 -> 192.0.2.20:443', INVITE, '12:34:56.789'));
    expect(messages).toMatchObject([{ from: 'local', transport: 'WSS', time: '2026-11-23T12:34:56.789000Z' }]);
  });

  it('a body without its last line end: the change of colour follows it directly', async () => {
    const body = INVITE.slice(0, -2).replace(/Content-Length: (\d+)/, (_, n) => `Content-Length: ${Number(n) - 2}`);
    const { messages } = await readLog(record('UDP 192.0.2.10:5060 -> 192.0.2.20:5060', body).repeat(2));
    expect(messages.map(({ text }) => text)).toEqual([body, body]);
  });

  it('says how calls and registrations ended', async () => {
    const { events } = await readLog(
      'baresip is ready.\nsip:200@192.0.2.20: session closed: 486 Busy Here\nreg: {0/UDP/v4} 403 Forbidden\nreg: {0/UDP/v4} 200 OK\n',
    );
    expect(events.map(({ kind, code, phrase }) => [kind, code, phrase])).toEqual([
      ['hangup', 486, 'Busy Here'],
      ['registration-failed', 403, 'Forbidden'],
    ]);
  });
});
