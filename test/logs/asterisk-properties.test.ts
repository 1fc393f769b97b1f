import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyzeText, readLog, verdicts } from './asterisk-log.ts';

const CORPUS = process.env['SIPMORTEM_CORPUS'];
const FORMATS = join(CORPUS ?? '', 'log-formats');

const MESSAGES = ['INVITE sip:2@h SIP/2.0', 'SIP/2.0 180 Ringing', 'SIP/2.0 486 Busy Here', 'ACK sip:2@h SIP/2.0'].map(
  (start) => [
    start,
    'Via: SIP/2.0/UDP 10.0.0.1:5060;branch=z9hG4bK-1',
    'From: <sip:1@h>;tag=a',
    `To: <sip:2@h>${start.startsWith('INVITE') ? '' : ';tag=b'}`,
    'Call-ID: one',
    `CSeq: 1 ${start.startsWith('ACK') ? 'ACK' : 'INVITE'}`,
    'Content-Length: 5',
    '',
    'v=0',
  ],
);

/** Small logs of each kind, each a call that was busy. */
const SMALL: Record<string, string> = {
  chanSip:
    MESSAGES.map((lines, i) =>
      i % 3 === 0
        ? `[Jan  7 11:25:1${i}] VERBOSE[13892] chan_sip.c: \n<--- SIP read from UDP:10.0.0.1:5060 --->\n${lines.join('\n')}\n<------------->\n[Jan  7 11:25:1${i}] VERBOSE[13892] chan_sip.c: --- (7 headers 1 lines) ---\n`
        : `[Jan  7 11:25:1${i}] VERBOSE[13892][C-00000001] chan_sip.c: \n<--- Transmitting (NAT) to 10.0.0.1:5060 --->\n${lines.join('\r\n')}\r\n\n<------------>\n`,
    ).join('') +
    '[Jan  7 11:25:18] VERBOSE[1][C-00000001] app_dial.c: Everyone is busy/congested at this time (1:1/0/0)\n',
  pjsip: MESSAGES.map(
    (lines, i) =>
      `[Jan  7 11:25:1${i}] VERBOSE[7] res_pjsip_logger.c: <--- ${i % 3 === 0 ? 'Received SIP request (230 bytes) from' : 'Transmitting SIP response (230 bytes) to'} UDP:10.0.0.1:5060 --->\n${lines.join('\r\n')}\r\n\n`,
  ).join(''),
};

/** A log as it lies where a program wrote lines, and something around it kept them. */
const WRAPPINGS: Record<string, (line: string) => string> = {
  docker: (line) => JSON.stringify({ log: `${line}\n`, stream: 'stdout', time: '2026-11-22T15:34:00.123456789Z' }),
  kubernetes: (line) => `2026-11-22T15:34:00.123456789Z stdout F ${line}`,
  compose: (line) => `asterisk-1  | ${line}`,
  timestamps: (line) => `2026-11-22T15:34:00.123456789Z ${line}`,
  syslog: (line) => `Nov 22 15:34:00 pbx asterisk[9806]: ${line}`,
  syslogIso: (line) => `2026-11-22T15:34:00.123456+00:00 pbx asterisk[9806]: ${line}`,
  syslog5424: (line) => `<134>1 2026-11-22T15:34:00.123456Z pbx asterisk 9806 - - ${line}`,
  journald: (line) => JSON.stringify({ __REALTIME_TIMESTAMP: '1795361640000000', MESSAGE: line, _PID: '9806' }),
};

function wrapped(text: string, wrapping: string): string {
  const lines = text.split('\n');
  if (lines.at(-1) === '') lines.pop();
  return lines.map((line) => `${WRAPPINGS[wrapping]!(line)}\n`).join('');
}

describe('a log that ends anywhere', () => {
  it.each(Object.keys(SMALL))(
    'at any byte (%s): never throws, and all but the last item are those of the whole',
    async (name) => {
      const text = SMALL[name]!;
      const whole = await readLog(text);
      expect(whole.messages).toHaveLength(4);
      for (let end = 0; end <= text.length; end++) {
        const { items } = await readLog(text.slice(0, end));
        const known = items.slice(0, -1);
        expect([end, known]).toEqual([end, whole.items.slice(0, known.length)]);
      }
    },
  );

  it.each(Object.keys(SMALL))('is read the same in pieces of any size (%s)', async (name) => {
    const whole = await readLog(SMALL[name]!);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (size) => {
        expect((await readLog(SMALL[name]!, size)).items).toEqual(whole.items);
      }),
      { numRuns: 20 },
    );
  });
});

describe('damage', () => {
  it('of any bytes never stops the reader', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...Object.values(SMALL)),
        fc.array(
          fc.tuple(fc.nat(2000), fc.constantFrom('\0', '\n', '\r', '[', ']', '<', '\x1b[', '{', '\xff', 'VERBOSE[1] ')),
          { maxLength: 20 },
        ),
        async (text, edits) => {
          let damaged = text;
          for (const [at, what] of edits) damaged = damaged.slice(0, at) + what + damaged.slice(at + 1);
          const { messages } = await readLog(damaged);
          for (const { text: message } of messages) expect(message).toMatch(/SIP\/2\.0/);
        },
      ),
      { numRuns: 200 },
    );
  });
});

describe('wrapped', () => {
  it.each(Object.keys(SMALL).flatMap((name) => Object.keys(WRAPPINGS).map((wrapping) => [name, wrapping])))(
    '%s in %s is the same call',
    async (name, wrapping) => {
      const bare = verdicts(await analyzeText(SMALL[name!]!));
      expect(bare).toEqual(['one busy 486 180/INVITEx1 486/INVITEx1']);
      expect(verdicts(await analyzeText(wrapped(SMALL[name!]!, wrapping!)))).toEqual(bare);
    },
  );
});

describe.skipIf(CORPUS === undefined)('the samples (SIPMORTEM_CORPUS names the folder)', () => {
  const samples = [
    '01-asterisk-chan_sip/ast-chansip/full.log',
    '02-asterisk-pjsip/ast-pjsip/full.log',
    '02-asterisk-pjsip/ast-pjsip/console.log',
    '02-asterisk-pjsip/ast-pjsip/pjsip-show-history-entries.txt',
  ];
  const textOf = (sample: string): string => readFileSync(join(FORMATS, sample), 'latin1');

  it.each(samples.flatMap((sample) => Object.keys(WRAPPINGS).map((wrapping) => [sample, wrapping])))(
    '%s in %s has the same calls',
    async (sample, wrapping) => {
      const text = textOf(sample!);
      const bare = await analyzeText(text);
      const { totals, ...rest } = await analyzeText(wrapped(text, wrapping!));
      expect(verdicts({ totals, ...rest })).toEqual(verdicts(bare));
      expect([totals.messages, totals.calls]).toEqual([bare.totals.messages, bare.totals.calls]);
    },
  );

  it.each(samples)('%s cut at any byte gives a prefix of its items', async (sample) => {
    const bytes = readFileSync(join(FORMATS, sample));
    const whole = await readLog(bytes);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 140_000 < bytes.length ? 140_000 : 0, max: bytes.length }), async (end) => {
        const known = (await readLog(bytes.subarray(0, end))).items.slice(0, -1);
        expect(known).toEqual(whole.items.slice(0, known.length));
      }),
      { numRuns: 12 },
    );
  });
});
