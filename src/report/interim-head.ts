import { words } from '../codes/words.ts';
import type { Language } from '../result.ts';
import { fillTemplate } from './fill-template.ts';

/** The line above a table that is not the last of its input. @param until ISO 8601; null when no calendar has that time */
export function interimHead(until: string | null, language: Language): string {
  const time = until === null ? '?' : until.slice(0, 19).replace('T', ' ');
  return `${fillTemplate(words(language).sentence.soFar, { time })}\n`;
}
