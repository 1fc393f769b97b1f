import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { TraceError } from '../../src/errors.ts';
import type { Result } from '../../src/result.ts';
import { readLog } from './read-result.ts';

const LOGS = join(import.meta.dirname, '../../fixtures/logs');
const FILES = [
  'kamailio-xlog.log',
  'kamailio-syslog.log',
  'kamailio-sipdump.data',
  'kamailio-siptrace.dbtext',
  'kamailio-acc.log',
];
const read = (file: string) => readFileSync(join(LOGS, file), 'latin1');

describe('a log cut anywhere', () => {
  it.each(FILES)('%s never stops the program, and has no call that the whole has not', async (file) => {
    const text = read(file);
    const whole = new Set((await readLog(text)).calls.map((call) => call.callId));
    await fc.assert(
      fc.asyncProperty(fc.nat(text.length), fc.nat(text.length), async (one, other) => {
        const [from, to] = [Math.min(one, other), Math.max(one, other)];
        try {
          const { calls } = await readLog(text.slice(from, to));
          // The Call-ID itself may be cut.
          for (const { callId } of calls) expect([...whole].some((known) => known.startsWith(callId))).toBe(true);
        } catch (error) {
          expect(error).toBeInstanceOf(TraceError);
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the same records in any wrapper', () => {
  /** What a wrapper must not change: it may add times. */
  const callsOf = ({ calls, totals }: Result) => ({
    messages: totals.messages,
    calls: calls.map(
      ({ callId, outcome, finalCode, originCode, basis, caller, callee, messages, retransmissions, events }) => ({
        callId,
        outcome,
        finalCode,
        originCode,
        basis,
        caller,
        callee,
        messages,
        retransmissions,
        events: events.map(({ kind, code }) => [kind, code]),
      }),
    ),
  });
  const records = (text: string) =>
    text.split(/(?<=\n)(?= *\d+\(\d+\) [A-Z]+: )/).filter((record) => /^ *\d+\(/.test(record));
  const stamp = (index: number) => new Date(Date.UTC(2026, 10, 24, 8) + index).toISOString().slice(0, -1);
  const said = (record: string) => record.replace(/^ *\d+\(\d+\) /, '').replace(/\n$/, '');
  const flat = (text: string) => text.replaceAll('\r', '#015').replaceAll('\n', '#012');
  const lines = (text: string) => text.replace(/\n$/, '').split('\n');
  const WRAPPERS: Record<string, (record: string, index: number) => string> = {
    'rsyslog ISO': (r, i) => `${stamp(i)}000+00:00 host kamailio[9]: ${flat(said(r))}\n`,
    'rsyslog RFC 5424': (r, i) => `<134>1 ${stamp(i)}000+00:00 host kamailio 9 - -  ${flat(said(r))}\n`,
    'docker compose': (r) =>
      lines(r)
        .map((line) => `proxy-1  | ${line}\n`)
        .join(''),
    'docker json-file': (r, i) =>
      lines(r)
        .map((line) => `${JSON.stringify({ log: `${line}\n`, stream: 'stderr', time: `${stamp(i)}Z` })}\n`)
        .join(''),
    Kubernetes: (r, i) =>
      lines(r)
        .map((line) => `${stamp(i)}Z stderr F ${line}\n`)
        .join(''),
    'journalctl short': (r, i) => {
      const lead = `${stamp(i)}000+00:00 host kamailio[9]: `;
      return (
        lines(said(r))
          .map((line, at) => (at === 0 ? lead : ' '.repeat(lead.length)) + line.replace(/\r$/, ''))
          .join('\n') + '\n'
      );
    },
    'journalctl json': (r, i) =>
      `${JSON.stringify({ __REALTIME_TIMESTAMP: String(Date.UTC(2026, 10, 24, 8) * 1000 + i), MESSAGE: [...Buffer.from(said(r), 'latin1')] })}\n`,
    colours: (r) => `\x1b[0;39;49m\x1b[0;36;49m${r}`,
  };
  for (const file of ['kamailio-xlog.log', 'kamailio-acc.log'])
    it.each(Object.entries(WRAPPERS))(`${file} in %s`, async (_, wrap) => {
      const text = records(read(file)).join('');
      const wrapped = records(text).map(wrap).join('');
      expect(callsOf(await readLog(wrapped))).toEqual(callsOf(await readLog(text)));
    });
});
