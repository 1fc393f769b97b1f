import type { Language } from '../result.ts';
import type { Terminal } from './terminal.ts';

/** The language of the environment, in the order of POSIX; English when it is none of ours. */
export function detectLanguage(env: Terminal['env']): Language {
  const locale = env['LC_ALL'] || env['LC_MESSAGES'] || env['LANG'] || '';
  return /^es(?![a-z])/i.test(locale) ? 'es' : 'en';
}
