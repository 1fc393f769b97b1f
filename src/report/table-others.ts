import type { RegistrationOutcome, ResultRegistration } from '../result.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { statusText, type TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

/** In the order in which they are told; `removed` is how an ok one ends. */
const NOT_OK: readonly RegistrationOutcome[] = ['failed', 'challenged', 'timeout', 'unknown'];
/** Registrations that did not work. */
const BROKEN: ReadonlySet<RegistrationOutcome> = new Set(['failed', 'challenged', 'timeout']);

/** Registrations by outcome, those that failed by name; then the other requests with their responses. */
export function* tableOthers(context: TableContext): Iterable<string> {
  const { words, glyph, columns, paint, options } = context;
  const { totals, registrations, others } = context.result;
  if (totals.registrations > 0) {
    yield `\n${paint('bold', words.heading.registrations)}\n`;
    yield `  ${countsByOutcome(context)}\n`;
    const broken = options.calls === 'none' ? [] : registrations.filter(isBroken);
    for (const registration of broken.slice(0, options.limit)) {
      for (const line of wrap(registrationText(context, registration), columns - 4, 2, glyph.ellipsis))
        yield `    ${line}\n`;
    }
    if (broken.length > options.limit) yield `    ${glyph.ellipsis}\n`;
  }
  if (others.length > 0) {
    yield `\n${paint('bold', words.section.otherRequests)}\n`;
    for (const other of others) {
      const responses = other.responses.map(({ code, count }) =>
        count === 1 ? `${code}` : `${code}${glyph.times}${count}`,
      );
      const text = `${escapeTerminal(other.method)} ${other.transactions}: ${responses.join(' ') || '-'}`;
      for (const line of wrap(text, columns - 2, 2, glyph.ellipsis)) yield `  ${line}\n`;
    }
  }
}

/** True when a registration failed. */
export function isBroken(registration: ResultRegistration): boolean {
  return BROKEN.has(registration.outcome);
}

/** `41 ok, 2 failed`. Those that worked need not be listed one by one, so they are what is left of the total. */
function countsByOutcome({ result, options, words }: TableContext): string {
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

function registrationText(context: TableContext, registration: ResultRegistration): string {
  const { finalCode } = registration;
  const wire = registration.responses.find((response) => response.code === finalCode)?.phrase ?? null;
  const status = finalCode === null ? '' : ` ${statusText(context, finalCode, wire)}`;
  const name = registration.aor === null ? '?' : escapeTerminal(registration.aor);
  return `${name}: ${context.words.registration[registration.outcome]}${status}`;
}
