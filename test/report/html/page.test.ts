import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { englishPage } from '../../../src/report/html/words-en.ts';
import { spanishPage } from '../../../src/report/html/words-es.ts';
import { chainOf, hostileLadder, message, ladderOf, reportOf } from '../sample-ladder.ts';
import { cleanResult, HOSTILE, resultOf, sampleCall, sampleResult } from '../sample-result.ts';
import { pageOf, render } from './pages.ts';

const DEMO = join(import.meta.dirname, '../../../fixtures/demo.pcapng');

describe('the HTML report', () => {
  test('tells the parts in the order of the contract', async () => {
    const ids = [...(await pageOf(DEMO)).matchAll(/<section id="([a-z]+)"/g)].map(([, id]) => id);
    const order = ['verdict', 'causes', 'timeline', 'distributions', 'delays', 'calls', 'metrics', 'quality'];
    expect(ids.filter((id) => order.includes(id ?? ''))).toEqual(order);
  });

  test('is the same, byte for byte, for the same input', async () => {
    expect(await pageOf(DEMO)).toBe(await pageOf(DEMO));
  });

  test('speaks Spanish', async () => {
    const html = await pageOf(DEMO, 'es');
    expect(html).toContain('<html lang="es">');
    expect(html).toContain(spanishPage.causes);
    expect(html).not.toContain(`>${englishPage.causes}<`);
  });

  test.each(Object.keys(englishPage) as (keyof typeof englishPage)[])(
    'has the same places in both languages: %s',
    (key) => {
      const places = (text: string): string[] => (text.match(/\{\w+\}/g) ?? []).toSorted();
      expect(places(spanishPage[key])).toEqual(places(englishPage[key]));
    },
  );

  test('allows by hash the one script and the one style that it holds, and nothing else', () => {
    const html = render(cleanResult());
    const policy = /Content-Security-Policy" content="([^"]+)"/.exec(html)?.[1] ?? '';
    const hashOf = (tag: string): string => {
      const found = [...html.matchAll(new RegExp(`<${tag}>([\\s\\S]*?)</${tag}>`, 'g'))];
      expect(found.length).toBe(1);
      return createHash('sha256')
        .update(found[0]?.[1] ?? '')
        .digest('base64');
    };
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain(`script-src 'sha256-${hashOf('script')}'`);
    expect(policy).toContain(`style-src 'sha256-${hashOf('style')}'`);
    expect(html).not.toMatch(/ style=|https?:\/\/(?!www\.w3\.org\/2000\/svg)/);
  });

  test('makes visible whatever a reader would obey', () => {
    const result = sampleResult();
    const ladder = hostileLadder(HOSTILE);
    result.calls = [...result.calls, ladder.call];
    const html = render(result, { ladders: reportOf(ladder) });
    expect(html.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(html).toContain('\\x1b]0;owned');
  });

  test('lists as many calls as the limit says, those with a ladder first, and tells what is left out', () => {
    const calls = Array.from({ length: 50 }, (_, i) => sampleCall(`n${i}`, i, 1, 'failed', 'network', []));
    const ladder = { ...chainOf(2), call: calls[40]! };
    const html = render(resultOf(calls), { limit: 10, ladders: reportOf(ladder) });
    expect(html.match(/<tbody id="c\d+"/g)).toHaveLength(10);
    expect(html).toContain('n40');
    expect(html).toContain('--limit 50 lists them');
  });

  test('says when no call was made, and when all were answered', () => {
    const empty = render(resultOf([]));
    expect(empty).toContain('No calls.');
    expect(empty).not.toContain(englishPage.noCauses);
    expect(render(cleanResult())).toContain('All calls were answered.');
  });

  test('10,000 failed calls and 300 long ladders make a file of bounded size', () => {
    const calls = Array.from({ length: 10_000 }, (_, i) =>
      sampleCall(`call-${i}@example.org`, i, 1, 'failed', 'network', []),
    );
    const raw = `INVITE sip:200@10.0.0.2 SIP/2.0\r\n${'X-Long: 0123456789\r\n'.repeat(100)}`;
    const messages = Array.from({ length: 40 }, (_, i) => message(i % 2, 1 - (i % 2), { frame: i + 1, raw }));
    const ladders = calls.slice(0, 300).map((call) => ladderOf(2, messages, { call }));
    const html = render(resultOf(calls), { ladders: reportOf(...ladders) });
    expect(html.match(/<tbody id="c\d+"/g)).toHaveLength(2000);
    expect(html.length).toBeLessThan(7_000_000);
    expect(html).toContain(englishPage.rawMissing);
  });

  test('prints a date only when one was given', () => {
    expect(render(cleanResult())).toContain('By sipmortem');
    expect(render(cleanResult(), { generatedAt: '2026-01-02T03:04:05.000Z' })).toContain(
      'Generated 2026-01-02 03:04 UTC',
    );
  });

  test('tells gates and a baseline', () => {
    const result = cleanResult();
    result.gates = [
      { expression: 'ser<95%', level: 'error', status: 'fail', value: 0.5, numerator: 1, denominator: 2, reason: null },
    ];
    const side = { path: 'last.json', calls: 10, firstTime: null, lastTime: null };
    const figure = (numerator: number): { value: number; numerator: number; denominator: number } => ({
      value: numerator / 10,
      numerator,
      denominator: 10,
    });
    result.baseline = {
      before: [side],
      after: { ...side, path: null },
      verdict: 'worse',
      rows: [
        {
          kind: 'code',
          key: '503',
          text: 'Service Unavailable',
          before: figure(1),
          after: figure(6),
          change: 'up',
          worse: true,
          difference: 0.5,
          band: null,
          p: 0.02,
          significant: true,
          test: 'fisher',
          beyondChance: true,
        },
      ],
    };
    const html = render(result);
    expect(html).toContain('50.0 % (1/2)');
    expect(html).toContain('Compared with last.json, 10 calls.');
    expect(html).toContain('60.0 % (6/10)');
    expect(html).toContain('worse, p = 0.020');
  });
});

test('one file alone may put markup into a page', () => {
  const folder = join(import.meta.dirname, '../../../src/report/html');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.tsx?$/.test(name));
  const able = files.filter((name) =>
    /dangerouslySetInnerHTML|innerHTML|outerHTML|insertAdjacent/.test(readFileSync(join(folder, name), 'utf8')),
  );
  expect(able).toEqual(['markup.ts']);
});
