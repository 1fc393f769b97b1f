import type { LadderReport } from '../ladder.ts';
import type { Language, Result, Severity } from '../result.ts';

/** Which calls a report lists. `failed`: all but the answered ones. */
export type CallSelection = 'all' | 'failed' | 'none';

/** What the rows of a CSV are. */
export type RowKind = 'calls' | 'responses' | 'findings';

/** A rule that the program knows, whether it fired or not. */
export interface RuleSummary {
  id: string;
  /** What it is, in the language of the run. */
  title: string;
  severity: Severity;
}

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
  /** Every rule that the program knows, for the formats that ask (`FORMATS_WITH_RULES`); empty when none did. */
  rules: readonly RuleSummary[];
  /** Of a CSV. */
  rows: RowKind;
  /** Test reports: a case for each call too. */
  perCall: boolean;
  /** Input that is incomplete or damaged fails the run. */
  strict: boolean;
}

/** Result in, text out, piece by piece so that a long report is never one string. */
export type Renderer = (result: Result, options: RenderOptions) => Iterable<string>;
