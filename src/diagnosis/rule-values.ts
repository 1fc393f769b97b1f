/** Seconds as sentences tell them: one decimal below ten, none above. @param micros microseconds */
export function seconds(micros: number): string {
  const value = micros / 1e6;
  if (Number.isNaN(value)) return '?';
  return value < 10 ? value.toFixed(1) : String(Math.round(value));
}
