import type { FoundCodes } from '../codes/find-codes.ts';
import { words as wordsOf } from '../codes/words.ts';
import type { Language } from '../result.ts';
import { markdownCard, markdownTables } from './codes-markdown.ts';
import { textCard, textTables } from './codes-text.ts';
import { escapeTerminal } from './escape-terminal.ts';

/** How `sipmortem codes` writes what it found. */
export type CodesFormat = 'table' | 'json' | 'markdown';

/** What the renderer may adapt to. */
export interface CodesOptions {
  format: CodesFormat;
  language: Language;
  /** Display columns that a line of a table may use. */
  columns: number;
}

/** What `sipmortem codes` found: a card for one entry, a table for several; JSON is always an array. */
export function renderCodes(found: FoundCodes, { format, language, columns }: CodesOptions): string {
  const { entries } = found;
  const words = wordsOf(language);
  if (format === 'json') return `${JSON.stringify(entries, null, 2)}\n`;
  if (entries.length === 0) {
    const near = found.suggestions.length > 0 ? ` (${words.label.near}: ${found.suggestions.join(', ')})` : '';
    return `${words.label.nothingFound}: ${escapeTerminal(found.query)}${near}\n`;
  }
  const only = entries.length === 1 ? entries[0] : undefined;
  if (format === 'markdown') return only ? markdownCard(only, words) : markdownTables(entries, words);
  return only ? textCard(only, words, columns) : textTables(entries, words, columns);
}
