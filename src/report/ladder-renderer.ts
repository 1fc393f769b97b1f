import type { Language } from '../result.ts';
import type { LadderReport } from '../ladder.ts';

/** What a renderer of ladders may adapt to. */
export interface LadderRenderOptions {
  language: Language;
  /** Display columns that a line of text may use. */
  columns: number;
  color: boolean;
  /** False for terminals that show only ASCII. */
  unicode: boolean;
  /** A column for each port of a host instead of one for the host. */
  ports: boolean;
}

/** Ladders in, text out, piece by piece. */
export type LadderRenderer = (report: LadderReport, options: LadderRenderOptions) => Iterable<string>;
