/** Exit codes. They are a contract: only added to, never changed. */
export const EXIT = {
  ok: 0,
  /** A gate of level `error` failed. */
  gateFailed: 1,
  /** Unknown command, flag, key or value. */
  usage: 2,
  /** No input could be read, or it holds no SIP; an output could not be written. */
  noInput: 3,
  /** Input incomplete or damaged, with `--strict`. */
  incomplete: 4,
} as const;
