import type { ResponseClass } from '../result.ts';

/** RFC 3261 7.2: 1xx to 6xx. */
const RESPONSE_CLASSES = [
  'provisional',
  'success',
  'redirection',
  'client-error',
  'server-error',
  'global-failure',
] as const satisfies readonly ResponseClass[];

/** The class of a status code. @param code 100 to 699, as the message stage guarantees; others get the nearest class */
export function classOf(code: number): ResponseClass {
  const index = Math.min(Math.max(Math.floor(code / 100), 1), RESPONSE_CLASSES.length) - 1;
  return RESPONSE_CLASSES[index] ?? 'provisional';
}

/** The code as which a code is handled by who does not know it: 183 for a 1xx, x00 of the class otherwise (RFC 3261 8.1.3.2). */
export function handledAs(code: number): number {
  const hundreds = 100 * (RESPONSE_CLASSES.indexOf(classOf(code)) + 1);
  return hundreds === 100 ? 183 : hundreds;
}
