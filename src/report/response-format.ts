import type { ResponseRecord } from '../response-record.ts';
import type { ListingOptions } from './renderer.ts';

/** How `sipmortem responses` writes its records as they come. */
export interface ResponseFormat {
  /** Written before the first record. */
  readonly head: string;
  /** @param index how many records were written before this one */
  record(record: ResponseRecord, index: number): string;
  /** Written after the last. @param count how many records were written */
  tail(count: number): string;
}

export type ResponseFormatMaker = (options: ListingOptions) => ResponseFormat;
