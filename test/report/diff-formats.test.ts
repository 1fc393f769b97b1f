import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { displayWidth } from '../../src/report/display-width.ts';
import { DIFF_RENDERERS } from '../../src/report/registry.ts';
import type { ListingOptions } from '../../src/report/renderer.ts';
import { diffSchema, reportSchema } from '../../src/report/schema.ts';
import type { DiffReport } from '../../src/result.ts';
import { keysOutOfOrder } from './key-order.ts';
import { PLAIN } from './render-options.ts';
import { diffOf, hostileDiff, named, sampleDiff } from './sample-diff.ts';
import { HOSTILE } from './sample-result.ts';

const MARKUP = '"><script>alert(1)</script><img src=x onerror=a()> `code` ```\n# x | a | *b* [l](http://x) \' &amp; ';
const UNSAFE = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;
const FORMATS = ['table', 'json', 'markdown', 'html'] as const;

async function written(
  format: (typeof FORMATS)[number],
  report: DiffReport,
  options: Partial<ListingOptions> = {},
): Promise<string> {
  const renderer = await DIFF_RENDERERS[format]!();
  return [...renderer(report, { ...PLAIN, language: report.language, ...options })].join('');
}

describe('a comparison', () => {
  it.each([
    ['table', 'txt'],
    ['json', 'json'],
    ['markdown', 'md'],
    ['html', 'html'],
  ] as const)('as %s', async (format, suffix) => {
    const text = await written(format, sampleDiff());
    expect(await written(format, sampleDiff())).toBe(text);
    await expect(text).toMatchFileSnapshot(`golden/diff.${suffix}`);
  });

  it('in Spanish', async () => {
    await expect(await written('table', sampleDiff('es'))).toMatchFileSnapshot('golden/diff.es.txt');
    expect(await written('html', sampleDiff('es'))).toContain('<html lang="es">');
    expect(await written('markdown', sampleDiff('es'))).toContain('peor: causa nueva Q');
  });

  it.each(FORMATS)('is inert with hostile texts, as %s', async (format) => {
    for (const text of [HOSTILE, MARKUP, HOSTILE.repeat(300)])
      expect(await written(format, hostileDiff(text))).not.toMatch(UNSAFE);
  });
});

describe('the table of a comparison', () => {
  it.each([
    ['sample', sampleDiff()],
    ['hostile', hostileDiff(HOSTILE)],
    ['long', hostileDiff('漢字 long '.repeat(50))],
  ])('fits 80 columns (%s)', async (_name, report) => {
    const lines = (await written('table', report)).split('\n');
    expect(lines.filter((line) => displayWidth(line) > 80)).toEqual([]);
  });

  it('begins with the verdict', async () => {
    const [first] = (await written('table', sampleDiff(), { columns: 160 })).split('\n');
    expect(first).toBe(
      'worse: new cause Q.850 38, new finding peer-silent 10.1.2.3:5060, 503 2.0% → 14.0% (p < 0.001), at 10.1.2.3:5060 2.0% → 14.0% (p < 0.001); better: code 502 gone',
    );
  });

  it('says that nothing is sure, and how much chance makes', async () => {
    const same = named('a', { calls: 100, failures: { 503: 2 } });
    expect(await written('table', diffOf([same], same))).toMatch(/^No significant change\.\n/);
    const causes = Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`Q.850 ${i}`, 10]));
    const before = named('a', { calls: 1000, causes });
    const report = diffOf([before], named('b', { calls: 1000, causes: { ...causes, 'Q.850 7': 24 } }));
    expect(await written('table', report)).toMatch(
      /^1 of \d+ figures differ at p < 0\.05, where chance alone makes \d+: no sure change\.\n/,
    );
  });

  it('says how small the numbers are', async () => {
    const report = diffOf([named('a', { calls: 12 })], named('b', { calls: 1000, failures: { 503: 3 } }));
    expect(await written('table', report)).toMatch(
      /code 503 Phrase of 503 .*0\.0% → 0\.3% {2}not significant \(n=12\)/,
    );
  });

  it('names the band of several reports', async () => {
    const nights = [20, 26, 22].map((n) => named(`${n}.json`, { calls: 1000, failures: { 503: n } }));
    const text = await written('table', diffOf(nights, named('b', { calls: 1000, failures: { 503: 90 } })));
    expect(text).toContain('before: median of 3 reports, 3000 calls');
    expect(text).toMatch(/2\.2% → 9\.0% {2}outside 2\.0% to 2\.6%/);
    const found = [9, 13, 11].map((calls) => named('a', { calls: 900, findings: [{ rule: 'ack-missing', calls }] }));
    const more = named('b', { calls: 900, findings: [{ rule: 'ack-missing', calls: 90 }] });
    expect(await written('table', diffOf(found, more))).toMatch(/1\.2% → 10\.0% {2}outside 1\.0% to 1\.4%/);
  });

  it('lists as many rows as it may, and is plain where the terminal is', async () => {
    const text = await written('table', sampleDiff(), { limit: 1, unicode: false });
    expect(text).toMatch(/NEW\n {2}\w.*\n {2}and \d+ more\n/);
    expect(text).not.toMatch(/[^\x20-\x7e\n]/);
    expect(await written('table', sampleDiff(), { color: true })).toContain('\x1b[31m');
  });
});

describe('the JSON of a comparison', () => {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  ajv.addSchema(reportSchema);
  const validate = ajv.compile(diffSchema);

  it.each([
    ['sample', sampleDiff()],
    ['hostile', hostileDiff(HOSTILE)],
  ])('is valid, whole and in order (%s)', async (_name, report) => {
    const parsed = JSON.parse(await written('json', report)) as DiffReport;
    expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
    expect(parsed).toEqual(JSON.parse(JSON.stringify(report)));
    const { before, after, verdict, rows, ...rest } = parsed;
    expect(keysOutOfOrder({ baseline: { before, after, verdict, rows } }, reportSchema)).toEqual([]);
    expect(Object.keys(rest)).toEqual(['schemaVersion', 'generator', 'language', 'gates']);
  });

  it.each<[string, (report: Record<string, unknown> & { rows: Record<string, unknown>[] }) => void]>([
    ['a key at the top', (report) => (report['extra'] = 1)],
    ['a key in a row', (report) => (report.rows[0]!['extra'] = 1)],
    ['a row without its test', (report) => delete report.rows[0]!['test']],
    ['a probability above 1', (report) => (report.rows[0]!['p'] = 1.1)],
    ['an unknown change', (report) => (report.rows[0]!['change'] = 'more')],
    ['nothing before', (report) => (report['before'] = [])],
  ])('is refused with %s', async (_name, damage) => {
    const broken = JSON.parse(await written('json', sampleDiff()));
    damage(broken);
    expect(validate(broken)).toBe(false);
  });
});

describe('the page of a comparison', () => {
  it('has no script, fetches nothing, and closes its tags', async () => {
    for (const report of [sampleDiff(), hostileDiff(MARKUP)]) {
      const html = await written('html', report);
      const tags = html.match(/<[^>]*>/g)!.join('');
      expect(tags).not.toMatch(/<script|<img|<link|\son\w+=|src=|href=/i);
      expect(html.match(/<style>[^<]*/)![0]).not.toMatch(/url\(|@import/);
      const open: string[] = [];
      const text = html
        .replace(/<style>[^<]*<\/style>/, '')
        .replace(/<(\/?)(\w+)(?: [\w-]+="[^"<>]*")*>/g, (_t, end, name) => {
          if (end === '/') expect(open.pop()).toBe(name);
          else if (name !== 'meta') open.push(name as string);
          return '';
        });
      expect(open).toEqual([]);
      expect(text.replace('<!doctype html>', '')).not.toMatch(/[<>]/);
    }
  });
});

describe('the Markdown of a comparison', () => {
  it('keeps its tables whole whatever stands in a cell', async () => {
    const rows = (await written('markdown', hostileDiff(MARKUP))).split('\n').filter((line) => line.startsWith('| '));
    expect(rows.length).toBeGreaterThan(6);
    for (const row of rows) expect(row.replaceAll(/\\\\|\\\|/g, '').split('|')).toHaveLength(8);
  });
});
