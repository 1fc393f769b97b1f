/** A sentence stays readable whatever a header holds. */
const MOST_TEXT = 60;

/** A text of the wire as sentences quote it; `?` when there is none. */
export function shortText(text: string | null | undefined): string {
  const plain = text?.trim().replace(/\s+/g, ' ') ?? '';
  if (plain === '') return '?';
  return plain.length > MOST_TEXT ? `${plain.slice(0, MOST_TEXT - 1)}…` : plain;
}
