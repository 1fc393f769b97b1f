import type { ResultRegistration } from '../result.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { isBroken, registrationCounts } from './registration-text.ts';
import { statusText, type TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

/** Registrations by outcome, those that failed by name; then the other requests with their responses. */
export function* tableOthers(context: TableContext): Iterable<string> {
  const { words, glyph, columns, paint, options } = context;
  const { totals, registrations, others } = context.result;
  if (totals.registrations > 0) {
    yield `\n${paint('bold', words.heading.registrations)}\n`;
    yield `  ${registrationCounts(context)}\n`;
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

function registrationText(context: TableContext, registration: ResultRegistration): string {
  const { finalCode } = registration;
  const wire = registration.responses.find((response) => response.code === finalCode)?.phrase ?? null;
  const status = finalCode === null ? '' : ` ${statusText(context, finalCode, wire)}`;
  const name = registration.aor === null ? '?' : escapeTerminal(registration.aor);
  return `${name}: ${context.words.registration[registration.outcome]}${status}`;
}
