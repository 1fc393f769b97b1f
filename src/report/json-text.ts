/**
 * What JSON leaves as it is but a terminal would obey: DEL, C1 controls, format characters, line separators; and what begins a
 * command to a runner of CI, wherever it stands in a line of the log: `##[`, `##vso[`.
 */
const UNSAFE = /[\x7f-\x9f\p{Cf}\p{Zl}\p{Zp}]|#(?=#\w*\[)/gu;

/** One line of JSON, free of characters that could do something to the terminal or the runner it is shown on. */
export function jsonText(value: unknown): string {
  return JSON.stringify(value).replace(UNSAFE, escapeUnits);
}

function escapeUnits(character: string): string {
  let escaped = '';
  for (let i = 0; i < character.length; i++) {
    escaped += `\\u${character.charCodeAt(i).toString(16).padStart(4, '0')}`;
  }
  return escaped;
}
