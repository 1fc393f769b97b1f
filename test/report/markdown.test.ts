import mermaid from 'mermaid';
import { describe, expect, it } from 'vitest';
import type { LadderReport } from '../../src/ladder.ts';
import { markdownOf, renderMarkdown } from '../../src/report/markdown.ts';
import type { RenderOptions } from '../../src/report/renderer.ts';
import type { Result } from '../../src/result.ts';
import { readMarkdown } from './read-markdown.ts';
import { PLAIN } from './render-options.ts';
import { chainOf, hostileLadder, ladderOf, message, reportOf } from './sample-ladder.ts';
import { BASELINE, hostileResult, nightlyResult } from './sample-nightly.ts';
import { cleanResult, HOSTILE, resultOf, sampleCall, sampleResult } from './sample-result.ts';

const MARKUP = '"><script>alert(1)</script> ![i](http://x) [l](http://y) @user #123 *a* `b` <!-- | \\| x\n# h\n- i';
const EVIL = [
  HOSTILE,
  MARKUP,
  '</details>',
  '```\n',
  '@team',
  'www.evil.example',
  '&lt;b&gt;',
  '$x$ ~~s~~',
  '|',
  '\\|@x',
];

function markdown(result: Result, options: Partial<RenderOptions> = {}): string {
  return [...renderMarkdown(result, { ...PLAIN, ...options })].join('');
}

/** A picture of a call that failed in the network. */
function failedLadders(count = 1): LadderReport {
  const ladders = Array.from({ length: count }, (_, i) => {
    const call = sampleCall(`l${i}`, 0, 1, 'failed', 'network', [], {
      finalCode: 503 + i,
      meaning: null,
      decidedBy: null,
    });
    return ladderOf(2, [message(0, 1), message(1, 0, { code: 503, phrase: 'Service Unavailable', offset: 1 })], {
      call,
    });
  });
  return reportOf(...ladders);
}

const bytes = (text: string): number => Buffer.byteLength(text);

describe.each(['en', 'es'] as const)('the Markdown report in %s', (language) => {
  it('is the golden one', async () => {
    const text = markdown(nightlyResult(), { language, ladders: failedLadders(), generatedAt: '2026-11-24T06:00:00Z' });
    await expect(text).toMatchFileSnapshot(`golden/markdown-${language}.md`);
  });

  it('says of a good night that it was one, and little else', () => {
    const text = markdown(
      { ...cleanResult(), baseline: { ...structuredClone(BASELINE), verdict: 'same', rows: [] } },
      { language },
    );
    expect(text).toMatch(
      language === 'en' ? /^## All calls were answered\.\n/ : /^## Todas las llamadas fueron contestadas\.\n/,
    );
    expect(text.split('\n').filter((line) => line !== '')).toHaveLength(4);
  });
});

describe('the Markdown report', () => {
  it('puts the news first: verdict, gates, what is new, causes, findings, ladders, calls, the capture', () => {
    const text = markdown(nightlyResult(), { ladders: failedLadders() });
    const headings = [
      '## ✘ 1 gate failed. 4 answered, 10 not',
      '### Gates',
      '### Since last time',
      '### Why calls failed',
      '### Also',
      '### Ladders',
      '<summary>10 calls not answered',
      '### Capture quality',
    ];
    const places = headings.map((heading) => text.indexOf(heading));
    expect(places).toEqual(places.toSorted((a, b) => a - b));
    expect(places[0]).toBe(0);
  });

  it('marks the verdict by its worst gate', () => {
    const first = (gates: Result['gates']): string => markdown({ ...sampleResult(), gates }).split('\n')[0] ?? '';
    const [pass, fail, warning, skipped] = nightlyResult().gates;
    expect(first([])).toMatch(/^## 4 answered/);
    expect(first([pass!, skipped!])).toMatch(/^## ✔ 4 answered/);
    expect(first([pass!, warning!])).toMatch(/^## ⚠ 4 answered/);
    expect(first([pass!, warning!, fail!, { ...fail!, expression: 'x' }])).toMatch(/^## ✘ 2 gates failed\. 4 answered/);
  });

  it('lists gates that failed before those that passed, and few of these', () => {
    const [pass, fail] = nightlyResult().gates;
    const gates = [...Array.from({ length: 50 }, (_, i) => ({ ...pass!, expression: `p${i}<1` })), fail!];
    const text = markdown({ ...sampleResult(), gates });
    expect(text).toMatch(/### Gates\n\n- ✘ `ser<95%`: 33\.3 % \(4 of 12 calls\) · agreed with the carrier\n- ✔ `p0<1`/);
    expect(text).toContain('- and 42 more that passed\n');
  });

  it('tells what is new, gone or changed since the baseline, and how sure that is', () => {
    const text = markdown(nightlyResult());
    expect(text).toContain('### Since last time (last-good.json)\n\nWorse: ');
    expect(text).toContain('- **new code 503 Service Unavailable**: 0.0% → 4.0%, p \\< 0.001\n');
    expect(text).toContain('90.3%, outside 94.0% to 97.0%\n');
    expect(text).toContain('- **gone finding ack-missing');
    expect(text).not.toContain('500 same');
  });

  it('lists as many calls as asked for, and says how many more there are', () => {
    const text = markdown(sampleResult(), { limit: 3 });
    expect(text.match(/^\| \d\d:/gm)).toHaveLength(3);
    expect(text).toContain('\n7 more: --limit 10 lists them.\n');
    expect(markdown(sampleResult(), { calls: 'none' })).not.toContain('<details>');
    expect(markdown(sampleResult(), { calls: 'all' }).match(/^\| \d\d:/gm)).toHaveLength(14);
  });

  it('draws one call of each kind, and no busy one beside a fault', () => {
    const [fault] = failedLadders().ladders;
    const text = markdown(sampleResult(), { ladders: reportOf(fault!, fault!, chainOf(2)) });
    expect(text.match(/```mermaid/g)).toHaveLength(1);
    expect(markdown(sampleResult(), { ladders: reportOf(chainOf(2)) })).toContain('```mermaid');
  });

  it('takes a result without calls', () => {
    expect(markdown(resultOf([]))).toMatch(/^## No calls\.\n/);
  });
});

describe('what comes from the wire', () => {
  it.each(EVIL)('is inert: %j', (evil) => {
    const ladders = { ...reportOf(hostileLadder(evil)), inputs: [evil] };
    const text = markdown(hostileResult(evil), { ladders, calls: 'all' });
    const { texts, html, fences, kinds } = readMarkdown(text);
    // Ours, and nothing in them but text.
    const tags = html.join('').replace(/<\/?(?:details|summary|code)>/g, '');
    expect(tags).not.toMatch(/[<>]/);
    expect(html.filter((part) => part.startsWith('<details>'))).toHaveLength(2);
    expect([...kinds].filter((kind) => /^(image|link|hr|blockquote|s_|em_)/.test(kind))).toEqual([]);
    expect(texts.join('\n')).not.toMatch(/@|#\d|www\.|:\/\/|\b[A-Z]{2,}-\d/);
    expect(fences.map(({ language }) => language)).toEqual(['mermaid']);
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
  });

  it('cannot make it long', () => {
    const text = markdown(hostileResult('漢'.repeat(100_000)), {
      ladders: reportOf(hostileLadder('x'.repeat(100_000))),
    });
    expect(bytes(text)).toBeLessThan(400_000);
  });

  it.each([...EVIL, 'end', '%%{init: {}}%%', 'x; y # z', 'loop a'])(
    'stays text in a Mermaid diagram: %j',
    async (evil) => {
      const text = markdown(sampleResult(), { ladders: reportOf(hostileLadder(evil)) });
      const [diagram] = readMarkdown(text).fences;
      await expect(mermaid.parse(diagram?.text ?? '')).resolves.toMatchObject({ diagramType: 'sequence' });
      const { db } = await mermaid.mermaidAPI.getDiagramFromText(diagram?.text ?? '');
      const seen = db as unknown as { getActorKeys(): string[]; getMessages(): unknown[] };
      expect(seen.getActorKeys()).toHaveLength(3);
      expect(seen.getMessages()).toHaveLength(6);
    },
  );
});

it('is refused by Mermaid when it is none, so that the tests above can fail', async () => {
  await expect(mermaid.parse('sequenceDiagram\n    participant H0 as a\n    bogus\n')).rejects.toThrow(/Parse error/);
});

describe('the size of the Markdown report', () => {
  const calls = Array.from({ length: 50_000 }, (_, i) =>
    sampleCall(`call-${i}@漢字.example`, i, 1, 'failed', 'network', [], { finalCode: 503, originCode: 503 }),
  );
  const one = resultOf(calls.slice(0, 1));
  const row = { ...one.failures[0]!, code: 503, calls: calls.length };
  const outcomes = { ...one.outcomes, failed: calls.length };
  const many: Result = { ...one, calls, outcomes, failures: [row], totals: { ...one.totals, calls: calls.length } };

  it('stays below 900 kB with 50,000 failed calls, and says what was cut', () => {
    const text = markdown(many, { limit: Number.POSITIVE_INFINITY, ladders: failedLadders() });
    expect(bytes(text)).toBeGreaterThan(800_000);
    expect(bytes(text)).toBeLessThanOrEqual(900_000);
    const shown = text.match(/^\| \d\d/gm)?.length ?? 0;
    expect(text).toContain(
      `Only ${shown} of 50000 calls are listed, to stay below 900 kB. \`--format json\` has all of them.`,
    );
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect(text).toContain('```mermaid');
  });

  it.each([1_200, 3_000, 20_000, 100_000])('stays below %i bytes when there is no more room', (most) => {
    const text = [...markdownOf(many, { ...PLAIN, limit: 50_000, ladders: failedLadders(5) }, most)].join('');
    expect(bytes(text)).toBeLessThanOrEqual(most);
    expect(text.match(/<details>/g)?.length).toBe(text.match(/<\/details>/g)?.length);
    expect(text).toContain(`below ${Math.floor(most / 1000)} kB`);
    expect(text).toMatch(/^(## 0 answered|\n)/);
  });
});
