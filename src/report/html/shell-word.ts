/** Longer words make no command that anybody would read. */
const MOST = 300;
/** What a POSIX shell takes as it stands. */
const PLAIN = /^[\w./@:+,=-]+$/;

/** A text as one word of a POSIX shell; null where it holds what cannot be shown, or is too long. */
export function shellWord(text: string): string | null {
  if (text === '' || text.length > MOST || /[^\x20-\x7e]/.test(text)) return null;
  return PLAIN.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}

/** A path as a word that no program takes for a flag. */
export function pathWord(path: string): string | null {
  if (path === '-') return null;
  return shellWord(path.startsWith('-') ? `./${path}` : path);
}
