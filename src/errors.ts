/** Why a run stopped. The code decides the exit code: `E_USAGE` is 2, the others are 3. */
export type TraceErrorCode =
  | 'E_USAGE' // unknown flag, key or value
  | 'E_FILE_OPEN' // a named input cannot be opened or read at all
  | 'E_FORMAT_UNKNOWN' // no input is a capture or a log
  | 'E_NO_SIP' // inputs were read, but hold no SIP
  | 'E_WRITE'; // an output file cannot be written

/** What stops a run. Anything merely wrong inside an input is a `Note` instead, and the run goes on. */
export class TraceError extends Error {
  override readonly name = 'TraceError';
  readonly code: TraceErrorCode;

  /** @param message one line: what, where and what to do about it */
  constructor(code: TraceErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}
