import { ownText } from '../util/own-text.ts';

/** Of a Call-ID, From, To or Request-URI: longer ones are cut for keeping, and none of them is a phone's. */
export const MOST_KEPT_TEXT = 1024;

/** The value of a header as a call keeps it while it is in progress. */
export function keptText(value: string | null): string | null {
  return value === null || value.length <= MOST_KEPT_TEXT ? value : ownText(value, MOST_KEPT_TEXT);
}
