import type { Renderer } from './renderer.ts';
import type { ResponseFormatMaker } from './response-format.ts';

/** The formats of a report, each loaded when asked for. */
export const RENDERERS: Readonly<Record<string, () => Promise<Renderer>>> = {
  table: async () => (await import('./table.ts')).renderTable,
  json: async () => (await import('./json.ts')).renderJson,
};

/** The formats of `sipmortem responses`. */
export const RESPONSE_FORMATS: Readonly<Record<string, () => Promise<ResponseFormatMaker>>> = {
  table: async () => (await import('./response-lines.ts')).responseLines,
  json: async () => (await import('./response-json.ts')).responseJson,
  ndjson: async () => (await import('./response-json.ts')).responseNdjson,
};

/** Formats that people read: they list 20 failed calls unless told otherwise. Machines get everything. */
export const FORMATS_FOR_PEOPLE: ReadonlySet<string> = new Set(['table']);
