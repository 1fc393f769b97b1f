import type { Result, ResultCall } from '../result.ts';
import { knownFirst } from '../report/select-calls.ts';
import type { Arguments } from './arguments.ts';
import { usage } from './usage.ts';

/** Call-IDs that an error names. */
const MOST_NAMED = 4;
const MOST_LENGTH = 40;

/** The calls to show. @throws TraceError `E_USAGE` when the flags choose none, or more than they should */
export function chooseCalls(result: Result, { show, filter }: Arguments): readonly ResultCall[] {
  const { call, nth, failed } = show;
  const { calls } = result;
  if (call !== null) return callsNamed(calls, call);
  const chosen = failed ? knownFirst(calls.filter(({ outcome }) => outcome !== 'answered')) : calls;
  const hasFilter = Object.values(filter).some((value) => value !== undefined && value.length > 0);
  const isFiltered = failed || hasFilter;
  if (chosen.length === 0) throw usage(nothingChosen(result, hasFilter || (failed && result.totals.calls > 0)));
  if (nth !== null) {
    const found = chosen[nth - 1];
    if (!found)
      throw usage(`--nth ${nth}: there ${are(chosen.length, failed ? 'call that was not answered' : 'call')}.`);
    return [found];
  }
  if (!isFiltered && chosen.length > 1)
    throw usage(`show: which of ${chosen.length} calls? Choose with --call ID, --nth N or --failed.`);
  return chosen;
}

/** The call, or the calls that share the one Call-ID, that a whole Call-ID, its beginning or another part of it names. */
function callsNamed(calls: readonly ResultCall[], wanted: string): ResultCall[] {
  const tests = [
    (id: string): boolean => id === wanted,
    (id: string): boolean => id.startsWith(wanted),
    (id: string): boolean => id.includes(wanted),
  ];
  for (const test of tests) {
    const found = calls.filter(({ callId }) => test(callId));
    const ids = [...new Set(found.map(({ callId }) => callId))];
    if (ids.length === 1) return found;
    if (ids.length > 1)
      throw usage(`--call '${wanted}': ${ids.length} Call-IDs match: ${named(ids)}. Give more of it.`);
  }
  throw usage(`--call '${wanted}': no call with that in its Call-ID. --failed and --nth find calls without it.`);
}

function named(ids: readonly string[]): string {
  const short = ids.slice(0, MOST_NAMED).map((id) => (id.length > MOST_LENGTH ? `${id.slice(0, MOST_LENGTH)}…` : id));
  return ids.length > MOST_NAMED ? `${short.join(', ')}, …` : short.join(', ');
}

function nothingChosen({ totals }: Result, isFiltered: boolean): string {
  if (!isFiltered) return `show: there is no call in it, only ${totals.messages} other SIP messages.`;
  return 'show: no call is of that kind.';
}

function are(count: number, noun: string): string {
  if (count === 1) return `is 1 ${noun}`;
  return `are ${count} ${noun.replace('call', 'calls').replace('was', 'were')}`;
}
