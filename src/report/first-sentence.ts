/** An end of a sentence: a full stop after a word (not `etc. x`, `21.4.18` or `e.g. x`), followed by a capital or the end. */
const END = /(?<=[\p{L}\d)'"]{2})\.(?=\s+[\p{Lu}¿¡"(]|\s*$)/u;

/** The first sentence of one of our own texts, without its full stop. */
export function firstSentence(text: string): string {
  const end = END.exec(text);
  return end ? text.slice(0, end.index) : text;
}
