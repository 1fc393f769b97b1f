import { describe, expect, it } from 'vitest';
import { analyzeText, readLog } from './asterisk-log.ts';

const INVITE = [
  'INVITE sip:200@10.0.0.2 SIP/2.0',
  'Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK-1',
  'From: <sip:100@10.0.0.1>;tag=a',
  'To: <sip:200@10.0.0.2>',
  'Call-ID: one',
  'CSeq: 1 INVITE',
  'Content-Length: 0',
  '',
];
const BUSY = [
  'SIP/2.0 486 Busy Here',
  'Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK-1',
  'From: <sip:100@10.0.0.1>;tag=a',
  'To: <sip:200@10.0.0.2>;tag=b',
  'Call-ID: one',
  'CSeq: 1 INVITE',
  'Content-Length: 0',
  '',
];
/** Another call, that the host of the log makes. */
const OWN_INVITE = INVITE.map((line) =>
  line.replace('10.0.0.1:5060;branch=z9hG4bK-1', '10.0.0.9:5080;branch=z9hG4bK-2').replace('one', 'two'),
);
const WHO = 'VERBOSE[13892] chan_sip.c: ';

/** A record of a file: the time and the prefix before its first line only. */
function record(time: string, prefix: string, ...lines: string[]): string {
  return `[${time}] ${prefix}${lines.join('\n')}\n`;
}

describe('1.8 to 20', () => {
  const log =
    record('Jan  7 11:25:18', WHO, '', '<--- SIP read from TCP:10.0.0.1:5060 --->', ...INVITE, '<------------->') +
    record('Jan  7 11:25:18', WHO, '--- (7 headers 0 lines) ---') +
    record(
      'Jan  7 11:25:19',
      `VERBOSE[13892][C-0000016a] chan_sip.c: `,
      '',
      '<--- Reliably Transmitting (no NAT) to 10.0.0.1:5060 --->',
      ...BUSY.map((line) => `${line}\r`),
      '',
      '<------------>',
    ) +
    record('Jan  7 11:25:20', `${WHO}Retransmitting #1 (NAT) to 10.0.0.1:5060:`, '', ...BUSY, '', '---').replace(
      ':\n\n',
      ':\n',
    ) +
    record('Jan  7 11:25:21', `${WHO}Transmitting (force_rport) to [2001:db8::1]:5061:`, ...OWN_INVITE, '---').replace(
      ':INVITE',
      ':\nINVITE',
    );

  it('reads each framing with its direction, end and time', async () => {
    const { messages, kind } = await readLog(log);
    expect(kind).toBe('asterisk-chan-sip');
    expect(
      messages.map(({ time, from, to, transport, isRetransmission, startLine }) => [
        time?.slice(11, 19),
        from,
        to,
        transport,
        isRetransmission,
        startLine.slice(0, 11),
      ]),
    ).toEqual([
      ['11:25:18', '10.0.0.1 5060', 'local', 'TCP', false, 'INVITE sip:'],
      ['11:25:19', 'local', '10.0.0.1 5060', null, false, 'SIP/2.0 486'],
      ['11:25:20', 'local', '10.0.0.1 5060', null, true, 'SIP/2.0 486'],
      ['11:25:21', 'local', '2001:db8::1 5061', null, false, 'INVITE sip:'],
    ]);
    expect(messages[0]!.text).toBe(`${INVITE.join('\r\n')}\r\n`);
    expect(messages[1]!.text).toBe(`${BUSY.join('\r\n')}\r\n`);
  });

  it('counts what the log marks as sent again, and tells the transport from Via', async () => {
    const { totals, calls } = await analyzeText(log);
    expect(totals).toMatchObject({ messages: 4, retransmissions: 1, duplicates: 0, calls: 2 });
    expect(calls).toMatchObject([
      { callId: 'one', outcome: 'busy', finalCode: 486, retransmissions: 1, transport: 'TCP' },
      { callId: 'two', transport: 'UDP', caller: '10.0.0.9:5080', callee: '[2001:db8::1]:5061' },
    ]);
  });
});

describe('older versions', () => {
  it('reads 1.4: an arrow, no transport', async () => {
    const { messages } = await readLog(
      ['<--- SIP read from 10.0.0.1:5060 --->', ...INVITE, '<------------->', ''].join('\n'),
    );
    expect(messages).toMatchObject([
      { from: '10.0.0.1 5060', to: 'local', transport: null, dialect: 'asterisk-chan-sip' },
    ]);
  });

  it('reads 1.2: two dashes, no arrow, no end marker, responses framed like requests', async () => {
    const text = [
      '<-- SIP read from 10.0.0.1:5060: ',
      ...INVITE,
      '',
      '--- (7 headers 0 lines) ---',
      'Transmitting (no NAT) to 10.0.0.1:5060:',
      ...BUSY,
      '',
      '---',
      '',
    ].join('\n');
    const { messages } = await readLog(text);
    expect(messages).toMatchObject([
      { from: '10.0.0.1 5060', to: 'local', startLine: INVITE[0] },
      { from: 'local', to: '10.0.0.1 5060', startLine: BUSY[0] },
    ]);
    expect(messages.map(({ text: message }) => message)).toEqual([INVITE, BUSY].map((m) => `${m.join('\r\n')}\r\n`));
  });
});

describe('bodies', () => {
  const body = 'line one\r\n---\r\n<--- not a frame\r\nlast\r\n';
  const sent = [
    `${WHO}Reliably Transmitting (NAT) to 10.0.0.1:5060:`,
    'MESSAGE sip:100@10.0.0.1 SIP/2.0',
    ...INVITE.slice(1, 6).map((line) => line.replace('INVITE', 'MESSAGE')),
    `Content-Length: ${body.length}`,
    '',
    body,
  ].join('\r\n');

  it('may hold the end marker of sent requests: Content-Length says where they end', async () => {
    const { messages } = await readLog(`[Jan  7 11:25:18] ${sent}\n---\n[Jan  7 11:25:19] ${WHO}x\n`);
    expect(messages).toHaveLength(1);
    expect(messages[0]!.text.endsWith(body)).toBe(true);
    expect(messages[0]!.isCut).toBe(false);
  });

  it('of what was received may be shorter than Content-Length, since white space was made less', async () => {
    const received = [
      '<--- SIP read from UDP:10.0.0.1:5060 --->',
      ...INVITE.slice(0, 6),
      'Content-Length: 40',
      '',
      'v=0',
      's=-',
    ];
    const log = [
      ...received,
      '<------------->',
      ...received,
      '<------------->',
      '--- (7 headers 2 lines) ---',
      '',
    ].join('\n');
    const { messages } = await readLog(log);
    expect(messages.map(({ text }) => text.slice(-10))).toEqual(['v=0\r\ns=-\r\n', 'v=0\r\ns=-\r\n']);
  });
});

it('takes keepalives for what they are: no SIP', async () => {
  const log = [
    '[Mar 30 13:35:40] ',
    '[Mar 30 13:35:40] <--- SIP read from UDP:10.49.0.1:5064 --->',
    '[Mar 30 13:35:40] jaK',
    '[Mar 30 13:35:40] <------------->',
    ...['', '<--- SIP read from UDP:10.49.0.1:5064 --->', ...INVITE, '<------------->'].map(
      (line) => `[Mar 30 13:35:51] ${line}`,
    ),
    '',
  ].join('\n');
  const { messages } = await readLog(log);
  expect(messages).toMatchObject([
    { from: '10.49.0.1 5064', time: '2026-03-30T13:35:51.000Z', text: `${INVITE.join('\r\n')}\r\n` },
  ]);
});

it('ends a message that the record limit cut where the next record is glued to it', async () => {
  const candidates = Array.from(
    { length: 150 },
    (_, i) => `a=candidate:30205${i} 1 udp 2122260223 10.0.0.1 50000 typ host`,
  );
  const text = [...INVITE.slice(0, 6), 'Content-Length: 11000', '', 'v=0', ...candidates]
    .join('\n')
    .slice(0, 8100)
    .trimEnd();
  const log =
    record('2026-11-22 15:34:28.477', WHO, '', '<--- SIP read from UDP:10.0.0.1:5060 --->', text).trimEnd() +
    record('2026-11-22 15:34:28.478', WHO, '--- (12 headers 103 lines) ---') +
    record(
      '2026-11-22 15:34:28.479',
      WHO,
      '',
      '<--- Transmitting (NAT) to 10.0.0.1:5060 --->',
      ...BUSY,
      '<------------>',
    );
  const { messages } = await readLog(log);
  expect(messages.map(({ isCut, startLine, time }) => [isCut, startLine, time?.slice(-5)])).toEqual([
    [true, INVITE[0], '.477Z'],
    [false, BUSY[0], '.479Z'],
  ]);
  expect(messages[0]!.text.replaceAll('\r', '')).toBe(text);
});

it('says who the host of the log is once a message that it sent names it', async () => {
  const log = [
    '<--- SIP read from UDP:10.0.0.1:5060 --->',
    ...INVITE,
    '<------------->',
    'Reliably Transmitting (NAT) to 10.0.0.2:5060:',
    ...OWN_INVITE,
    '',
    '---',
    '',
  ].join('\n');
  const { calls } = await analyzeText(log);
  expect(calls.map(({ caller, callee, transport }) => [caller, callee, transport])).toEqual([
    ['10.0.0.1:5060', '10.0.0.9:5080', 'UDP'],
    ['10.0.0.9:5080', '10.0.0.2:5060', 'UDP'],
  ]);
});
