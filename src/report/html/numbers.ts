/** `35.9 %`; null is said with a dash. */
export function percentText(share: number | null): string {
  return share === null ? '–' : `${(share * 100).toFixed(1)} %`;
}

/** Seconds as finely as they matter. */
export function secondsText(value: number | null): string {
  if (value === null) return '–';
  if (value < 10) return value.toFixed(value < 0.01 && value > 0 ? 4 : value < 1 ? 3 : 2);
  return value < 1000 ? value.toFixed(1) : String(Math.round(value));
}

/** Thousands apart, by a space that does not break. */
export function countText(count: number): string {
  return String(count).replace(/\B(?=(\d{3})+$)/g, '\u202f');
}
