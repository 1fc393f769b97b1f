/** Bytes in UTF-8 that a text may still take. */
export class Utf8Room {
  #left: number;

  constructor(bytes: number) {
    this.#left = bytes;
  }

  /** Takes the room that the text needs; false, and nothing taken, when there is not so much. */
  take(text: string): boolean {
    const bytes = utf8Length(text);
    if (bytes > this.#left) return false;
    this.#left -= bytes;
    return true;
  }
}

/** Length of a text in UTF-8. */
function utf8Length(text: string): number {
  let bytes = text.length;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    // Each half of a surrogate pair stands for two of its four bytes.
    if (unit > 0x7f) bytes += unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 1 : 2;
  }
  return bytes;
}
