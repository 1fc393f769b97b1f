import type { CallIdGroup } from './call-id-group.ts';

/** What has not ended at some time of the input, or so lately that it is not judged yet. */
export interface InProgress {
  /** The input's clock, microseconds since the epoch. */
  readonly nowMicros: number;
  readonly calls: number;
  /** Hashes of the addresses of record that somebody registers. */
  readonly addressesOfRecord: ReadonlySet<number>;
}

/** Looks through everything in progress. @param groups by Call-ID */
export function whatIsInProgress(groups: Iterable<CallIdGroup>, nowMicros: number): InProgress {
  let calls = 0;
  const addressesOfRecord = new Set<number>();
  for (const { callCount, lastRegistration } of groups) {
    calls += callCount;
    for (let r = lastRegistration; r !== null; r = r.previous) addressesOfRecord.add(r.aorHash);
  }
  return { nowMicros, calls, addressesOfRecord };
}
