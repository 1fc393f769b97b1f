import type { Words } from '../codes/words.ts';
import type { LadderReport } from '../ladder.ts';
import type { Glyphs } from './glyphs.ts';
import type { LadderRenderOptions } from './ladder-renderer.ts';
import type { Paint } from './paint.ts';

/** What every part of a ladder in text needs. */
export interface LadderContext {
  report: LadderReport;
  options: LadderRenderOptions;
  words: Words;
  glyph: Glyphs;
  paint: Paint;
  columns: number;
}
