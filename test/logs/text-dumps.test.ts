import { describe, expect, it } from 'vitest';
import { readLog } from './read-log.ts';
import { indented, inviteLines, responseLines, wire } from './sip-lines.ts';

const INVITE = wire(inviteLines());
const BUSY = wire(responseLines(486, 'Busy Here'));
const LF = (text: string): string => text.replace(/\r/g, '');
/** What ngrep makes of CR. */
const dotted = (text: string): string => text.replace(/\r/g, '.');
const PATH = '192.0.2.10:5060 -> 192.0.2.20:5060';
const BACK = '192.0.2.20:5060 -> 192.0.2.10:5060';
const both = (transport: string | null, time: string | null): unknown[] => [
  [INVITE, '192.0.2.10:5060', '192.0.2.20:5060', transport, time],
  [BUSY, '192.0.2.20:5060', '192.0.2.10:5060', transport, time],
];
const told = async (log: string, kind: string): Promise<unknown[]> => {
  const read = await readLog(log);
  expect(read.kind).toBe(kind);
  expect(read.messages.filter(({ isCut }) => isCut)).toEqual([]);
  return read.messages.map((m) => [m.text, m.from, m.to, m.transport, m.time]);
};

describe('sngrep text', () => {
  it('time and both ends, no transport', async () => {
    const log = `2026/11/22 15:07:51.338383 ${PATH}\n${INVITE}\n\n2026/11/22 15:07:51.338383 ${BACK}\n${BUSY}\n\n`;
    expect(await told(log, 'sngrep')).toEqual(both(null, '2026-11-22T15:07:51.338383Z'));
  });
});

describe('ngrep -W byline, sipgrep', () => {
  it.each([
    ['-t, number', 'U 2026/11/22 15:07:51.338383 ', ' #1', '', '2026-11-22T15:07:51.338383Z'],
    ['no time', 'U ', '', '', null],
    ['-T', 'U +0.003100 ', ' #12', '', null],
    ['not -q: marks of progress', '####\nU ', '', '', null],
    ['sipgrep', 'U 2026/11/22 15:07:51.338383 ', '', '\n', '2026-11-22T15:07:51.338383Z'],
  ])('%s', async (_, lead, number, gap, time) => {
    const log = `${lead}${PATH}${number}\n${gap}${dotted(INVITE)}\n\n${lead}${BACK}${number}\n${gap}${dotted(BUSY)}\n\n`;
    expect(await told(log, 'ngrep')).toEqual(both('UDP', time));
  });

  it.each([
    ['ngrep', ' [AP] #1\n'],
    ['sipgrep', '\n [AP]\n'],
  ])('%s: segments of TCP, one with two messages', async (_, flags) => {
    const log = `T 2026/11/22 15:07:51.338383 ${PATH}${flags}${dotted(INVITE)}${dotted(INVITE)}\n\nT 2026/11/22 15:07:51.338383 ${BACK}${flags}${dotted(BUSY)}\n\n`;
    const [invite, busy] = both('TCP', '2026-11-22T15:07:51.338383Z');
    expect(await told(log, 'ngrep')).toEqual([invite, invite, busy]);
  });

  it('a body without a last line end has no last dot', async () => {
    const body = INVITE.slice(0, -2).replace(/Content-Length: (\d+)/, (_, n) => `Content-Length: ${Number(n) - 2}`);
    const { messages } = await readLog(`U ${PATH}\n${dotted(body)}\n\n\nU ${BACK}\n${dotted(BUSY)}`);
    expect(messages.map(({ text }) => text)).toEqual([body, BUSY]);
  });

  it('a message that goes on in the next segment is cut', async () => {
    const { messages } = await readLog(
      `T ${PATH} [A]\n${dotted(INVITE.slice(0, 300))}\n\nT ${PATH} [AP]\n${dotted(INVITE.slice(300))}\n\nT ${BACK} [AP]\n${dotted(BUSY)}\n`,
    );
    expect(messages.map(({ startLine, isCut }) => [startLine, isCut])).toEqual([
      ['INVITE sip:200@192.0.2.20 SIP/2.0', true],
      ['SIP/2.0 486 Busy Here', false],
    ]);
  });
});

describe('tcpdump -A', () => {
  const summary = (time: string, start: string, isBack = false): string =>
    `${time} IP ${isBack ? '192.0.2.20.5060 > 192.0.2.10.5060' : '192.0.2.10.5060 > 192.0.2.20.5060'}: SIP: ${start}\n`;
  const IP = 'E..t0.@.@.	b.......\n.D...`9q';
  const record = (time: string, message: string, isBack = false): string =>
    `${summary(time, message.split('\r')[0]!, isBack)}${IP}${LF(message)}\n`;

  it.each([
    ['-tttt', '2026-11-22 15:07:51.338383', '2026-11-22T15:07:51.338383Z'],
    ['time of day', '15:07:51.338383', '2026-11-23T15:07:51.338383Z'],
    ['-tt', '1795360071.338383', '2026-11-22T15:07:51.338383Z'],
  ])('%s: the start line stands behind bytes of the headers, and is quoted before', async (_, time, iso) => {
    expect(await told(record(time, INVITE) + record(time, BUSY, true), 'tcpdump-text')).toEqual(both('UDP', iso));
  });

  it('-i any, names of ports, TCP', async () => {
    const time = '2026-11-22 15:07:51.338383';
    const log =
      `${time} lo    In  IP 192.0.2.10.sip > 192.0.2.20.sip: Flags [P.], seq 1:594, ack 1, win 64, length 593: SIP: ${INVITE.split('\r')[0]}\n${IP}${LF(INVITE)}\n` +
      `${time} IP6 2001:db8::1.5060 > 2001:db8::2.5061: SIP: SIP/2.0 486 Busy Here\n\`....d.@................${LF(BUSY)}`;
    expect(await told(log, 'tcpdump-text')).toEqual([
      [INVITE, '192.0.2.10:5060', '192.0.2.20:5060', 'TCP', '2026-11-22T15:07:51.338383Z'],
      [BUSY, '[2001:db8::1]:5060', '[2001:db8::2]:5061', 'UDP', '2026-11-22T15:07:51.338383Z'],
    ]);
  });

  it.each(['', 'both'])('-v prints the message with a tab before each line; with -A once more: %s', async (mode) => {
    const verbose = (path: string, message: string): string =>
      `15:07:51.338383 IP (tos 0x0, ttl 64, id 12527, offset 0, flags [DF], proto UDP (17), length 628)\n    ${path}: SIP, length: ${message.length}\n${indented(LF(message).slice(0, -1).split('\n'), '\t').join('\n')}\n${mode && `${IP}${LF(message)}\n`}`;
    const log =
      verbose('192.0.2.10.5060 > 192.0.2.20.5060', INVITE) + verbose('192.0.2.20.5060 > 192.0.2.10.5060', BUSY);
    expect(await told(log, 'tcpdump-text')).toEqual(both('UDP', '2026-11-23T15:07:51.338383Z'));
  });
});
