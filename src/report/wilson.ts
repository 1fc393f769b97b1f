/** The normal deviate that 2.5 % exceed. */
const Z = 1.959964;

/**
 * The 95 % interval of a share by Wilson's score: what the share of all calls may be, when this is what some showed. Null
 * without any.
 */
export function wilson(numerator: number, denominator: number): { low: number; high: number } | null {
  if (denominator === 0) return null;
  const share = numerator / denominator;
  const spread = (Z * Z) / denominator;
  const middle = share + spread / 2;
  const half = Z * Math.sqrt((share * (1 - share) + spread / 4) / denominator);
  const within = (value: number): number => Math.min(Math.max(value / (1 + spread), 0), 1);
  return { low: within(middle - half), high: within(middle + half) };
}
