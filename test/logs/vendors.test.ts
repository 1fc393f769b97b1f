import { describe, expect, it } from 'vitest';
import { readLog } from './read-log.ts';
import { inviteLines, responseLines, wire } from './sip-lines.ts';

const INVITE = wire(inviteLines());
const BUSY = wire(responseLines(486, 'Busy Here'));
const LF = (text: string): string => text.replace(/\r/g, '');

describe('Cisco CUBE, debug ccsip messages', () => {
  const record = (time: string, word: string, message: string, number = ''): string =>
    `${number}${time}: //2113420/C544D4800002/SIP/Msg/ccsipDisplayMsg:\n${word}: \n${LF(message)}\n`;

  it.each([
    ['Dec  9 07:18:47.029', '2025-12-09T07:18:47.029000Z'],
    ['*Dec  9 07:18:47.029', '2025-12-09T07:18:47.029000Z'],
    ['Dec  9 2020 07:18:47.029 UTC', '2020-12-09T07:18:47.029000Z'],
  ])('%s', async (time, iso) => {
    const log = record(time, 'Received', INVITE, '661104: ') + record(time, 'Sent', BUSY, '661105: ');
    const { messages, kind } = await readLog(log);
    expect(kind).toBe('cisco-ccsip');
    expect(messages.map((m) => [m.text, m.from, m.to, m.time])).toEqual([
      [INVITE, null, 'local', iso],
      [BUSY, 'local', null, iso],
    ]);
  });

  it('as syslog, each line in a datagram with a number of its own', async () => {
    const lines = (
      record('Dec  9 07:18:47.029', 'Received', INVITE) + record('Dec  9 07:18:48.029', 'Sent', BUSY)
    ).split('\n');
    const log = lines.map((line, i) => `Dec  9 07:18:49 192.0.2.1 ${661104 + i}: ${line}`).join('\n');
    const { messages } = await readLog(log);
    expect(messages.map((m) => [m.text, m.time])).toEqual([
      [INVITE, '2025-12-09T07:18:47.029000Z'],
      [BUSY, '2025-12-09T07:18:48.029000Z'],
    ]);
  });

  it('a message without Content-Length ends at the next record', async () => {
    const bare = INVITE.replace(/Content-Length.*\r\n/, '');
    const time = 'Dec  9 07:18:47.029';
    const { messages } = await readLog(
      `${record(time, 'Sent', bare, '1: ')}2: ${time}: //1/C5/SIP/Info/x:\nx\n${record(time, 'Sent', BUSY)}`,
    );
    expect(messages.map(({ text }) => text)).toEqual([bare, BUSY]);
  });
});

describe('Oracle sipmsg.log', () => {
  const DASHES = '-'.repeat(40);

  it.each([
    ['Jul  4 11:29:22.360 ', '2026-07-04T11:29:22.360000Z'],
    ['11:29:22.360 ', '2026-11-24T11:29:22.360000Z'],
  ])('both ends, dashes, %j', async (time, iso) => {
    const log = `${time}On [257:888]10.77.68.92:5060 sent to 10.38.2.136:5060\n${INVITE}\n${DASHES}\n${time}On [2:0][2001:db8::1]:5060 received from [2001:db8::2]:5060\n${BUSY}${DASHES}\n`;
    const { messages, kind } = await readLog(log);
    expect(kind).toBe('oracle-sipmsg');
    expect(messages.map((m) => [m.text, m.from, m.to, m.time])).toEqual([
      [INVITE, '10.77.68.92:5060', '10.38.2.136:5060', iso],
      [BUSY, '[2001:db8::2]:5060', '[2001:db8::1]:5060', iso],
    ]);
  });

  it('dashes glued to the end of a body', async () => {
    const body = INVITE.slice(0, -2).replace(/Content-Length: (\d+)/, (_, n) => `Content-Length: ${Number(n) - 2}`);
    const head = 'Jul  4 11:29:22.360 On [257:888]10.77.68.92:5060 sent to 10.38.2.136:5060\n';
    const { messages } = await readLog(`${head}${body}${DASHES}\n${head}${BUSY}\n${DASHES}\n`);
    expect(messages.map(({ text }) => text)).toEqual([body, BUSY]);
  });
});

describe('AudioCodes syslog', () => {
  const datagram = (sequence: number, text: string, session = 'b9027c:24:198173'): string =>
    `<133>[S=${sequence}] [SID=${session}]  (N  6891753) ${text}\n`;
  const IN =
    '---- Incoming SIP Message from 52.114.75.24:5061 to SIPInterface #2 (Teams) TLS TO(#134) SocketID(200) ---- #012';
  const OUT = '---- Outgoing SIP Message to 192.0.2.7:5060 from SIPInterface #1 (name) UDP TO(#1) ---- #012';
  const TIME = ' [Time:19-12@12:44:56.587]';
  const escaped = (message: string): string => message.replace(/\r\n/g, ' #012');
  const read = async (log: string) =>
    (await readLog(log, { lastChange: '2020-12-20T00:00:00Z' })).messages.map((m) => [
      m.text,
      m.from,
      m.to,
      m.transport,
      m.time,
      m.isCut,
    ]);
  const ISO = '2020-12-19T12:44:56.587000Z';
  const invite = [INVITE, '52.114.75.24:5061', 'local', 'TLS', ISO, false];

  it('a record in a datagram, both directions', async () => {
    const log = datagram(1, IN + escaped(INVITE) + TIME) + datagram(2, OUT + escaped(BUSY) + TIME);
    expect(await read(log)).toEqual([invite, [BUSY, 'local', '192.0.2.7:5060', 'UDP', ISO, false]]);
  });

  it('a message goes on in the next datagram of the session, others between', async () => {
    const whole = escaped(INVITE);
    const at = whole.indexOf('To:');
    const log =
      datagram(1, IN + whole.slice(0, at) + TIME) +
      datagram(7, OUT + escaped(BUSY) + TIME, 'b9027c:24:2') +
      datagram(2, whole.slice(at) + TIME);
    expect((await read(log)).toSorted((a, b) => String(b[1]).localeCompare(String(a[1])))).toEqual([
      [BUSY, 'local', '192.0.2.7:5060', 'UDP', ISO, false],
      invite,
    ]);
  });

  it('a lost datagram leaves the message cut', async () => {
    const whole = escaped(INVITE);
    const at = whole.indexOf('To:');
    const log = datagram(1, IN + whole.slice(0, at) + TIME) + datagram(3, whole.slice(at) + TIME);
    const headers = expect.stringMatching(/^INVITE.*\r\nVia: .*\r\nFrom: .*\r\n\r\n$/) as unknown;
    expect(await read(log)).toEqual([[headers, ...invite.slice(1, -1), true]]);
  });
});

describe('others', () => {
  it('CUCM SDL', async () => {
    const lead = `08325640.002 |16:20:15.123 |AppInfo  |SIPTcp - wait_SdlReadRsp: Incoming SIP TCP message from 10.1.1.100 on port 5060 index 12 with ${INVITE.length} bytes:\n[123,NET]\n`;
    const { messages, kind } = await readLog(`${lead}${LF(INVITE)}\n16:20:16.000 |x\n`);
    expect(kind).toBe('cucm-sdl');
    expect(messages.map((m) => [m.text, m.from, m.to, m.transport, m.time])).toEqual([
      [INVITE, '10.1.1.100:5060', 'local', 'TCP', '2026-11-23T16:20:15.123000Z'],
    ]);
  });

  it('Ribbon: both ends, the message behind RAW PDU, escaped', async () => {
    const record = (what: string, message: string): string =>
      `Nov 22 15:07:51 sbc-1 scm[12]: ${what} IP/port:1.2.3.4/5060, Local IP/port:5.6.7.8/5061, SMM:0 RAW PDU:#012${message.replace(/\r\n/g, '#015#012')}\n`;
    const { messages, kind } = await readLog(
      record('sent msg for CallId:one@pbx.example to', INVITE) +
        record('received msg for CallId: one@pbx.example from', BUSY),
    );
    expect(kind).toBe('ribbon');
    expect(messages.map((m) => [m.text, m.from, m.to, m.time])).toEqual([
      [INVITE, '5.6.7.8:5061', '1.2.3.4:5060', '2026-11-22T15:07:51.000000Z'],
      [BUSY, '1.2.3.4:5060', '5.6.7.8:5061', '2026-11-22T15:07:51.000000Z'],
    ]);
  });
});
