import type { DiffReport } from '../../result.ts';
import type { ListingOptions } from '../renderer.ts';

/** A comparison in, text out, piece by piece. */
export type DiffRenderer = (report: DiffReport, options: ListingOptions) => Iterable<string>;
