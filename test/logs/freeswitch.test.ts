import { describe, expect, it } from 'vitest';
import { LogMemory } from '../../src/logs/log-memory.ts';
import { readLog } from './read-log.ts';
import { indented, inviteLines, responseLines, SDP, wire } from './sip-lines.ts';

const RULE = '-'.repeat(72);
const UUID = '4c5f1a40-0b0a-4f0e-9d55-0d5a3a3c0001';
const log = (time: string, text: string, uuid = ''): string =>
  `${uuid && `${uuid} `}2021-04-02 ${time} [DEBUG] sofia.c:7325 ${text}`;

/** The framing of FreeSWITCH 1.8 and before. */
function old(head: string, message: readonly string[]): string[] {
  return [head, `   ${RULE}`, ...indented(message, '   '), `   ${RULE}`];
}

/** The framing since 1.10. */
function recent(head: string, message: readonly string[]): string[] {
  return [head, RULE, ...message, ''];
}

const SEND = 'send 500 bytes to udp/[192.0.2.20]:5060 at 17:28:37.346923:';
const RECV = 'recv 300 bytes from udp/[192.0.2.20]:5060 at 17:28:37.446923:';

describe('FreeSWITCH siptrace', () => {
  it.each([
    ['old', old],
    ['recent', recent],
  ])('%s framing: messages, ends, times, date of a line before', async (_, frame) => {
    const { messages, kind } = await readLog(
      [
        log('17:28:37.100000', 'something'),
        ...frame(SEND, inviteLines()),
        ...frame(RECV, responseLines(486, 'Busy Here')),
        log('17:28:38.100000', 'something'),
      ].join('\n'),
    );
    expect(kind).toBe('freeswitch');
    expect(messages.map(({ text, isCut }) => [text, isCut])).toEqual([
      [wire(inviteLines()), false],
      [wire(responseLines(486, 'Busy Here')), false],
    ]);
    expect(messages.map(({ from, to, transport, time }) => [from, to, transport, time])).toEqual([
      ['local', '192.0.2.20:5060', 'UDP', '2021-04-02T17:28:37.346923Z'],
      ['192.0.2.20:5060', 'local', 'UDP', '2021-04-02T17:28:37.446923Z'],
    ]);
  });

  it('lines of other threads fall between those of the old framing', async () => {
    const noise = [log('17:28:37.400000', 'of another thread'), 'Remote SDP:', 'v=0'];
    const lines = old(SEND, inviteLines()).flatMap((line) => [line, ...noise]);
    const { messages } = await readLog([...lines, ...old(RECV, responseLines(200, 'OK'))].join('\n'));
    expect(messages.map(({ text }) => text)).toEqual([wire(inviteLines()), wire(responseLines(200, 'OK'))]);
  });

  it('a message that the logger cut, or whose body it hides, ends where it says', async () => {
    const cut = [...inviteLines().slice(0, 12), '*** message truncated at 2047 ***'];
    const hidden = [...inviteLines().slice(0, 9), '<ENCODED DATA>'];
    const { messages } = await readLog(
      [...old(SEND, cut), ...old(SEND, hidden), ...old(RECV, responseLines(200, 'OK'))].join('\n'),
    );
    expect(messages.map(({ isCut, startLine }) => [isCut, startLine])).toEqual([
      [true, inviteLines()[0]],
      [true, inviteLines()[0]],
      [false, 'SIP/2.0 200 OK'],
    ]);
    expect(messages[0]!.text).not.toContain('truncated');
  });

  it('the next line is glued to the last of the message (2019 to 2022)', async () => {
    const lines = [SEND, RULE, ...inviteLines()];
    lines.push(
      `${lines.pop()}${log('17:28:37.360956', 'Channel sofia/external/1@h entering state [terminated][503]')}`,
    );
    const { messages, events } = await readLog([...lines, ...recent(RECV, responseLines(503, 'No'))].join('\n'));
    expect(messages.map(({ text, isCut }) => [text, isCut])).toEqual([
      [wire(inviteLines()), false],
      [wire(responseLines(503, 'No')), false],
    ]);
    expect(events).toMatchObject([{ kind: 'hangup', code: 503 }]);
  });

  it('IPv6, masked and missing ports, compression, TLS', async () => {
    const heads = [
      'tls/[2001:db8::1]:5061',
      'udp/[XX.XX.XX.XXX2]:5064',
      'tcp/[192.0.2.7]',
      'udp/[192.0.2.7]:5060;comp=sigcomp',
    ];
    const { messages } = await readLog(
      heads
        .flatMap((head) => recent(`recv 1 bytes from ${head} at 17:28:37.446923:`, responseLines(200, 'OK')))
        .join('\n'),
    );
    expect(messages.map(({ from, transport }) => [from, transport])).toEqual([
      ['[2001:db8::1]:5061', 'TLS'],
      ['XX.XX.XX.XXX2:5064', 'UDP'],
      ['192.0.2.7', 'TCP'],
      ['192.0.2.7:5060', 'UDP'],
    ]);
  });

  it('midnight lies between the line before and the message, and between two messages', async () => {
    const { messages } = await readLog(
      [
        log('23:59:59.900000', 'something'),
        ...recent('send 1 bytes to udp/[192.0.2.20]:5060 at 00:00:00.100000:', inviteLines()),
        ...recent('recv 1 bytes from udp/[192.0.2.20]:5060 at 23:59:58.000000:', responseLines(100, 'Trying')),
        ...recent('recv 1 bytes from udp/[192.0.2.20]:5060 at 00:00:01.000000:', responseLines(200, 'OK')),
      ].join('\n'),
    );
    expect(messages.map(({ time }) => time)).toEqual([
      '2021-04-03T00:00:00.100000Z',
      '2021-04-02T23:59:58.000000Z',
      '2021-04-03T00:00:01.000000Z',
    ]);
  });

  it('colours, prefixes of a container, no date before the first message', async () => {
    const lines = recent(SEND, inviteLines());
    const coloured = ['\x1b[m\x1b[36m' + lines[0]!, ...lines.slice(1), '\x1b[0m', log('17:28:38.000000', 'x')];
    const texts = [coloured, coloured.map((line) => `fs-1  | ${line}`)];
    for (const text of texts) {
      const { messages } = await readLog(text.join('\n'));
      expect(messages.map((m) => [m.text, m.time])).toEqual([[wire(inviteLines()), '2021-04-02T17:28:37.346923Z']]);
    }
  });

  it('facts are tied to the call by UUID, else by a channel name that only one has', async () => {
    const channel = 'sofia/internal/100@pbx.example';
    const { events } = await readLog(
      [
        log('17:28:37.000001', `New Channel ${channel} [${UUID}]`),
        log(
          '17:28:37.000002',
          `${channel} receiving invite from 192.0.2.1:5060 version: 1.10 call-id: one@pbx.example`,
          UUID,
        ),
        log('17:28:37.000003', `Channel ${channel} entering state [terminated][486]`, UUID),
        log('17:28:37.000004', `Hangup ${channel} [CS_CONSUME_MEDIA] [USER_BUSY]`),
        log('17:28:37.000005', 'Originate Resulted in Error Cause: 17 [USER_BUSY]'),
        log(
          '17:28:37.000006',
          "SIP auth failure (INVITE) on sofia profile 'internal' for [100@pbx.example] from ip 192.0.2.1",
        ),
        log(
          '17:28:37.000007',
          "SIP auth challenge (INVITE) on sofia profile 'internal' for [100@pbx.example] from ip 192.0.2.1",
        ),
        '2021-04-02 17:28:37.000008 95.30% [ERR] sofia_reg.c:1 gw Failed Registration with status Forbidden [403]. failure #1',
      ].join('\n'),
    );
    expect(events.map(({ kind, callId, code, q850Cause, method }) => [kind, callId, code, q850Cause, method])).toEqual([
      ['hangup', 'one@pbx.example', 486, 0, null],
      ['hangup', 'one@pbx.example', 0, 17, null],
      ['hangup', null, 0, 17, null],
      ['auth-failed', null, 0, 0, 'INVITE'],
      ['registration-failed', null, 403, 0, 'REGISTER'],
    ]);
    expect(events[0]!.timeMicros).toBe(Date.parse('2021-04-02T17:28:37Z') * 1000 + 3);
  });

  it('a name that two channels have at a time leads to no call', async () => {
    const channel = 'sofia/internal/100@pbx.example';
    const second = UUID.replace('0001', '0002');
    const { events } = await readLog(
      [UUID, second]
        .flatMap((uuid, i) => [
          log('17:28:37.000001', `New Channel ${channel} [${uuid}]`),
          log('17:28:37.000002', `${channel} receiving invite from 192.0.2.1:5060 version: 1 call-id: ${i}`, uuid),
        ])
        .concat(log('17:28:38.000000', `Hangup ${channel} [CS_EXECUTE] [NORMAL_CLEARING]`))
        .join('\n'),
    );
    expect(events).toMatchObject([{ callId: null, q850Cause: 16 }]);
  });

  it('a log without a trace is known', async () => {
    const { looksLike, messages } = await readLog(log('17:28:37.000001', 'x', UUID));
    expect([looksLike, messages]).toEqual(['freeswitch', []]);
  });
});

describe('marks of calls', () => {
  it('are bounded: the oldest goes first', () => {
    const marks = new LogMemory();
    for (let i = 0; i < 10_000; i++) marks.set(`mark ${i}`, `call ${i}`);
    expect(marks.size).toBe(8192);
    expect([marks.get('mark 0'), marks.get('mark 9999')]).toEqual([null, 'call 9999']);
  });
});

it('the body in these tests is as long as it says', () => {
  expect(wire(SDP)).toHaveLength(Number(/Content-Length: (\d+)/.exec(wire(inviteLines()))![1]));
});
