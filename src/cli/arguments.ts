import type { CallFilter, CorrelateRule, GateSpec } from '../index.ts';
import type { RowKind } from '../report/renderer.ts';
import type { Language } from '../result.ts';
import type { Config } from './config/config.ts';

export type CommandName = 'report' | 'responses' | 'show' | 'diff' | 'codes' | 'init';

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
  /** What the rows of a CSV are. */
  rows: RowKind;
  /** A case for each call in test reports. */
  perCall: boolean;
  /** Which calls count. */
  filter: CallFilter;
  /** Of the list of calls; null: as they began. */
  sort: SortOrder | null;
  /** What is bad, what fails the run first; of fewer calls than `minCalls` nothing is judged. */
  gates: { specs: GateSpec[]; minCalls: number | null };
  /** What is said of the inputs where they do not say it themselves. */
  logs: { as: string | undefined; timezone: string | undefined; year: number | undefined };
  /** How calls are grouped and counted. */
  grouping: { correlate: CorrelateRule[]; includeScanners: boolean };
  /** Reports of earlier runs, or folders of them. */
  baseline: string[];
  /** How much worse than those this run may be. */
  maxRegressions: string[];
  /** The date that a report prints, ISO 8601; null for none. */
  generatedAt: string | null;
  /** Seconds of the input's time between reports on the way; null for none. */
  every: number | null;
  /** Annotations and a job summary for GitHub Actions. */
  github: boolean;
  show: ShowArguments;
  /** null: none was found. What flags may say too stands in the other fields. */
  config: Config | null;
  /** Where `init` writes; null for standard output. */
  initFile: string | null;
  strict: boolean;
  allowEmpty: boolean;
  progress: boolean;
  color: boolean;
  quiet: boolean;
  verbose: boolean;
}

/** What `show` alone knows. */
export interface ShowArguments {
  /** A Call-ID or a part of one. */
  call: string | null;
  /** From 1. */
  nth: number | null;
  failed: boolean;
  ports: boolean;
  sdp: boolean;
  raw: boolean;
}

export interface SortOrder {
  key: string;
  isMostFirst: boolean;
}
