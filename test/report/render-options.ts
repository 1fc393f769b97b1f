import type { RenderOptions } from '../../src/report/renderer.ts';

/** Settings of a report in a pipe of 80 columns. */
export const PLAIN: RenderOptions = {
  language: 'en',
  columns: 80,
  color: false,
  unicode: true,
  calls: 'failed',
  limit: 20,
  ladders: null,
  generatedAt: null,
  rules: [],
  rows: 'calls',
  perCall: false,
  strict: false,
};
