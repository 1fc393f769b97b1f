import { jsonText } from './json-text.ts';
import type { ResponseFormat } from './response-format.ts';

/** All records as one JSON array, one a line. */
export function responseJson(): ResponseFormat {
  return {
    head: '[',
    record: (record, index) => `${index === 0 ? '\n' : ',\n'}${jsonText(record)}`,
    tail: (count) => (count === 0 ? ']\n' : '\n]\n'),
  };
}

/** One JSON object a line. */
export function responseNdjson(): ResponseFormat {
  return { head: '', record: (record) => `${jsonText(record)}\n`, tail: () => '' };
}
