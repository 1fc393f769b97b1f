import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { callMessages, outlineOf, analyzeLog } from './analyze-log.ts';

const TIME = '2026-11-22T15:34:28.477123+00:00';
type Wrap = (record: string[]) => string;

/** Each record of a log, inside what loggers put around it. */
const WRAPPERS: Record<string, Wrap> = {
  nothing: (lines) => `${lines.join('\n')}\n`,
  'CRLF, as on the wire': (lines) => `${lines.join('\r\n')}\r\n\n`,
  'syslog, traditional, a line each': each((line) => `Nov 22 15:34:28 host prog[12]: ${line}`),
  'syslog, ISO, a line each': each((line) => `${TIME} host prog[12]: ${line}`),
  'syslog, RFC 5424, a line each': each((line) => `<133>1 ${TIME} host prog 12 - - ${line}`),
  'rsyslog, one line a record': (lines) => `Nov 22 15:34:28 host prog[12]: ${lines.join('#015#012')}#015#012\n`,
  'rsyslog, only LF': (lines) => `Nov 22 15:34:28 host prog[12]: ${lines.join('#012')}\n`,
  'escapes of C': (lines) => `${TIME} host prog[12]: ${lines.join('\\r\\n')}\\r\\n\n`,
  hexadecimal: (lines) => `${TIME} host prog[12]: ${lines.join('\\x0d\\x0a')}\\x0d\\x0a\n`,
  'journald, indented': (lines) =>
    `${lines.map((line, i) => (i === 0 ? 'Nov 22 15:34:28 host prog[12]: ' : ' '.repeat(31)) + line).join('\n')}\n`,
  'journald, JSON': (lines) =>
    `${JSON.stringify({ MESSAGE: lines.join('\r\n'), _PID: '1', __REALTIME_TIMESTAMP: '1795361668477123' })}\n`,
  'journald, JSON with bytes': (lines) =>
    `${JSON.stringify({ MESSAGE: [...Buffer.from(`${lines.join('\r\n')}\r\n`)] })}\n`,
  'docker, JSON': each((line) => JSON.stringify({ log: `${line}\r\n`, stream: 'stdout', time: TIME })),
  'docker compose': each((line) => `sip-1  | ${line}`),
  kubernetes: each((line) => `2026-11-22T15:34:28.477123Z stdout F ${line}`),
  'docker compose around syslog': each((line) => `sip-1  | Nov 22 15:34:28 host prog[12]: ${line}`),
  'docker, JSON, around a JSON logger': (lines) =>
    `${JSON.stringify({ log: `${JSON.stringify({ level: 'INFO', pid: 1, message: lines.join('\r\n') })}\n`, time: TIME })}\n`,
  colours: each((line) => `\x1b[36;1m${line}\x1b[0m`),
  'brackets, a line each': each((line) => `[2026-11-22 15:34:28.477] ${line}`),
};

function each(wrap: (line: string) => string): Wrap {
  return (lines) => lines.map((line) => `${wrap(line)}\n`).join('');
}

const calls = [callMessages('one@10.0.0.1'), callMessages('two@10.0.0.1', 503, 'Service Unavailable')].flat();
const filler = ['a line about nothing in particular'];

describe('a log inside', () => {
  test.each(Object.entries(WRAPPERS))('%s has the same calls', async (_, wrap) => {
    const { result } = await analyzeLog(calls.map((record) => wrap(filler) + wrap(record)).join(''));
    expect(outlineOf(result)).toEqual(['one@10.0.0.1 busy 486 [100 180 486]', 'two@10.0.0.1 failed 503 [100 180 503]']);
    expect(result.totals).toMatchObject({ messages: 10, retransmissions: 0, duplicates: 0 });
    expect(result.inputs[0]!.notes.filter(({ code }) => code.startsWith('sip-'))).toEqual([]);
  });

  test.each(Object.entries(WRAPPERS))('%s, cut anywhere, has the messages before the cut', async (_, wrap) => {
    const text = calls.map((record) => wrap(filler) + wrap(record)).join('');
    const whole = (await analyzeLog(text)).responses.map(({ code, callId }) => `${code} ${callId}`);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 200, max: text.length }), async (cut) => {
        const found = await analyzeLog(text.slice(0, cut)).then(
          ({ responses }) => responses.map(({ code, callId }) => `${code} ${callId}`),
          () => [],
        );
        // The last one may be cut before its Call-ID.
        expect(found.slice(0, -1)).toEqual(whole.slice(0, Math.max(0, found.length - 1)));
      }),
      { numRuns: 15 },
    );
  });

  test.each(Object.entries(WRAPPERS))('%s comes through a pipe in any pieces', async (_, wrap) => {
    const bytes = Buffer.from(calls.map(wrap).join(''));
    const expected = outlineOf((await analyzeLog(bytes)).result);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 3000 }), async (size) => {
        async function* pieces() {
          for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
        }
        const { result } = await analyzeLog('', { inputs: ['-'], standardInput: pieces() });
        expect(outlineOf(result)).toEqual(expected);
      }),
      { numRuns: 5 },
    );
  });
});

describe('two writers', () => {
  test('whose lines alternate are told apart by their prefix', async () => {
    const one = callMessages('one@10.0.0.1').flat();
    const two = callMessages('two@10.0.0.1').flat();
    const lines = one.flatMap((line, i) => [`a-1  | ${line}`, `b-1  | ${two[i]!}`]);
    const { result } = await analyzeLog(`${lines.join('\n')}\n`);
    expect(outlineOf(result)).toEqual(['one@10.0.0.1 busy 486 [100 180 486]', 'two@10.0.0.1 busy 486 [100 180 486]']);
  });
});
