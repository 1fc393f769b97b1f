import type { DiffRenderer } from './diff/renderer.ts';
import type { LadderRenderer } from './ladder-renderer.ts';
import type { Renderer } from './renderer.ts';
import type { ResponseFormatMaker } from './response-format.ts';

/** The formats of a report, each loaded when asked for. */
export const RENDERERS: Readonly<Record<string, () => Promise<Renderer>>> = {
  table: async () => (await import('./table.ts')).renderTable,
  json: async () => (await import('./json.ts')).renderJson,
  ndjson: async () => (await import('./ndjson.ts')).renderNdjson,
  csv: async () => (await import('./csv.ts')).renderCsv,
  markdown: async () => (await import('./markdown.ts')).renderMarkdown,
  html: async () => (await import('./html/page.ts')).renderHtml,
  junit: async () => (await import('./junit.ts')).renderJunit,
  ctrf: async () => (await import('./ctrf.ts')).renderCtrf,
  openmetrics: async () => (await import('./openmetrics.ts')).renderOpenMetrics,
};

/** The formats of a report that tell of every rule, whether it fired or not. */
export const FORMATS_WITH_RULES: ReadonlySet<string> = new Set(['junit', 'ctrf']);

/** The formats for programs that are about failed calls only, unless others are asked for. */
export const FORMATS_OF_FAILED_CALLS: ReadonlySet<string> = new Set(['junit', 'ctrf', 'openmetrics']);

/** How many calls a format of a report draws, and whether it wants the whole messages. */
export interface LadderNeed {
  most: number;
  raw: boolean;
}

/** The formats of a report that draw calls, which takes a second pass over the input. */
export const FORMATS_WITH_LADDERS: ReadonlyMap<string, LadderNeed> = new Map([
  ['markdown', { most: 5, raw: false }],
  ['html', { most: 300, raw: true }],
]);

/** The formats of a report of which several may follow one another in one stream, and what stands between two. */
export const SEPARATORS: ReadonlyMap<string, string> = new Map([
  ['table', '\n'],
  ['markdown', '\n'],
  ['json', ''],
]);

/** The formats of `sipmortem responses`. */
export const RESPONSE_FORMATS: Readonly<Record<string, () => Promise<ResponseFormatMaker>>> = {
  table: async () => (await import('./response-lines.ts')).responseLines,
  json: async () => (await import('./response-json.ts')).responseJson,
  ndjson: async () => (await import('./response-json.ts')).responseNdjson,
  csv: async () => (await import('./response-csv.ts')).responseCsv,
};

/** The formats of `sipmortem show`. */
export const LADDER_RENDERERS: Readonly<Record<string, () => Promise<LadderRenderer>>> = {
  table: async () => (await import('./ladder-table.ts')).renderLadderTable,
  json: async () => (await import('./ladder-json.ts')).renderLadderJson,
  markdown: async () => (await import('./ladder-markdown.ts')).renderLadderMarkdown,
  svg: async () => (await import('./ladder-svg.ts')).renderLadderSvg,
};

/** The formats of `sipmortem diff`. */
export const DIFF_RENDERERS: Readonly<Record<string, () => Promise<DiffRenderer>>> = {
  table: async () => (await import('./diff/table.ts')).renderDiffTable,
  json: async () => (await import('./diff/json.ts')).renderDiffJson,
  markdown: async () => (await import('./diff/markdown.ts')).renderDiffMarkdown,
  html: async () => (await import('./diff/html.ts')).renderDiffHtml,
};

/** Formats that people read: they list failed calls, at most so many unless told otherwise. Machines get everything. */
export const FORMATS_FOR_PEOPLE: ReadonlyMap<string, number> = new Map([
  ['table', 20],
  ['markdown', 20],
  ['svg', 20],
  // Searched and filtered in place, and opened from a mail.
  ['html', 500],
]);
