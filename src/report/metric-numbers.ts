/** Of fewer calls a ratio says less than the verdict does. */
export const LEAST_CALLS = 10;

/** `35.9`, of a share of 0 to 1. */
export function percent(share: number): string {
  return (share * 100).toFixed(1);
}

/** Milliseconds matter below ten seconds, tenths below a thousand; less than ten milliseconds are told more finely. */
export function seconds(value: number | null): string {
  if (value === null) return '';
  if (value < 10) return value.toFixed(value < 0.01 ? 4 : 3);
  return value < 1000 ? value.toFixed(1) : String(Math.round(value));
}
