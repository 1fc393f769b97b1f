/** A sentence stays readable whatever a header holds. */
const MOST_TEXT = 60;

/** A text of the wire as sentences quote it; `?` when there is none. */
export function shortText(text: string | null | undefined, most = MOST_TEXT): string {
  const plain =
    text
      ?.slice(0, 2 * most)
      .trim()
      .replace(/\s+/g, ' ') ?? '';
  if (plain === '') return '?';
  return plain.length > most ? `${plain.slice(0, most - 1)}…` : plain;
}
