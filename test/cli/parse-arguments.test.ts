import { describe, expect, it } from 'vitest';
import type { Arguments } from '../../src/cli/arguments.ts';
import { parseArguments } from '../../src/cli/parse-arguments.ts';
import { TraceError } from '../../src/errors.ts';

function parse(line: string, env = {}): Promise<Arguments> {
  return parseArguments(
    line.split(' ').filter((word) => word !== ''),
    env,
  );
}

async function refusal(line: string): Promise<string> {
  try {
    await parse(line);
  } catch (error) {
    expect(error).toBeInstanceOf(TraceError);
    expect((error as TraceError).code).toBe('E_USAGE');
    return (error as TraceError).message;
  }
  return 'accepted';
}

describe('a command line', () => {
  it('has defaults', async () => {
    expect(await parse('a.pcap')).toEqual({
      command: 'report',
      words: ['a.pcap'],
      format: 'table',
      baseline: [],
      maxRegressions: [],
      generatedAt: null,
      out: [],
      language: 'en',
      calls: null,
      limit: null,
      rows: 'calls',
      perCall: false,
      filter: { outcomes: [], codes: [], callIds: [] },
      sort: null,
      gates: { specs: [], minCalls: null },
      grouping: { correlate: [], includeScanners: false },
      every: null,
      github: false,
      logs: { as: undefined, timezone: undefined, year: undefined },
      show: { call: null, nth: null, failed: false, ports: false, sdp: false, raw: false },
      config: null,
      initFile: null,
      strict: false,
      allowEmpty: false,
      progress: true,
      color: true,
      quiet: false,
      verbose: false,
    });
  });

  it('takes headers that tell which calls belong together', async () => {
    const { grouping } = await parse('--correlate-header X-Ref --correlate-header X-Id:id=(\\w+) --include-scanners a');
    expect(grouping).toEqual({
      correlate: [
        { header: 'X-Ref', pattern: null },
        { header: 'X-Id', pattern: /id=(\w+)/ },
      ],
      includeScanners: true,
    });
    await expect(parse('--correlate-header X-Ref:( a')).rejects.toThrow(/no regular expression/);
    await expect(parse('--correlate-header :x a')).rejects.toThrow(/a header's name is needed/);
  });

  it.each([
    ['responses - --limit 0', { command: 'responses', words: ['-'], limit: 0 }],
    ['-f json report a b', { command: 'report', words: ['a', 'b'], format: 'json' }],
    ['-f table --format=json a', { format: 'json' }],
    [
      '-o json=a.json -o table=b=c.txt a',
      {
        out: [
          { format: 'json', file: 'a.json' },
          { format: 'table', file: 'b=c.txt' },
        ],
        words: ['a'],
      },
    ],
    [
      '--as asterisk-pjsip --timezone Europe/Madrid --year 2026 a',
      { logs: { as: 'asterisk-pjsip', timezone: 'Europe/Madrid', year: 2026 } },
    ],
    ['-qv a', { quiet: true, verbose: true, progress: false }],
    [
      '--no-color --no-progress --strict --allow-empty a',
      { color: false, progress: false, strict: true, allowEmpty: true },
    ],
    ['--strict a.pcap', { strict: true, words: ['a.pcap'] }],
    ['--calls none 1', { calls: 'none', words: ['1'] }],
    ['--call-id 007 --call-id=-x a', { filter: { callIds: ['007', '-x'] } }],
    ['--from 1*,2 --since 19:00 a', { filter: { from: ['1*', '2'], since: '19:00' } }],
    ['--sort pdd a', { sort: { key: 'pdd', isMostFirst: true } }],
    ['--sort pdd:asc a', { sort: { key: 'pdd', isMostFirst: false } }],
    [
      '--warn-on notes>0 --fail-on ser<95% --min-calls 30 a',
      {
        gates: {
          specs: [
            { expression: 'ser<95%', level: 'error', reason: null },
            { expression: 'notes>0', level: 'warning', reason: null },
          ],
          minCalls: 30,
        },
      },
    ],
    ['-- --strict', { words: ['--strict'], strict: false }],
    ['codes', { command: 'codes', words: [] }],
    ['codes busy here', { command: 'codes', words: ['busy', 'here'] }],
  ])('%s', async (line, expected) => {
    expect(await parse(line)).toMatchObject(expected);
  });

  it.each([
    ['--fromat json a', "no flag '--fromat'. Near: --format, --from."],
    ['--colour a', "no flag '--colour'. See 'sipmortem --help'."],
    ['--allow a', "no flag '--allow'. Near: --allow-empty."],
    ['--sort ppd a', "--sort 'ppd': no such value. Near: pdd."],
    ['-x a', "no flag '-x'. See 'sipmortem --help'."],
    ['-f jsn a', "--format 'jsn': no such value. Near: json."],
    ['-f svg a', "--format 'svg': no such value. One of: table, json, "],
    ['-o jsno=x a', "--out 'jsno': no such value. Near: json."],
    ['-o x.json a', "--out 'x.json': a format and a file are needed, as in --out json=report.json."],
    ['-o json=x -o table=x a', '--out: x is named twice.'],
    ['--outcome bussy a', "--outcome 'bussy': no such value. Near: busy."],
    ['--outcome noanswer a', "--outcome 'noanswer': no such value. Near: no-answer."],
    ['--outcome busy, a', "--outcome '': no such value."],
    ['--calls some a', "--calls 'some': no such value. "],
    ['--lang fr a', "--lang 'fr': no such value. One of: en, es."],
    ['--code 48 a', "--code '48': neither a code, such as 486, nor a class, such as 5xx."],
    ['--code 7xx a', "--code '7xx': neither a code"],
    ['--limit x a', "--limit 'x': a whole number is needed."],
    ['--limit -1 a', '--limit'],
    ['a --format', '--format needs a value.'],
    ['reprot a', "no command 'reprot', and no file of that name. Near: report."],
    ['responses a --outcome busy', "--outcome means nothing to 'responses', only to report, show."],
    ['codes 486 --strict', "--strict means nothing to 'codes', only to report, responses, show, init."],
    ['', "no input. Name a capture, or - for standard input; 'sipmortem --help' tells more."],
    ['responses', 'no input.'],
  ])('%s is refused', async (line, message) => {
    expect(await refusal(line)).toContain(message);
    expect(await refusal(line)).not.toContain('\n');
  });

  it('takes a word for a file where no command is near, or where such a file is', async () => {
    expect((await parse('capture')).words).toEqual(['capture']);
    expect((await parse('bin')).words).toEqual(['bin']);
  });

  it.each([
    [{ LANG: 'es_ES.UTF-8' }, 'es'],
    [{ LANG: 'es' }, 'es'],
    [{ LANG: 'est_EE' }, 'en'],
    [{ LANG: 'es_ES', LC_MESSAGES: 'C' }, 'en'],
    [{ LANG: 'en_US', LC_ALL: 'es_MX.UTF-8' }, 'es'],
    [{ LANG: 'de_DE' }, 'en'],
    [{}, 'en'],
  ])('takes its language from %j', async (env, language) => {
    expect((await parse('a', env)).language).toBe(language);
  });
});
