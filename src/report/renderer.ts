import type { LadderReport } from '../ladder.ts';
import type { Language, Result } from '../result.ts';

/** Which calls a report lists. `failed`: all but the answered ones. */
export type CallSelection = 'all' | 'failed' | 'none';

/** What any list of rows may adapt to. */
export interface ListingOptions {
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

/** What a renderer may adapt to. Everything else it says comes from the result. */
export interface RenderOptions extends ListingOptions {
  /** The messages of calls that a format draws (`FORMATS_WITH_LADDERS`): of some calls only, or null when no format asked. */
  ladders: LadderReport | null;
  /** The one date that a report may print, ISO 8601; null when none was given, as the clock is never asked. */
  generatedAt: string | null;
}

/** Result in, text out, piece by piece so that a long report is never one string. */
export type Renderer = (result: Result, options: RenderOptions) => Iterable<string>;
