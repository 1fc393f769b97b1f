import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { parse } from 'csv-parse/sync';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import mermaid from 'mermaid';
import type { Browser } from 'playwright-core';
import { parse as parseYaml } from 'yaml';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { diffSchema, ladderSchema, reportSchema } from '../../src/report/schema.ts';
import { hostileCapture, hostileLog, MARK } from '../hostile/hostile-capture.ts';
import { launch, NO_BROWSER, open } from '../report/html/browser.ts';
import { readMarkdown } from '../report/read-markdown.ts';
import { complaints as complaintsOfXml, hasXmllint } from '../report/xml-reading.ts';
import { run, type Ran } from './run-main.ts';

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
/** What a terminal would obey, or what shows text in another order than it is; line feeds apart. */
const OBEYED = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
/** Lines that runners obey: https://github.com/actions/runner, ActionCommand.cs; `##vso[` of Azure Pipelines. */
const RUNNER_COMMAND =
  /^\s*::(?:error|warning|notice|debug|group|endgroup|echo|(?:add|set|stop|save|remove)-[a-z]+)(?: |::)|##\w*\[/i;
/** Gates that fail, so that every output tells of them. */
const GATES = ['--fail-on', 'calls>0', '--warn-on', 'share(5xx)>0% where peer!=x', '--year', '2026'];
const REPORT = ['table', 'markdown', 'html', 'json', 'ndjson', 'csv', 'junit', 'ctrf', 'openmetrics'];

describe.each([
  ['a capture', hostileCapture, '.pcap'],
  ['a log', hostileLog, '.log'],
])('hostile SIP in %s', (_name, make, extension) => {
  const folder = mkdtempSync(join(tmpdir(), 'hostile-'));
  // The name of the file is no better than what is in it.
  const input = join(
    folder,
    `"><img src=x onerror=alert(1)>\x1b[31m\u202e::error::=1+1 ![i](http:) --> ]]>${extension}`,
  );
  const outputs = new Map<string, Ran>();
  const of = (name: string): string => outputs.get(name)!.stdout;

  beforeAll(async () => {
    writeFileSync(input, make());
    const keep = async (name: string, argv: string[], env: Record<string, string> = {}): Promise<void> => {
      outputs.set(name, await run(argv, { env }));
    };
    for (const format of REPORT)
      for (const language of ['en', 'es'])
        await keep(`report ${format} ${language}`, [
          ...GATES,
          input,
          `--format=${format}`,
          `--lang=${language}`,
          '--limit=1000',
          '--calls=all',
          ...(format === 'junit' || format === 'ctrf' ? ['--junit-per-call'] : []),
        ]);
    for (const rows of ['responses', 'findings'])
      await keep(`report csv ${rows}`, [input, ...GATES, '-f', 'csv', '--rows', rows]);
    for (const format of ['table', 'json', 'ndjson', 'csv'])
      await keep(`responses ${format}`, ['responses', input, '--year', '2026', '-f', format]);
    for (const format of ['table', 'json', 'markdown', 'svg'])
      for (const flag of ['--sdp', '--raw'])
        await keep(`show ${format} ${flag}`, [
          'show',
          input,
          '--year=2026',
          '--failed',
          '--limit=1000',
          `--format=${format}`,
          ...(format === 'svg' ? [] : [flag]),
        ]);
    await keep('init', ['init', input, '--year', '2026']);
    const report = join(folder, 'report.json');
    const changed = JSON.parse(of('report json en'));
    writeFileSync(report, of('report json en'));
    // As if half of it were new tonight.
    for (const key of ['responses', 'failures', 'findings']) changed[key] = changed[key].slice(0, -1);
    for (const row of changed.responses) row.count *= 3;
    writeFileSync(join(folder, '::error::x\x1b[2J.json'), JSON.stringify(changed));
    for (const format of ['table', 'json', 'markdown', 'html'])
      await keep(`diff ${format}`, ['diff', join(folder, '::error::x\x1b[2J.json'), report, '-f', format]);
    const summary = join(folder, 'summary.md');
    writeFileSync(summary, '');
    await keep('github', [input, ...GATES, '--github', '-f', 'table'], { GITHUB_STEP_SUMMARY: summary });
    outputs.set('summary', { exitCode: 0, stdout: readFileSync(summary, 'utf8'), stderr: '' });
  }, 240_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Outputs of one format, of whatever command. */
  function outputsOf(format: string): [string, string][] {
    const found = [...outputs].filter(([name]) => name.split(' ').includes(format));
    expect(found.length).toBeGreaterThan(0);
    return found.map(([name, { stdout }]) => [name, stdout]);
  }

  test('is read, in every command and format, and tells what it holds', () => {
    for (const [name, { exitCode, stderr }] of outputs) {
      const fails = name.startsWith('report') || name === 'github';
      expect([name, exitCode, stderr.includes('internal error')]).toEqual([name, fails ? 1 : 0, false]);
    }
    const { totals, calls } = JSON.parse(of('report json en'));
    expect(totals.calls).toBeGreaterThan(50);
    const seen = JSON.stringify(calls);
    for (const field of ['display', 'user', 'callId', 'finalPhrase', 'text', 'requestUri'])
      expect([field, new RegExp(`"${field}":"[^"]*${MARK}`).test(seen)]).toEqual([field, true]);
  });

  test('sends nothing to a terminal that it would obey', () => {
    for (const [name, { stdout, stderr }] of outputs) {
      // CSV ends its rows with CRLF.
      const text = name.includes('csv') ? stdout.replaceAll('\r\n', '\n') : stdout;
      expect([
        name,
        OBEYED.exec(text + stderr)?.[0]
          .codePointAt(0)
          ?.toString(16),
      ]).toEqual([name, undefined]);
    }
  });

  test('writes no line that a runner of GitHub takes for a command, but its annotations', () => {
    for (const [name, { stdout, stderr }] of outputs) {
      if (name === 'summary') continue;
      const commands = `${stdout}\n${stderr}`.split('\n').filter((line) => RUNNER_COMMAND.test(line));
      const own = commands.filter((line) => /^::(error|warning) title=[^:]*(%3A[^:]*)*::/.test(line));
      expect([name, commands.filter((line) => !own.includes(line))]).toEqual([name, []]);
      expect([name, own.length]).toEqual([name, name === 'github' ? 2 : 0]);
    }
  });

  test('is JSON that keeps to its schema', () => {
    const ajv = new Ajv2020({ strict: false, logger: false });
    const kinds = [
      ['report json en', reportSchema],
      ['report json es', reportSchema],
      ['show json --raw', ladderSchema],
      ['diff json', diffSchema],
    ] as const;
    for (const [name, schema] of kinds) {
      const validate = ajv.compile(schema as object);
      expect([name, validate(JSON.parse(of(name))), validate.errors]).toEqual([name, true, null]);
    }
    for (const [, text] of outputsOf('ndjson'))
      for (const line of text.trimEnd().split('\n')) expect(JSON.parse(line)).toHaveProperty('callId');
    expect(JSON.parse(of('responses json')).length).toBeGreaterThan(100);
    expect(JSON.parse(of('report ctrf en')).results.tests.length).toBeGreaterThan(100);
  });

  test('is CSV of equal rows, and no cell is a formula', () => {
    for (const [name, text] of outputsOf('csv')) {
      const [, ...rows] = parse(text) as string[][];
      expect([name, rows.length > 0]).toEqual([name, true]);
      const formulas = rows.flat().filter((cell) => /^[=+\-@\t\r＝＋－＠]/.test(cell) && Number.isNaN(Number(cell)));
      expect([name, formulas]).toEqual([name, []]);
    }
  });

  test('is XML of a few kinds of elements, in JUnit and SVG', () => {
    for (const name of ['report junit en', 'report junit es', 'show svg --raw']) {
      const text = of(name);
      if (name.includes('junit')) expect(XMLValidator.validate(text)).toBe(true);
      const elements = new Set([...text.matchAll(/<([a-z][\w:-]*)/g)].map(([, element]) => element));
      const known = name.includes('junit')
        ? ['testsuites', 'testsuite', 'testcase', 'failure', 'skipped', 'system-out', 'properties', 'property']
        : ['svg', 'style', 'g', 'text', 'tspan', 'path', 'line', 'rect', 'title', 'desc', 'defs', 'marker', 'polygon'];
      expect([name, [...elements].filter((element) => !known.includes(element!))]).toEqual([name, []]);
      expect(JSON.stringify(new XMLParser({ ignoreAttributes: false }).parse(text))).toContain(MARK);
    }
  });

  test.skipIf(!hasXmllint)('is valid by the JUnit schema', () => {
    expect(complaintsOfXml(of('report junit en'))).toBe('');
  });

  test('is Markdown with no links, no pictures, no mentions and no HTML but folds', async () => {
    const markdowns = [...outputsOf('markdown'), ['summary', of('summary')] as [string, string]];
    for (const [name, text] of markdowns) {
      const { texts, kinds, html, fences } = readMarkdown(text);
      expect([name, [...kinds].filter((kind) => /link|image/.test(kind))]).toEqual([name, []]);
      expect([name, texts.filter((words) => /(^|[^\w`])@\w|www\.|https?:\/\//.test(words))]).toEqual([name, []]);
      const tags = html.flatMap((piece) => piece.match(/<[^>]*>/g) ?? []);
      expect([name, tags.filter((tag) => !/^<\/?(details|summary|sub|br|b|code)>$/.test(tag))]).toEqual([name, []]);
      for (const fence of fences.filter(({ language }) => language === 'mermaid'))
        expect(await mermaid.parse(fence.text, { suppressErrors: true })).toMatchObject({ diagramType: 'sequence' });
    }
    expect(readMarkdown(of('show markdown --sdp')).fences.length).toBeGreaterThan(30);
  }, 120_000);

  test.skipIf(!hasPromtool)('is text that promtool has nothing against', () => {
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
      input: of('report openmetrics en'),
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  test('is YAML of known keys in a starter configuration', () => {
    expect(Object.keys(parseYaml(of('init')) as object)).toEqual(
      expect.arrayContaining(['minCalls', 'gates']) as unknown as string[],
    );
    expect(Object.keys(parseYaml(of('init')) as object).join()).not.toContain(MARK);
  });

  describe.skipIf(NO_BROWSER !== null)(`in a browser (${NO_BROWSER ?? 'chromium'})`, () => {
    let browser: Browser;
    beforeAll(async () => void (browser = await launch()));
    afterAll(() => browser.close());

    test.each(['report html en', 'report html es', 'diff html', 'show svg --raw'])(
      '%s runs and asks for nothing',
      async (name) => {
        const file = join(folder, name.includes('svg') ? 'page.svg' : 'page.html');
        writeFileSync(file, of(name));
        const { page, complaints, requests } = await open(browser, pathToFileURL(file).href);
        const found = await page.evaluate(() => ({
          scripts: document.scripts.length,
          strange: [
            ...document.querySelectorAll(
              'img,iframe,object,embed,base,link:not([href="data:,"]),foreignObject,frame,applet',
            ),
          ].map((e) => e.outerHTML),
          handlers: [...document.querySelectorAll('*')].flatMap((e) =>
            [...e.attributes]
              .filter(
                (a) =>
                  a.name.startsWith('on') ||
                  (/^(href|src|xlink:href|action)$/.test(a.name) && !/^(#|data:,$)/.test(a.value)),
              )
              .map((a) => `${a.name}=${a.value}`),
          ),
          text: document.documentElement.textContent ?? '',
        }));
        expect([found.strange, found.handlers]).toEqual([[], []]);
        expect(found.scripts).toBe(name.startsWith('report') ? 1 : 0);
        expect(found.text).toContain(MARK);
        expect([complaints, requests]).toEqual([[], []]);
      },
    );
  });
});
