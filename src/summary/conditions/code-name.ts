import { nearOrAll, quoted, refusal } from './refusal.ts';
import { FINAL_CLASSES } from './vocabulary.ts';

/** What a call may be decided by: `486`, `5xx`, or `none` without a response. */
export type CodeName = string;
export const NO_CODE = 'none';

/**
 * Reads a final code or class: `486`, `5xx`, `server-error`. Any number of a final class is a code, registered or not (RFC 3261 8.1.3.2).
 * Returns null for what looks like neither.
 * @throws TraceError E_USAGE for a number that is no final code
 */
export function codeName(text: string): CodeName | null {
  const word = text.toLowerCase();
  const hundreds = FINAL_CLASSES.get(word as 'success');
  if (hundreds !== undefined) return `${hundreds}xx`;
  if (word === 'provisional' || /^1(\d\d|xx)$/.test(word))
    throw refusal(`${quoted(text)} decides no call: final codes go from 200 to 699, final classes from 2xx to 6xx.`);
  if (/^[2-6](\d\d|xx)$/.test(word)) return word;
  if (/^\d+$|^\dxx$/.test(word))
    throw refusal(`${quoted(text)} is no response code: they go from 100 to 699, classes from 1xx to 6xx.`);
  return null;
}

/** The same where nothing else may stand. @throws TraceError E_USAGE */
export function codeOrNone(text: string): CodeName {
  const name = text.toLowerCase() === NO_CODE ? NO_CODE : codeName(text);
  if (name !== null) return name;
  const near = nearOrAll(text, [...FINAL_CLASSES.keys()]);
  throw refusal(`no code ${quoted(text)}: one such as 503, a class such as 5xx, or none. ${near}`);
}

/** @param code of the response that decided a call; null when there was none */
export function isCode(name: CodeName, code: number | null): boolean {
  if (code === null) return name === NO_CODE;
  return name.endsWith('xx') ? Number(name[0]) === Math.floor(code / 100) : Number(name) === code;
}
