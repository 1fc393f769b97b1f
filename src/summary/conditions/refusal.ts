import { TraceError } from '../../errors.ts';
import { nearMatches } from '../../util/near-matches.ts';

/** As much of a text as an error quotes. */
const MOST_QUOTED = 80;
/** Of more names an error lists none but the near ones. */
const MOST_LISTED = 24;

/** An expression that means nothing. @param message one line: what is wrong, and what would be right */
export function refusal(message: string): TraceError {
  return new TraceError('E_USAGE', message);
}

/** A text between quotes on one line, and not longer than a line. */
export function quoted(text: string): string {
  const line = text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]+/gu, ' ').trim();
  return `'${line.length > MOST_QUOTED ? `${line.slice(0, MOST_QUOTED)}…` : line}'`;
}

/** `Near: ser, seer.`, or all that there is to choose from where that is not much. */
export function nearOrAll(typed: string, candidates: readonly string[]): string {
  const byLowerCase = new Map(candidates.map((candidate) => [candidate.toLowerCase(), candidate]));
  const near = nearMatches(typed, [...byLowerCase.keys()]).map((name) => byLowerCase.get(name) ?? name);
  if (near.length > 0) return `Near: ${near.join(', ')}.`;
  return candidates.length > MOST_LISTED ? '' : `One of: ${candidates.join(', ')}.`;
}

/** Does something with an expression. @throws TraceError E_USAGE that says where the expression was given, and quotes it */
export function expressionOf<T>(source: string, expression: string, read: (expression: string) => T): T {
  try {
    return read(expression);
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    throw refusal(`${source} ${quoted(expression)}: ${error.message.trimEnd()}`);
  }
}
