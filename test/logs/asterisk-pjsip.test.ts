import { describe, expect, it } from 'vitest';
import { analyzeText, readLog, verdicts } from './asterisk-log.ts';

const INVITE = [
  'INVITE sip:200@10.0.0.2 SIP/2.0',
  'Via: SIP/2.0/TLS 10.0.0.1:5061;branch=z9hG4bK-1',
  'From: <sip:100@10.0.0.1>;tag=a',
  'To: <sip:200@10.0.0.2>',
  'Call-ID: one',
  'CSeq: 1 INVITE',
  'Content-Type: application/sdp',
  'Content-Length: 10',
  '',
  'v=0',
  's=-',
];
const DECLINE = [
  'SIP/2.0 603 Decline',
  'Via: SIP/2.0/TLS 10.0.0.1:5061;branch=z9hG4bK-1',
  'From: <sip:100@10.0.0.1>;tag=a',
  'To: <sip:200@10.0.0.2>;tag=b',
  'Call-ID: one',
  'CSeq: 1 INVITE',
  'Content-Length: 0',
  '',
];
const RECEIVED = '<--- Received SIP request (250 bytes) from TLS:10.0.0.1:41000 --->';
const SENT = '<--- Transmitting SIP response (220 bytes) to TLS:10.0.0.1:41000 --->';
const wire = (lines: readonly string[]): string => `${lines.join('\r\n')}\r\n`;

/** As in a file: a prefix before each record, the message with its CRs, and one line end more. */
const FILE =
  `[Nov 22 15:32:47] VERBOSE[7506] res_pjsip_logger.c: ${RECEIVED}\n${wire(INVITE)}\n` +
  `[Nov 22 15:32:48] VERBOSE[7501][C-0000000a] res_pjsip_logger.c: ${SENT}\n${wire(DECLINE)}\n`;

describe('the frames', () => {
  it('give direction, address, transport and time', async () => {
    const { messages, kind } = await readLog(FILE);
    expect(kind).toBe('asterisk-pjsip');
    expect(
      messages.map(({ from, to, transport, time, text }) => [from, to, transport, time?.slice(11, 19), text]),
    ).toEqual([
      ['10.0.0.1 41000', 'local', 'TLS', '15:32:47', wire(INVITE)],
      ['local', '10.0.0.1 41000', 'TLS', '15:32:48', wire(DECLINE)],
    ]);
  });

  it('are read with IPv6, WSS, UDP6, and without CRs, as pastes have them', async () => {
    for (const [remote, from, transport] of [
      ['WSS:[2001:db8::7]:24715', '2001:db8::7 24715', 'WSS'],
      ['UDP6:[::1]:5060', '::1 5060', 'UDP'],
    ]) {
      const text = FILE.replaceAll('\r', '').replaceAll('TLS:10.0.0.1:41000', remote!);
      const { messages } = await readLog(text);
      expect(messages.map((m) => m.text)).toEqual([wire(INVITE), wire(DECLINE)]);
      expect(messages[0]).toMatchObject({ from, transport });
    }
  });

  it('are read off a console that was recorded, with colours, prompts, and CR at each line end', async () => {
    const text = [
      `vm*CLI> \r\x1b[0K${RECEIVED}\r`,
      ...INVITE.map((line) => `${line}\r\r`),
      '\r',
      '\x1b[1;30m    -- \x1b[0mPJSIP/uas-00000001 is ringing\r',
      `\r\x1b[Kvm*CLI> \r\x1b[0K${SENT}\r`,
      ...DECLINE.map((line) => `${line}\r\r`),
      '\r',
      '',
    ].join('\n');
    const { messages } = await readLog(text);
    expect(messages.map((m) => [m.text, m.to, m.time])).toEqual([
      [wire(INVITE), 'local', null],
      [wire(DECLINE), '10.0.0.1 41000', null],
    ]);
  });

  it('on a console have no time: the last one is that of some warning', async () => {
    const warning = (time: string): string => `[Nov 22 ${time}] WARNING[7]: file.c:1 f: something\n`;
    const verbose = '    -- nothing\n'.repeat(3);
    const text = `${warning('15:00:00')}${verbose}${RECEIVED}\n${wire(INVITE)}\n${warning('16:00:00')}${verbose}${SENT}\n${wire(DECLINE)}\n`;
    const { messages } = await readLog(text);
    expect(messages.map(({ time }) => time)).toEqual([null, null]);
    const { calls, totals } = await analyzeText(text);
    expect(totals.calls).toBe(1);
    expect(calls[0]).toMatchObject({ outcome: 'declined', startTime: null, timing: { postDialDelay: null } });
  });

  it('lose their line end at 8192 bytes: the next prefix is glued on, with its own time', async () => {
    const long = [
      ...INVITE.slice(0, 7),
      'Content-Length: 12000',
      '',
      ...Array.from({ length: 150 }, (_, i) => `a=candidate:${i} 1 udp 2122260223 10.0.0.1 50000 typ host`),
    ];
    const cut = `VERBOSE[7506] res_pjsip_logger.c: ${RECEIVED}\n${wire(long)}`.slice(0, 8170);
    const { messages } = await readLog(`[Nov 22 15:32:47] ${cut}${FILE.slice(FILE.indexOf('[Nov 22 15:32:48]'))}`);
    expect(messages.map(({ isCut, startLine, time }) => [isCut, startLine, time?.slice(11, 19)])).toEqual([
      [true, INVITE[0], '15:32:47'],
      [false, DECLINE[0], '15:32:48'],
    ]);
  });
});

describe('pjsip show history', () => {
  it('entries are messages, printed anew from what was parsed', async () => {
    const text = [
      '<--- History Entry 0 Received from 10.0.0.1:41000 at 1795361567 --->',
      ...INVITE,
      '',
      '<--- History Entry 1 Sent to 10.0.0.1:41000 at 1795361568 --->',
      ...DECLINE,
      '',
    ].join('\n');
    const { messages } = await readLog(text);
    expect(messages.map((m) => [m.from, m.to, m.time])).toEqual([
      ['10.0.0.1 41000', 'local', '2026-11-22T15:32:47.000Z'],
      ['local', '10.0.0.1 41000', '2026-11-22T15:32:48.000Z'],
    ]);
    const result = await analyzeText(text);
    expect(verdicts(result)).toEqual(['one declined 603 603/INVITEx1']);
    // The frame does not say it: told from Via.
    expect(result.calls[0]!.transport).toBe('TLS');
  });

  it('has no Call-IDs in its list, which is said instead of nothing', async () => {
    const text = [
      'No.   Timestamp  (Dir) Address                  SIP Message                        ',
      '===== ========== ============================== ===================================',
      '00000 1795361567 * <== 127.0.0.30:5700          INVITE sip:e5486@sip.example.test SIP/2.0',
      '00001 1795361567 * ==> 127.0.0.30:5700          SIP/2.0 100 Trying',
      '',
    ].join('\n');
    const { totals, inputs } = await analyzeText(text);
    expect(totals.messages).toBe(0);
    expect(inputs[0]!.notes).toMatchObject([
      { code: 'log-without-sip', detail: expect.stringMatching(/no Call-IDs.*pjsip show history entry/) },
    ]);
  });
});

it('tells a transport that it has no name for from Via', async () => {
  const { calls } = await analyzeText(FILE.replaceAll('TLS:10.0.0.1', 'FOO:10.0.0.1'));
  expect(calls[0]!.transport).toBe('TLS');
});

it('counts a message that is written twice as sent twice, however close: the logger writes each sending once', async () => {
  const at = (time: string): string =>
    `[2026-11-22 15:32:47.${time}] VERBOSE[7506] res_pjsip_logger.c: ${RECEIVED}\n${wire(INVITE)}\n`;
  const { totals } = await analyzeText(at('100') + at('105'));
  expect(totals).toMatchObject({ messages: 2, retransmissions: 1, duplicates: 0 });
});
