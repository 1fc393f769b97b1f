import type { Language, Result } from '../result.ts';

/** Which calls a report lists. `failed`: all but the answered ones. */
export type CallSelection = 'all' | 'failed' | 'none';

/** What a renderer may adapt to. Everything else it says comes from the result. */
export interface RenderOptions {
  language: Language;
  /** Display columns that a line may use. */
  columns: number;
  /** ANSI colours. */
  color: boolean;
  /** False for terminals that show only ASCII. */
  unicode: boolean;
  calls: CallSelection;
  /** How many calls are listed at most; `Infinity` for all. */
  limit: number;
}

/** Result in, text out, piece by piece so that a long report is never one string. */
export type Renderer = (result: Result, options: RenderOptions) => Iterable<string>;
