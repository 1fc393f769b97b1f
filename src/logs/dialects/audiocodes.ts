import type { Dialect } from '../dialect.ts';
import { AudiocodesReader, RECORD } from './audiocodes-reader.ts';

/** AudioCodes' SBCs: syslog datagrams with several records each, and messages that go on in the next datagram. */
export const audiocodes: Dialect = {
  name: 'audiocodes',
  program: 'AudioCodes',
  howToTrace: "syslog at debug level 'detailed' (Troubleshoot, Logging Settings)",
  signature: RECORD,
  boundary: null,
  rows: (head, emit) => {
    const records = head.filter((line) => RECORD.test(line)).length;
    // Other hosts may log into the same file.
    return records > 0 && 2 * records >= head.length / 2 ? new AudiocodesReader(emit) : null;
  },
};
