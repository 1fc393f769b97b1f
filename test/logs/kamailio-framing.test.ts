import { describe, expect, it } from 'vitest';
import { readLog, sip, told } from './read-result.ts';

const BODY = 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nm=audio 4000 RTP/AVP 8\r\na=sendrecv';
const INVITE = sip('INVITE sip:b@test SIP/2.0', { body: BODY });
const SENT = sip('INVITE sip:b@198.51.100.9 SIP/2.0', { via: '203.0.113.5:5060', body: BODY });
const BUSY = sip('SIP/2.0 486 Busy Here');
const LEAD = ' 1(18225) INFO: <script>: ';

/** The first call of a record and its answer, both ways as the words say. */
const first = async (text: string, options = {}) => {
  const { calls, inputs } = await readLog(text, options);
  const [call] = calls;
  return { kind: inputs[0]!.kind, ends: call && [call.caller, call.callee, call.transport], notes: inputs[0]!.notes };
};

describe('words around a message in an xlog record', () => {
  it.each([
    ['received request from 192.0.2.1:5070 (udp)\n', ['192.0.2.1:5070', 'local', 'UDP']],
    ['received request from 192.0.2.1:5070 (tcp)\n', ['192.0.2.1:5070', 'local', 'TCP']],
    ['[RCV] proto=tls src=192.0.2.1:5070 dst=203.0.113.5:5061 len=9 [[', ['192.0.2.1:5070', '203.0.113.5:5061', 'TLS']],
    [
      'START: INVITE from sip:a@192.0.2.77 (IP:192.0.2.1:5070) to sip:c@192.0.2.78:\n',
      ['192.0.2.1:5070', 'local', null],
    ],
    ['rcv 192.0.2.1:5070 -> 203.0.113.5:5060 over udp\n', ['192.0.2.1:5070', '203.0.113.5:5060', 'UDP']],
    ['got from [2001:db8::1]:5070\n', ['[2001:db8::1]:5070', 'local', null]],
    ['got from 2001:db8::1:5070 at 12:34:56\n', ['[2001:db8::1]:5070', 'local', null]],
    ['incoming\n', ['192.0.2.1:5070', 'local', null]],
  ])('%s', async (words, ends) => {
    const seen = await first(`${LEAD}${words}${INVITE}\n${LEAD}next\n`);
    expect(seen).toEqual({ kind: 'kamailio', ends, notes: [] });
  });

  it.each([
    ['sending to 198.51.100.9:5486 (1)\n', ['203.0.113.5:5060', '198.51.100.9:5486', 'UDP']],
    ['sending to 198.51.100.9:5486 (2)\n', ['203.0.113.5:5060', '198.51.100.9:5486', 'TCP']],
    [
      '[SND] proto=6 src=203.0.113.5:5060 dst=198.51.100.9:5486 len=1 [[',
      ['203.0.113.5:5060', '198.51.100.9:5486', 'WSS'],
    ],
  ])('%s', async (words, ends) => {
    expect(await first(`${LEAD}${words}${SENT}\n`)).toEqual({ kind: 'kamailio', ends, notes: [] });
  });

  it('say nothing: told from Via and the Request-URI, with a note', async () => {
    const seen = await first(`${LEAD}${INVITE.replace('branch', 'received=192.0.2.99;rport=6000;branch')}\n`);
    expect(seen.ends).toEqual(['192.0.2.99:6000', 'test:5060', null]);
    expect(seen.notes.map((n) => n.code)).toEqual(['addresses-inferred']);
  });

  it('a level at the beginning of a line ends a message without an empty line', async () => {
    const cut = sip('OPTIONS sip:b@test SIP/2.0', { cseq: '1 OPTIONS' }).trimEnd().replaceAll('\r', '');
    const record = (callId: string) =>
      `INFO: <script>: received request from 192.0.2.1:5070\n${cut.replaceAll('one@test', callId)}\n`;
    const { others } = await readLog(record('1@test') + record('2@test') + record('3@test'));
    expect(others).toEqual([{ method: 'OPTIONS', transactions: 3, responses: [] }]);
  });
});

describe('the end of a body', () => {
  /** The bytes of the body that reach the call stage cannot be seen, but a wrong length is a note or another message. */
  it.each([
    ['with Content-Length', INVITE],
    ['without Content-Length', INVITE.replace(/Content-Length.*\r\n/, '')],
  ])('%s leaves the brackets out', async (_, message) => {
    const text = `${LEAD}[RCV] src=192.0.2.1:5070 dst=203.0.113.5:5060 [[${message}]]\n${LEAD}x [[${BUSY}]]\n`;
    const result = await readLog(text);
    expect(result.totals.messages).toBe(2);
    expect(told(result)[0]).toContain('busy 486');
    expect(result.inputs[0]!.notes.filter((n) => n.code !== 'addresses-inferred')).toEqual([]);
  });

  it('is kept whatever the bars behind it', async () => {
    const record = (message: string) =>
      `====================\ntag: rcv\npid: 1\nprocess: 1\ntime: 1795360071.338632\ndate: x\nproto: udp ipv4\nsrcip: 192.0.2.1\nsrcport: 5070\ndstip: 203.0.113.5\ndstport: 5060\n~~~~~~~~~~~~~~~~~~~~\n${message}||||||||||||||||||||\n`;
    const result = await readLog(
      record(INVITE) + record(INVITE.replace(/Content-Length.*\r\n/, '').replaceAll('one@', 'two@')),
    );
    expect(result.inputs[0]).toMatchObject({ kind: 'kamailio-sipdump', messages: 2, notes: [] });
    expect(result.calls[0]).toMatchObject({ caller: '192.0.2.1:5070', callee: '203.0.113.5:5060', transport: 'UDP' });
    expect(result.calls[0]!.startTime).toBe('2026-11-22T15:07:51.338632Z');
  });
});

describe('wrappers and escapes', () => {
  const record = `received request from 192.0.2.1:5070 (udp)\n${INVITE}\n`;
  const answer = `received request from 203.0.113.9:5060 (udp)\n${BUSY}\n`;
  const both = (wrap: (text: string) => string) => wrap(record) + wrap(answer);
  const escaped = (text: string, cr: string, lf: string) => text.replaceAll('\r', cr).replaceAll('\n', lf);
  const PREFIX = 'Nov 22 15:11:38 host kamailio[7]: INFO: <script>: ';
  it.each([
    ['stderr', both((t) => `${LEAD}${t}`)],
    ['colours', both((t) => `\x1b[0;39;49m\x1b[0;36;49m${LEAD}${t}`)],
    ['log prefix', both((t) => ` 1(18225) INFO: {1 1 INVITE one@test} <script>: ${t}`)],
    ['rsyslog', both((t) => `${PREFIX}${escaped(t, '#015', '#012')}\n`)],
    ['hexadecimal', both((t) => `${PREFIX}${escaped(t, '\\x0d', '\\x0a')}\n`)],
    ['angle', both((t) => `${PREFIX}${escaped(t, '<0D>', '<0A>')}\n`)],
    ['raw syslog', both((t) => `${PREFIX}${t}`)],
    [
      'JSON',
      both((t) => `${JSON.stringify({ idx: 1, pid: 7, level: 'INFO', module: 'xlog', logprefix: '', message: t })}\n`),
    ],
    [
      'JSON :a',
      both(
        (t) =>
          `${JSON.stringify({ 'kamailio.idx': 1, 'kamailio.pid': 7, 'kamailio.level': 'INFO', 'kamailio.message': t })}\n`,
      ),
    ],
    [
      'CEE',
      both(
        (t) =>
          `@cee: ${JSON.stringify({ time: '2026-11-22T15:11:38Z', 'proc.id': 7, pri: 'INFO', subsys: 'script', msg: t, pname: 'kamailio' })}\n`,
      ),
    ],
  ])('%s', async (_, text) => {
    const result = await readLog(text);
    expect(result.inputs[0]!.kind).toBe('kamailio');
    expect(told(result)).toEqual(['one@test busy 486 messages 192.0.2.1:5070 local']);
  });
});

describe('a log of Kamailio without messages', () => {
  it('says what turns them on', async () => {
    const text = ' 0(1) INFO: <core> [main.c:3055]: main(): processes\n'.repeat(3);
    const { inputs } = await readLog(text);
    expect(inputs[0]!.notes).toMatchObject([{ code: 'log-without-sip' }]);
    expect(inputs[0]!.notes[0]!.detail).toMatch(
      /^a Kamailio log without SIP messages\. Turn them on with the siptrace or sipdump/,
    );
  });

  it('notes a record that was dropped', async () => {
    const text = ` 1(1) ERROR: <core> [core/pvapi.c:1456]: pv_printf_mode(): no more space for spec value - printed:44 token:11309 buffer:4096\n 1(1) ERROR: <core> [core/pvapi.c:1472]: pv_printf_mode(): buffer overflow -- increase the buffer size...\n`;
    const { inputs } = await readLog(`${text}${text}${LEAD}received request from 192.0.2.1:5070\n${INVITE}\n`);
    expect(inputs[0]!.notes).toMatchObject([{ code: 'message-dropped', count: 2, first: { line: 1 } }]);
  });
});

describe('the time of a message', () => {
  it('is that of its own record, not of the one that ends it', async () => {
    const record = (time: string, text: string) => `Nov 22 ${time} host kamailio[7]: INFO: <script>: ${text}\n`;
    const message = `received request from 192.0.2.1:5070\n${INVITE.split('\r\n\r\n')[0]!.replace(/Content-Length.*/, 'l: 0')}`;
    const { calls } = await readLog(record('15:16:05', message) + record('15:16:09', 'later'));
    expect(calls[0]!.startTime).toBe('2026-11-22T15:16:05.000000Z');
  });
});
