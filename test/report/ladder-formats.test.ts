import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Ladder, LadderReport } from '../../src/ladder.ts';
import { escapeMarkdown, markdownBlock, markdownCode } from '../../src/report/escape-markdown.ts';
import { escapeMermaid } from '../../src/report/escape-mermaid.ts';
import { escapeXml } from '../../src/report/escape-xml.ts';
import { LADDER_RENDERERS } from '../../src/report/registry.ts';
import { ladderSchema, reportSchema } from '../../src/report/schema.ts';
import { keysOutOfOrder } from './key-order.ts';
import { chainOf, hostileLadder, ladderOf, message, PLAIN_LADDER, reportOf } from './sample-ladder.ts';
import { HOSTILE } from './sample-result.ts';

const MARKUP = '"><script>alert(1)</script>&#35; ; %% `code` ```\n# x: <b> *a* [l](http://x) | $m$ ~~s~~ end';
const UNSAFE = /[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u;

async function written(format: string, ...ladders: Ladder[]): Promise<string> {
  const renderer = await LADDER_RENDERERS[format]!();
  return [...renderer(reportOf(...ladders), PLAIN_LADDER)].join('');
}

/** Statements of the Mermaid diagrams in a document. */
function mermaidLines(markdown: string): string[] {
  return [...markdown.matchAll(/```mermaid\n([^]*?)```\n/g)].flatMap(([, text]) => text!.trimEnd().split('\n'));
}

/** The tags of a document, in order; throws when they do not match, or anything stands where only text may. */
function tagsOf(xml: string): string[] {
  const open: string[] = [];
  const names: string[] = [];
  const rest = xml.replace(
    /<(\/?)([a-z]+)((?: [\w:-]+="[^"<]*")*)(\/?)>/g,
    (_tag, end: string, name: string, _attributes, own) => {
      if (end === '/') expect(open.pop()).toBe(name);
      else if (own === '') open.push(name);
      if (end === '') names.push(name);
      return '';
    },
  );
  expect(open).toEqual([]);
  expect(rest).not.toMatch(/[<>]/);
  expect(rest.replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toContain('&');
  return names;
}

describe('a ladder as Markdown', () => {
  it('is a Mermaid diagram, and what it means', async () => {
    const ladder = ladderOf(2, [
      message(0, 1, { resent: 2 }),
      message(1, 0, { code: 486, phrase: 'Busy; here', offset: 1.5, retryAfter: 9 }),
    ]);
    const text = await written('markdown', ladder);
    expect(text).toMatch(/^## `c1`\n\n\*\*100 → 200 · busy after 1\.0 s\*\*\n/);
    expect(mermaidLines(text)).toEqual([
      'sequenceDiagram',
      '    participant H0 as 10.0.0.1',
      '    participant H1 as 10.0.0.2',
      '    H0->>H1: INVITE ×3 · +0.000',
      '    H1-->>H0: 486 Busy#59; here · +1.500',
      '    Note over H0,H1: Retry-After 9 s',
    ]);
  });

  it('lets nothing from the wire become a statement, a fence or HTML', async () => {
    for (const evil of [HOSTILE, MARKUP, 'end', 'wrap: x', '%%{init: {}}%%', 'x\nH0->>H1: forged', '#35;']) {
      const text = await written('markdown', hostileLadder(evil));
      const lines = mermaidLines(text);
      expect(lines).toHaveLength(1 + 3 + 3 + 3);
      for (const line of lines.slice(1)) {
        expect(line).toMatch(/^ {4}(participant H\d as |H\d--?>>H\d: |Note over H\d(,H\d)?: )\P{Cc}*$/u);
        const said = line.replace(/^[^:]*: |^ *participant H\d as /, '').replaceAll('<br/>', '');
        expect(said.replace(/#\d+;/g, '')).not.toMatch(/[#;:<>`"'%{}[\]\\&|~*_]/);
      }
      expect(text).not.toMatch(UNSAFE);
      const prose = text.replace(/\\./g, '').replace(/(?<!`)(`+)(?!`)[^]*?(?<!`)\1(?!`)/g, '');
      expect(prose).toContain('**');
      expect(prose.replace(/^## /gm, '')).not.toMatch(/[<>`#$|~&]/);
    }
  });

  it('stays within what Mermaid draws', async () => {
    const long = ladderOf(
      2,
      Array.from({ length: 3000 }, () => message(0, 1)),
    );
    const lines = mermaidLines(await written('markdown', long));
    expect(lines.join('\n').length).toBeLessThan(50_000);
    expect(lines.at(-1)).toMatch(/Note over H0: \d+ more messages are not shown/);
  });

  it('shows messages as they came', async () => {
    const text = await written('markdown', ladderOf(2, [message(0, 1, { raw: 'INVITE x\r\n````\r\n' })]));
    expect(text).toContain('**frame 1: INVITE**\n\n`````\nINVITE x\n````\n`````\n');
  });
});

describe('escapes', () => {
  it('of Markdown', () => {
    expect(escapeMarkdown('a*b_c <x> http://x')).toBe('a\\*b\\_c \\<x\\> `http://x`');
    expect(markdownCode('a`b')).toBe('``a`b``');
    expect(markdownCode('`')).toBe('`` ` ``');
    expect(markdownBlock(['a', '```'])).toBe('````\na\n```\n````\n');
  });

  it('of Mermaid and XML leave nothing of either, whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        expect(escapeMermaid(text).replace(/#\d+;/g, '')).not.toMatch(/[#;:<>`"'%{}[\]\\\p{Cc}]/u);
        expect(escapeXml(text).replace(/&(amp|lt|gt|quot|#39);/g, '')).not.toMatch(/[<>&"'\p{Cc}\ufffe\uffff\p{Cs}]/u);
      }),
    );
  });

  it('of Mermaid cut a long text at a character', () => {
    expect(escapeMermaid('😀😀', 3)).toBe('😀…');
  });
});

describe('a ladder as SVG', () => {
  it('is one picture with title and description, and an arrow for each message', async () => {
    const svg = await written('svg', chainOf(3));
    const tags = tagsOf(svg);
    expect(tags.filter((tag) => tag === 'svg')).toHaveLength(1);
    expect(tags.slice(0, 4)).toEqual(['svg', 'title', 'desc', 'style']);
    expect(svg).toMatch(/role="img" aria-labelledby="ladder-1-title ladder-1-desc"/);
    expect(svg).toContain('Ladder of call c1: busy after 1.0 s');
    expect(svg.match(/sml-head"/g)!.length).toBe(5);
    expect(svg).toContain('prefers-color-scheme:dark');
    expect(svg).not.toMatch(/href|url\(|@import|<script|on\w+=/);
  });

  it('is whole and safe whatever the wire says', async () => {
    for (const evil of [HOSTILE, MARKUP, ']]>', '<!--', '\ufffe', '漢字'.repeat(200)]) {
      const svg = await written('svg', hostileLadder(evil));
      expect(tagsOf(svg)).not.toContain('script');
      expect(svg).not.toMatch(UNSAFE);
    }
  });

  it('stacks several, with ids of their own', async () => {
    const svg = await written('svg', chainOf(2), chainOf(5));
    expect(tagsOf(svg).filter((tag) => tag === 'svg')).toHaveLength(3);
    const ids = [...svg.matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    const heights = [...svg.matchAll(/ height="(\d+)" viewBox/g)].map(([, height]) => Number(height));
    expect(heights[0]).toBe(heights[1]! + heights[2]!);
  });

  it('takes a ladder without messages, and one with very many hosts', async () => {
    tagsOf(await written('svg', ladderOf(2, [])));
    tagsOf(await written('svg'));
    const svg = await written('svg', chainOf(300));
    tagsOf(svg);
    expect(svg).toContain('277 others');
  });
});

describe('ladders as JSON', () => {
  const ajv = new Ajv2020({ allErrors: true, allowUnionTypes: true });
  ajv.addSchema(reportSchema);
  const validate = ajv.compile(ladderSchema);

  it.each([
    ['plain', chainOf(3)],
    ['hostile', hostileLadder()],
  ])('are valid and keep the order of the schema (%s)', async (_name, ladder) => {
    const text = await written('json', ladder, chainOf(2));
    const parsed = JSON.parse(text) as LadderReport;
    expect(validate(parsed), JSON.stringify(validate.errors)).toBe(true);
    expect(parsed).toEqual(JSON.parse(JSON.stringify(reportOf(ladder, chainOf(2)))));
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(text.split('\n')).toHaveLength(12);
    expect(keysOutOfOrder({ ...parsed, ladders: [] }, ladderSchema)).toEqual([]);
  });

  it.each<[string, (ladder: Record<string, unknown> & { messages: Record<string, unknown>[] }) => void]>([
    ['a key in a ladder', (ladder) => (ladder['extra'] = 1)],
    ['a key in a message', (ladder) => (ladder.messages[0]!['extra'] = 1)],
    ['a message without a place', (ladder) => delete ladder.messages[0]!['frame']],
    ['a message at a frame and a line', (ladder) => (ladder.messages[0]!['line'] = 1)],
    ['a call that is none', (ladder) => (ladder['call'] = {})],
  ])('are refused by the schema with %s', async (_name, damage) => {
    const parsed = JSON.parse(await written('json', chainOf(2)));
    damage(parsed.ladders[0]);
    expect(validate(parsed)).toBe(false);
  });
});
