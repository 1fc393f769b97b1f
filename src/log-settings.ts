import { TraceError } from './errors.ts';
import { RAW } from './logs/log-items.ts';
import { DIALECTS } from './logs/registry.ts';
import { timeZone, type TimeZone } from './logs/time-zone.ts';

/** What the user says of logs and of kinds. */
export interface LogSettings {
  /** Kind that every input is taken for: `pcap`, `pcapng` or a dialect; absent: told by content. */
  as?: string | undefined;
  /** Zone of times without one; null: not known. */
  zone: TimeZone | null;
  /** Year of times without one; null: inferred. */
  year: number | null;
  /** When standard input is taken to have been written last, microseconds since the epoch. */
  nowMicros: number;
}

/** Every kind that an input can be taken for. */
export const KINDS: readonly string[] = ['pcap', 'pcapng', ...DIALECTS.map(({ name }) => name), RAW];

/** @throws TraceError E_USAGE for a kind or a zone that is not known */
export function logSettings(as: string | undefined, timezone: string | undefined): Pick<LogSettings, 'as' | 'zone'> {
  if (as !== undefined && !KINDS.includes(as))
    throw new TraceError('E_USAGE', `--as ${as}: no such kind. Kinds: ${KINDS.join(', ')}.`);
  return { as, zone: timezone === undefined ? null : timeZone(timezone) };
}
