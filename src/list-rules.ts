import { optionsDown } from './diagnosis/options-down.ts';
import { PATTERNS } from './diagnosis/patterns/registry.ts';
import { REGISTRATION_RULES } from './diagnosis/registration-rules/registry.ts';
import { RULES } from './diagnosis/rules/registry.ts';
import type { Language, Severity } from './result.ts';

/** A rule that may fire. */
export interface KnownRule {
  id: string;
  /** What it is, in one language. */
  title: string;
  severity: Severity;
}

/** Every rule that the program knows: on calls, on registrations, over all calls, on peers. */
export function listRules(language: Language): KnownRule[] {
  return [...RULES, ...REGISTRATION_RULES, ...PATTERNS, optionsDown].map(({ id, severity, text }) => ({
    id,
    title: text[language].title,
    severity,
  }));
}
