import type { Language, Outcome } from '../result.ts';

export type CommandName = 'report' | 'responses' | 'codes';

/** A command line that has been checked: what the user wants, in the program's terms. */
export interface Arguments {
  command: CommandName;
  /** Inputs, or for `codes` the words of the query. */
  words: string[];
  /** Of standard output. */
  format: string;
  out: { format: string; file: string }[];
  language: Language;
  /** null: the format decides. */
  calls: 'all' | 'failed' | 'none' | null;
  /** null: the format decides. */
  limit: number | null;
  outcomes: Outcome[];
  codes: string[];
  callIds: string[];
  /** null: told by content. */
  as: string | null;
  /** Of times in logs that lack them; null: not given. */
  timezone: string | null;
  year: number | null;
  strict: boolean;
  allowEmpty: boolean;
  progress: boolean;
  color: boolean;
  quiet: boolean;
  verbose: boolean;
}
