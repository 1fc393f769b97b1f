import type { RegistrationOutcome, ResultRegistration } from '../result.ts';
import type { TableContext } from './table-context.ts';

/** In the order in which they are told; `removed` is how an ok one ends. */
const NOT_OK: readonly RegistrationOutcome[] = ['failed', 'challenged', 'timeout', 'unknown'];
/** Registrations that did not work. */
const BROKEN: ReadonlySet<RegistrationOutcome> = new Set(['failed', 'challenged', 'timeout']);

/** True when a registration failed. */
export function isBroken(registration: ResultRegistration): boolean {
  return BROKEN.has(registration.outcome);
}

/** `41 ok, 2 failed`. Those that worked need not be listed one by one, so they are what is left of the total. */
export function registrationCounts({ result, options, words }: TableContext): string {
  const { totals, registrations } = result;
  if (options.calls === 'none') return String(totals.registrations);
  const counts = NOT_OK.map((outcome) => ({
    outcome,
    count: registrations.filter((registration) => registration.outcome === outcome).length,
  })).filter(({ count }) => count > 0);
  const ok = totals.registrations - counts.reduce((sum, { count }) => sum + count, 0);
  return [...(ok > 0 ? [{ outcome: 'ok', count: ok } as const] : []), ...counts]
    .map(({ outcome, count }) => `${count} ${words.registration[outcome]}`)
    .join(', ');
}
