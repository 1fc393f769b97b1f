import type { Language } from '../result.ts';
import { english, type Words } from './words-en.ts';
import { spanish } from './words-es.ts';

export type { Words } from './words-en.ts';

const LANGUAGES: Record<Language, Words> = { en: english, es: spanish };

/** Headings, labels and the names of closed vocabularies (outcomes, faults, roles, categories) in one language. */
export function words(language: Language): Words {
  return LANGUAGES[language];
}
