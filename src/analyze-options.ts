import type { CorrelateRule } from './calls/legs/leg-keys.ts';
import type { CodeOverrides } from './codes/code-table.ts';
import type { LogOptions } from './read-inputs.ts';
import type { ResponseRecord } from './response-record.ts';
import type { Language, Result, ResultCall } from './result.ts';
import type { CallFilter } from './summary/call-filter.ts';
import type { Aliases } from './summary/conditions/address-pattern.ts';
import type { GateSpec } from './summary/gates/gate-spec.ts';
import type { IgnoreRule } from './summary/ignore-rule.ts';
import type { CallOrder } from './summary/listed-calls.ts';

export interface AnalyzeOptions extends LogOptions {
  /** Files, directories, globs, or `-` for standard input. */
  inputs: readonly string[];
  language?: Language | undefined;
  /** Which calls and registrations are listed one by one; default `all`. */
  calls?: 'all' | 'failed' | 'none' | undefined;
  filter?: CallFilter | undefined;
  /** What is bad; the result tells of each whether it is so. */
  gates?: readonly GateSpec[] | undefined;
  /** Gates on shares and times of fewer calls are skipped. */
  minCalls?: number | undefined;
  /** Headers that tell which calls are legs of one call, besides those that are known. */
  correlate?: readonly CorrelateRule[] | undefined;
  /** Count the calls of scanners like any other. */
  includeScanners?: boolean | undefined;
  /**
   * Names of addresses and prefixes, for conditions. In distributions they stand for the addresses, of several the first, and
   * elsewhere beside them.
   */
  peers?: Aliases | undefined;
  /** Names of several peers or groups at once, for conditions alone. */
  groups?: Aliases | undefined;
  /** What is known: it is reported and marked, and counted by no gate that counts findings or failures. */
  ignore?: readonly IgnoreRule[] | undefined;
  /** Of the run, `2026-12-31`, for what has an end; of the last message when absent, never of the clock. */
  date?: string | undefined;
  /** What the user says of status codes. */
  codes?: CodeOverrides | undefined;
  /** Version of the program, for `generator`. */
  version?: string | undefined;
  /** Where the bytes of `-` come from; the process's own standard input when absent. */
  standardInput?: AsyncIterable<Uint8Array> | undefined;
  /** Called before the first and after each reading of a piece of input; reading goes on when what it returns is settled. */
  onProgress?: ((progress: Progress) => void | Promise<void>) | undefined;
  /** Called for every response, in the order seen. */
  onResponse?: ((record: ResponseRecord) => void) | undefined;
  /** Called for every call that is listed, as it ends; the result then lists none, and no registrations. */
  onCall?: ((call: ResultCall) => void) | undefined;
  /**
   * Bytes of memory to get by with: the caps of all stores grow and shrink with it. What is counted is the same with any, down to
   * some 64 MB; what is left out of the detail, notes say. About a gigabyte when absent, and never taken as a rule.
   */
  maxMemory?: number | undefined;
  /** How many calls are listed at most; as many as memory allows when absent. A note says how many more there were. */
  mostListed?: number | undefined;
  /** Which calls are listed when there are more; by default those with a known outcome, and of them the first. */
  listedFirst?: CallOrder | undefined;
  /** Seconds of the input's time between reports on the way, more than 0; without them `onReport` is never called. */
  every?: number | undefined;
  /**
   * Called with what is known so far, the first time `every` seconds after the first message, and once after a silence. Calls
   * in progress are not in it: a note says how many they are. Reading goes on when what it returns is settled.
   * @param until up to which time of the input it tells, ISO 8601; null when no calendar has that time
   */
  onReport?: ((result: Result, until: string | null) => void | Promise<void>) | undefined;
}

export interface Progress {
  /** As stored, all inputs together. */
  bytesRead: number;
  /** null when an input has no known size. */
  bytesTotal: number | null;
  messages: number;
  calls: number;
}
