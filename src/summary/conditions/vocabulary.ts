import { METHODS_KNOWN } from '../../codes/method-info.ts';
import { Q850_FACTS, VENDOR_CAUSE_FACTS } from '../../codes/q850-facts.ts';
import { RESPONSE_FACTS } from '../../codes/response-facts.ts';
import { optionsDown } from '../../diagnosis/options-down.ts';
import { PATTERNS } from '../../diagnosis/patterns/registry.ts';
import { REGISTRATION_RULES } from '../../diagnosis/registration-rules/registry.ts';
import { RULES } from '../../diagnosis/rules/registry.ts';
import { TRANSPORT_NAMES } from '../../payload.ts';
import type { ResponseClass } from '../../result.ts';

/** The names of the classes of final responses by their first digit; a provisional response decides no call. */
export const FINAL_CLASSES = new Map<ResponseClass, number>([
  ['success', 2],
  ['redirection', 3],
  ['client-error', 4],
  ['server-error', 5],
  ['global-failure', 6],
]);

/** Categories that a call can have. */
export const CATEGORIES: readonly string[] = [
  ...new Set([...RESPONSE_FACTS, ...Q850_FACTS, ...VENDOR_CAUSE_FACTS].map(({ category }) => category)),
]
  .filter((category) => category !== 'progress')
  .sort();

const ids = (rules: readonly { id: string }[]): string[] => rules.map(({ id }) => id);

/** Rules that judge one call. */
export const CALL_RULES: readonly string[] = ids(RULES);
/** Rules on registrations, on peers, and on what many calls have in common. */
export const OTHER_RULES: readonly string[] = ids([...REGISTRATION_RULES, ...PATTERNS, optionsDown]);

export const METHODS: readonly string[] = METHODS_KNOWN;
export const TRANSPORTS: readonly string[] = TRANSPORT_NAMES.filter((name) => name !== null);
