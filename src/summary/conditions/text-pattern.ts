/** Whether a text is as a pattern says, in which `*` stands for any characters. */
export type TextTest = (text: string) => boolean;

/** @param flags `i` where upper and lower case are the same */
export function textTest(pattern: string, flags: '' | 'i'): TextTest {
  const parts = (flags === 'i' ? pattern.toLowerCase() : pattern).split('*');
  const fold = flags === 'i' ? (text: string): string => text.toLowerCase() : (text: string): string => text;
  const [first = '', ...rest] = parts;
  const last = rest.pop();
  if (last === undefined) return (text) => fold(text) === first;
  return (text) => {
    const folded = fold(text);
    if (!folded.startsWith(first) || folded.length < first.length + last.length || !folded.endsWith(last)) return false;
    let at = first.length;
    const end = folded.length - last.length;
    // The earliest place of each part leaves the most room for the others: no backtracking, whatever the pattern.
    for (const part of rest) {
      const found = folded.indexOf(part, at);
      if (found < 0 || found + part.length > end) return false;
      at = found + part.length;
    }
    return true;
  };
}

/** A user, or `user@host`: the user counts letter by letter, the host does not (RFC 3261 19.1.4). */
export function partyTest(pattern: string): (user: string | null, host: string | null) => boolean {
  const at = pattern.lastIndexOf('@');
  const isUser = textTest(at < 0 ? pattern : pattern.slice(0, at), '');
  if (at < 0) return (user) => isUser(user ?? '');
  const isHost = textTest(pattern.slice(at + 1), 'i');
  return (user, host) => isUser(user ?? '') && isHost(host ?? '');
}
