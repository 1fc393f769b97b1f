const UNITS = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30 } as const;
/** With less there is no room for anything but Node.js itself. */
const LEAST = 64 * UNITS.M;
/** More than any machine has, and still a whole number. */
const MOST = 2 ** 44;

/** The bytes that `512M` or `2G` stands for; else what is wrong with it, as a sentence. */
export function memorySize(text: string): number | string {
  const [, digits, unit] = /^(\d{1,9}(?:\.\d{1,3})?)\s*([KMG])(?:i?B)?$/i.exec(text) ?? [];
  if (digits === undefined || unit === undefined) return 'a size such as 512M or 2G is needed.';
  const bytes = Math.floor(Number(digits) * UNITS[unit.toUpperCase() as keyof typeof UNITS]);
  if (bytes < LEAST) return 'the least is 64M.';
  return Math.min(bytes, MOST);
}
