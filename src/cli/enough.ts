/** Thrown out of the analysis when nobody wants any more of it. */
export const ENOUGH = Symbol('enough');

/** What an analysis found; null when it was given up. */
export async function unlessEnough<T>(analysis: Promise<T>): Promise<T | null> {
  try {
    return await analysis;
  } catch (error) {
    if (error === ENOUGH) return null;
    throw error;
  }
}
