import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readLog } from './read-log.ts';

const CORPUS = join(process.env['SIPMORTEM_CORPUS'] ?? '', 'log-formats');
const FIXTURES = join(import.meta.dirname, '../../fixtures/logs');
const hasCorpus = process.env['SIPMORTEM_CORPUS'] !== undefined && existsSync(CORPUS);

/** Our own logs are always here; the samples where they are installed. */
const SAMPLES = [
  ...(existsSync(FIXTURES) ? filesIn(FIXTURES) : []),
  ...(hasCorpus ? readdirSync(CORPUS).filter((name) => /^0[567]/.test(name)) : []).flatMap((name) =>
    filesIn(join(CORPUS, name)),
  ),
].map((path) => ({ path, name: path.replace(/^.*(?:log-formats|fixtures)\//, '') }));

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(?:log|txt|csv)$/.test(name))
    .map((name) => join(folder, name));
}

/** What makes calls: which messages, not when. */
const told = async (log: Uint8Array | string, piece?: number): Promise<unknown[]> =>
  (await readLog(log, piece === undefined ? {} : { piece })).messages.map((m) => [m.text, m.from, m.to, m.isCut]);

describe.skipIf(SAMPLES.length === 0)('any sample', () => {
  it.each(SAMPLES)('$name cut at any byte is read as far as it goes', async ({ path }) => {
    const bytes = readFileSync(path);
    const whole = await told(bytes);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), async (at) => {
        const cut = await told(bytes.subarray(0, at));
        // All but the last are those of the whole.
        expect(cut.slice(0, -1)).toEqual(whole.slice(0, Math.max(0, cut.length - 1)));
      }),
      { numRuns: 25 },
    );
  });

  it.each(SAMPLES)('$name comes in pieces of any length', async ({ path }) => {
    const bytes = readFileSync(path);
    const whole = await told(bytes);
    for (const piece of [61, 4099]) expect(await told(bytes, piece)).toEqual(whole);
  });

  it.each(SAMPLES)('$name with a prefix before each line is the same messages', async ({ path }) => {
    const text = readFileSync(path).toString('latin1');
    const whole = await told(text);
    for (const prefix of [
      'sip-1  | ',
      'Nov 22 15:34:00 pbx sip[12]: ',
      '2026-11-22T15:34:00.123456+00:00 pbx sip[12]: ',
      '2026-11-22T15:34:00.1Z stdout F ',
    ]) {
      const prefixed = text
        .replace(/\n$/, '')
        .split('\n')
        .map((line) => prefix + line)
        .join('\n');
      expect(await told(`${prefixed}\n`), prefix).toEqual(whole);
    }
  });

  it.each(SAMPLES)('$name as JSON of a container is the same messages', async ({ path }) => {
    const text = readFileSync(path).toString('latin1');
    const lines = text.replace(/\n$/, '').split('\n');
    const json = lines.map((line) =>
      JSON.stringify({ log: `${line}\n`, stream: 'stdout', time: '2026-11-22T15:34:00.123456Z' }),
    );
    expect(await told(`${json.join('\n')}\n`)).toEqual(await told(text));
  });
});

it('junk of any kind makes no error', async () => {
  const words = [
    'SIP/2.0 200 OK',
    'INVITE sip:a@b SIP/2.0',
    'Via: x',
    'Content-Length: 5',
    '',
    '   ',
    '\t',
    '#',
    '--end msg--',
    'UDP a:1 -> b:2',
    'U a:1 -> b:2 #1',
    '[S=1] [SID=a:1:2]  (N 1) ---- Incoming SIP Message from a:1 to SIPInterface #1 (x) UDP ----',
    '-'.repeat(72),
    'recv 1 bytes from udp/[1.2.3.4]:5060 at 00:00:00.000000:',
    '2026-11-22\t15:07:53.299077\t1795360073.299077\tS\tx\tCSeq:1 INVITE\tINVITE sip:a@b SIP/2.0',
    '\x1b[36;1m#',
    '> ',
    '15:07:51.338383 IP 1.1.1.1.5060 > 2.2.2.2.5060: SIP: INVITE sip:a SIP/2.0',
  ];
  const line = fc.oneof(fc.constantFrom(...words), fc.string({ maxLength: 40 }));
  await fc.assert(
    fc.asyncProperty(fc.array(line, { maxLength: 40 }), fc.constantFrom('\n', '\r\n'), async (lines, end) => {
      const { messages } = await readLog(lines.join(end));
      expect(messages.length).toBeLessThanOrEqual(lines.length);
    }),
    { numRuns: 500 },
  );
});
