import { describe, expect, it } from 'vitest';
import { readLog, sip, told } from './read-result.ts';

const INVITE = sip('INVITE sip:b@test SIP/2.0');
const BUSY = sip('SIP/2.0 486 Busy Here');
const A = '192.0.2.1:5070';
const B = '203.0.113.5:5060';
const STDERR = 'Nov 22 15:06:13 [77] ';
const SYSLOG = 'Nov 22 15:06:13 host /usr/sbin/opensips[77]: ';
const START = `${STDERR}INFO:core:main: version\n`;
const flat = (text: string) => text.replaceAll('\r', '#015').replaceAll('\n', '#012');
const json = (fields: object) => `${JSON.stringify({ time: 'Nov 22 15:06:13', pid: 77, level: 'INFO', ...fields })}\n`;

describe('a log of OpenSIPS', () => {
  it.each([
    [
      'tracer to a file',
      `in udp 2026-11-22 15:07:51 ${A} -> ${B}\n${INVITE}\n\nout udp 2026-11-22 15:07:51 ${B} -> ${A}\n${BUSY}\n\n`,
      B,
    ],
    [
      'tracer to syslog',
      `${SYSLOG}${flat(`in udp ${A} -> ${B}\n${INVITE}\n`)}\n${SYSLOG}${flat(`out udp ${B} -> ${A}\n${BUSY}\n`)}\n`,
      B,
    ],
    [
      'xlog on the terminal',
      `${START}${STDERR}received from ${A} (udp)\n${INVITE}\n${STDERR}sending to ${A} (udp)\n${BUSY}\n`,
      'local',
    ],
    [
      'xlog with a level',
      `${START}${STDERR}INFO:script:x: received from ${A} (udp)\n${INVITE}\n${STDERR}sending to ${A}\n${BUSY}\n`,
      'local',
    ],
    [
      'xlog in syslog',
      `${SYSLOG}INFO:core:main: x\n${SYSLOG}${flat(`received from ${A} (udp)\n${INVITE}`)}\n${SYSLOG}${flat(`sent to ${A}\n${BUSY}`)}\n`,
      'local',
    ],
    [
      'JSON',
      json({ module: 'core', function: 'main', message: 'x' }) +
        json({ message: `received from ${A} (udp)\n${INVITE}` }) +
        json({ message: `sent to ${A}\n${BUSY}` }),
      'local',
    ],
  ])('%s', async (_, text, callee) => {
    const result = await readLog(text);
    expect(result.inputs[0]!.kind).toBe('opensips');
    expect(told(result)).toEqual([`one@test busy 486 messages ${A} ${callee}`]);
    expect(result.calls[0]!.startTime).toMatch(/^2026-11-22T15:0[67]:/);
  });

  it('notes a record that was dropped, and what turns messages on', async () => {
    const { inputs } = await readLog(
      `${START.repeat(3)}${STDERR}ERROR:core:xlog: global print buffer too small, increase 'xlog_buf_size'\n`,
    );
    expect(inputs[0]!.notes.map((n) => n.code)).toEqual(['message-dropped', 'log-without-sip']);
    expect(inputs[0]!.notes[1]!.detail).toMatch(
      /^an OpenSIPS log without SIP messages\. Turn them on with the tracer module/,
    );
  });
});
