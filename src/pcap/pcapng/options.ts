/**
 * Walks the options of a block (draft-ietf-opsawg-pcapng section 3.5) up to opt_endofopt or the first that does not fit.
 * @param visit gets the option's code and the offset and length of its value
 */
export function eachOption(
  view: DataView,
  start: number,
  end: number,
  littleEndian: boolean,
  visit: (code: number, at: number, length: number) => void,
): void {
  let at = start;
  while (at + 4 <= end) {
    const code = view.getUint16(at, littleEndian);
    const length = view.getUint16(at + 2, littleEndian);
    if (code === 0 || at + 4 + length > end) return;
    visit(code, at + 4, length);
    at += 4 + ((length + 3) & ~3);
  }
}
