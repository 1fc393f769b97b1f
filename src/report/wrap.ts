import { cut, displayWidth, headThatFits } from './display-width.ts';

/**
 * Breaks a text at its spaces into lines of at most `columns`; a longer word is broken where it must be.
 * @param most lines to keep; what does not fit into them is cut with `ellipsis`
 */
export function wrap(text: string, columns: number, most = Number.POSITIVE_INFINITY, ellipsis = '…'): string[] {
  const lines: string[] = [];
  const ended = (rest: string): string => cut(rest, columns, ellipsis).replace(` ${ellipsis}`, ellipsis);
  let line = '';
  const words = text.split(' ').filter((word) => word !== '');
  for (let i = 0; i < words.length; i++) {
    let word = words[i]!;
    if (line !== '' && displayWidth(line) + 1 + displayWidth(word) <= columns) {
      line += ` ${word}`;
      continue;
    }
    if (line !== '') {
      if (lines.length + 1 >= most) return [...lines, ended(`${line} ${words.slice(i).join(' ')}`)];
      lines.push(line);
    }
    while (displayWidth(word) > columns) {
      if (lines.length + 1 >= most) return [...lines, ended([word, ...words.slice(i + 1)].join(' '))];
      // At least one character, or a column narrower than it would never end.
      const head = headThatFits(word, columns) || String.fromCodePoint(word.codePointAt(0)!);
      lines.push(head);
      word = word.slice(head.length);
    }
    line = word;
  }
  if (line !== '' || lines.length === 0) lines.push(line);
  return lines;
}
