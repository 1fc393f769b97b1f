import { quoted, type ConfigPath, type Problem } from './problem.ts';

/** A day that no calendar has. @param text of the right form, or null for none */
export function dateProblem(path: ConfigPath, text: string | null): Problem[] {
  if (text === null) return [];
  const millis = Date.parse(`${text}T00:00:00Z`);
  const isDay = !Number.isNaN(millis) && new Date(millis).toISOString().startsWith(text);
  return isDay ? [] : [{ path, message: `${quoted(text)}: there is no such day.` }];
}
