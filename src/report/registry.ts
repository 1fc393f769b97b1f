import type { LadderRenderer } from './ladder-renderer.ts';
import type { Renderer } from './renderer.ts';
import type { ResponseFormatMaker } from './response-format.ts';

/** The formats of a report, each loaded when asked for. */
export const RENDERERS: Readonly<Record<string, () => Promise<Renderer>>> = {
  table: async () => (await import('./table.ts')).renderTable,
  json: async () => (await import('./json.ts')).renderJson,
  html: async () => (await import('./html/page.ts')).renderHtml,
};

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

/** The formats of `sipmortem responses`. */
export const RESPONSE_FORMATS: Readonly<Record<string, () => Promise<ResponseFormatMaker>>> = {
  table: async () => (await import('./response-lines.ts')).responseLines,
  json: async () => (await import('./response-json.ts')).responseJson,
  ndjson: async () => (await import('./response-json.ts')).responseNdjson,
};

/** The formats of `sipmortem show`. */
export const LADDER_RENDERERS: Readonly<Record<string, () => Promise<LadderRenderer>>> = {
  table: async () => (await import('./ladder-table.ts')).renderLadderTable,
  json: async () => (await import('./ladder-json.ts')).renderLadderJson,
  markdown: async () => (await import('./ladder-markdown.ts')).renderLadderMarkdown,
  svg: async () => (await import('./ladder-svg.ts')).renderLadderSvg,
};

/** Formats that people read: they list failed calls, at most so many unless told otherwise. Machines get everything. */
export const FORMATS_FOR_PEOPLE: ReadonlyMap<string, number> = new Map([
  ['table', 20],
  ['markdown', 20],
  ['svg', 20],
  // Searched and filtered in place, and opened from a mail.
  ['html', 2000],
]);
