import { describe, expect, it } from 'vitest';
import { readLog } from './read-log.ts';
import { inviteLines, responseLines, wire } from './sip-lines.ts';

const INVITE = wire(inviteLines());
const BUSY = wire(responseLines(486, 'Busy Here'));
const tx = (time: string, dots = '....', more = ''): string =>
  `${time}           pjsua_core.c  ${dots}TX ${INVITE.length} bytes Request msg INVITE/cseq=1${more} (tdta0x55c794ebf018) to UDP 192.0.2.20:5060:\n`;
const rx = (time: string): string =>
  `${time}           pjsua_core.c  .RX ${BUSY.length} bytes Response msg 486/INVITE/cseq=1 (rdata0x7f8fe4000b98) from UDP 192.0.2.20:5060:\n`;
const END = '\n--end msg--\n';

describe('pjsip log', () => {
  it.each([
    ['time only', '15:20:55.484', '2026-11-23T15:20:55.484000Z'],
    ['date', '2026-11-20 15:20:55.484', '2026-11-20T15:20:55.484000Z'],
    ['day and date', 'Fri 2026-11-20 15:20:55.484', '2026-11-20T15:20:55.484000Z'],
    ['level', 'DEBUG: 15:20:55.484', '2026-11-23T15:20:55.484000Z'],
    ['colour', '\x1b[01;37m15:20:55.484', '2026-11-23T15:20:55.484000Z'],
    ['in another log', 'DEBUG[123] pjproject: <?>: 15:20:55.484', '2026-11-23T15:20:55.484000Z'],
  ])('%s', async (_, time, iso) => {
    const { messages, kind } = await readLog(tx(time) + INVITE + END + rx(time) + BUSY + END);
    expect(kind).toBe('pjsua');
    expect(messages.map((m) => [m.text, m.from, m.to, m.transport, m.time, m.isCut])).toEqual([
      [INVITE, 'local', '192.0.2.20:5060', 'UDP', iso, false],
      [BUSY, '192.0.2.20:5060', 'local', 'UDP', iso, false],
    ]);
  });

  it.each(['', '!..', '!', '............'])('depth %j, more words in the line of newer versions', async (dots) => {
    const { messages } = await readLog(
      tx('15:20:55.484', dots, '/call-id=one@pbx.example/to=<sip:200@192.0.2.20>') + INVITE + END,
    );
    expect(messages).toMatchObject([{ to: '192.0.2.20:5060' }]);
  });

  it('the end mark stands on the last line of a body that lacks its line end', async () => {
    const body = INVITE.slice(0, -2).replace(/Content-Length: (\d+)/, (_, n) => `Content-Length: ${Number(n) - 2}`);
    const { messages } = await readLog(`${tx('15:20:55.484')}${body}--end msg--\n${rx('15:20:55.584')}${BUSY}${END}`);
    expect(messages.map(({ text, isCut }) => [text, isCut])).toEqual([
      [body, false],
      [BUSY, false],
    ]);
  });

  it('a record cut at 4000 bytes has no end mark, and the next is glued to it', async () => {
    const long = INVITE.replace('CSeq', `X-Long: ${'x'.repeat(3000)}\r\nX-More: ${'y'.repeat(900)}\r\nCSeq`);
    const record = (tx('15:20:55.484') + long).slice(0, 4000);
    const { messages } = await readLog(`${record}${rx('15:20:55.584')}${BUSY}${END}`);
    expect(messages.map(({ isCut, text }) => [isCut, text.length])).toEqual([
      [true, 4000 - tx('15:20:55.484').length],
      [false, BUSY.length],
    ]);
  });

  it('what is said to be sent again is a retransmission', async () => {
    const again =
      '15:20:55.984      tsx0x55c794ec1f88  .Retransmiting Request msg INVITE/cseq=1 (tdta0x55c794ebf018), count=0, restart?=1\n';
    const other = again.replace('ebf018', 'ebf019');
    const { messages } = await readLog(
      [tx('15:20:55.484'), again + tx('15:20:55.984'), other + tx('15:20:56.984')]
        .map((head) => head + INVITE + END)
        .join(''),
    );
    expect(messages.map(({ isRetransmission }) => isRetransmission)).toEqual([false, true, false]);
  });

  it('says why a call ended and a registration failed', async () => {
    const { events } = await readLog(
      [
        '15:20:55.801            pjsua_app.c  .....Call 0 is DISCONNECTED [reason=486 (Busy Here)]',
        '15:20:55.801            pjsua_acc.c  ....SIP registration failed, status=403 (Forbidden)',
        '15:20:55.801           pjsua_core.c  ....Failed to send Request msg INVITE/cseq=1 (tdta0x1)! err=171060 (Unsupported)',
      ].join('\n'),
    );
    expect(events.map(({ kind, code, phrase, method }) => [kind, code, phrase, method])).toEqual([
      ['hangup', 486, 'Busy Here', null],
      ['registration-failed', 403, 'Forbidden', 'REGISTER'],
      ['send-failed', 0, null, 'INVITE'],
    ]);
    expect(events[0]!.timeMicros).toBe(Date.parse('2026-11-23T15:20:55.801Z') * 1000);
  });

  it.each(['I/libpjsip: ', '11-20 15:20:56.000  1234  1250 I libpjsip: ', 'D/sip( 123): '])(
    'logcat prefix on every line: %j',
    async (prefix) => {
      const text = (tx('15:20:55.484') + INVITE + END + rx('15:20:55.584') + BUSY + END).replace(/\r/g, '');
      const { messages } = await readLog(text.replace(/^/gm, prefix));
      expect(messages.map((m) => m.text)).toEqual([INVITE, BUSY]);
      expect(messages[0]!.time).toBe(
        prefix.startsWith('11') ? '2026-11-20T15:20:55.484000Z' : '2026-11-23T15:20:55.484000Z',
      );
    },
  );
});
