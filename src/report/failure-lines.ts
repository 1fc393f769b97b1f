import { causeName } from '../codes/cause-name.ts';
import { q850Facts } from '../codes/q850-facts.ts';
import type { FailureRow, Outcome, ResultCall } from '../result.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { fillTemplate } from './fill-template.ts';
import { firstSentence } from './first-sentence.ts';
import type { TableContext } from './table-context.ts';

/** How people end calls. They are told apart from faults and never swell them. */
export const NO_FAULT: ReadonlySet<Outcome> = new Set(['busy', 'declined', 'no-answer', 'cancelled', 'redirected']);
/** Causes that one code is split into; the calls of rarer ones stand under the code. */
const MOST_CAUSES = 3;

/** One line of the failures: calls with one code, or those of them with one cause behind it. */
export interface FailureLine {
  title: string;
  row: FailureRow;
  count: number;
  share: number;
  /** None when they are not all listed. */
  calls: readonly ResultCall[];
  /** What the code means; null where a cause says better. */
  meaning: string | null;
  advice: string | null;
}

/** Splits the calls of each code by what was behind it, where that says more than the code. */
export function failureLines(context: TableContext, rows: readonly FailureRow[]): FailureLine[] {
  return rows.flatMap((row) => linesOf(context, row)).sort((a, b) => b.count - a.count);
}

function linesOf(context: TableContext, row: FailureRow): FailureLine[] {
  const all = callsOf(context.result.calls, row);
  const groups = new Map<string, ResultCall[]>();
  for (const call of all) {
    const key = titleByCause(context, row, call);
    const group = key === null ? undefined : groups.get(key);
    if (group) group.push(call);
    else if (key !== null) groups.set(key, [call]);
  }
  const split = [...groups].sort(([, a], [, b]) => b.length - a.length).slice(0, MOST_CAUSES);
  const told = new Set(split.flatMap(([, calls]) => calls));
  const lines = split.map(([title, calls]): FailureLine => {
    const share = row.share * (calls.length / row.calls);
    const beats = beatsCode(row, calls[0]!);
    return {
      title,
      row,
      count: calls.length,
      share,
      calls,
      meaning: beats ? null : firstSentence(row.meaning),
      advice: row.advice === null ? null : ((beats ? adviceOf(context, calls[0]!) : null) ?? row.advice),
    };
  });
  const rest = all.filter((call) => !told.has(call));
  const count = row.calls - told.size;
  if (count === 0) return lines;
  const meaning = firstSentence(row.meaning);
  const title = titleOfCode(context, row, rest);
  return [
    { title, row, count, share: row.share * (count / row.calls), calls: rest, meaning, advice: row.advice },
    ...lines,
  ];
}

/** The calls that a row counts; none when they are not all listed, or cannot be told from those of another row. */
function callsOf(calls: readonly ResultCall[], row: FailureRow): ResultCall[] {
  const same = calls.filter((call) => call.outcome === row.outcome);
  const byFinal = same.filter((call) => call.finalCode === row.code);
  const byOrigin = same.filter((call) => (call.originCode ?? call.finalCode) === row.code);
  const byMeaning = byFinal.filter((call) => call.meaning === row.meaning);
  return [byFinal, byOrigin, byMeaning].find((found) => found.length === row.calls) ?? [];
}

/** `No circuit/channel available (Q.850 34, told as 480)`, `503, told as 500 Server Internal Error`; null where the code says it all. */
function titleByCause({ words: { sentence } }: TableContext, row: FailureRow, call: ResultCall): string | null {
  const { cause, originCode } = call;
  if (row.code === null) return null;
  if (cause !== null && beatsCode(row, call)) {
    const filled = fillTemplate(sentence.causeToldAs, {
      text: cause.text ?? causeName(cause),
      name: causeName(cause),
      code: row.code,
    });
    return escapeTerminal(filled);
  }
  if (originCode === null || originCode === row.code) return null;
  return escapeTerminal(fillTemplate(sentence.toldAs, { origin: originCode, final: statusOf(row) }));
}

/** Whether a header says more than the code: a cause that is no more than its translation does not. */
function beatsCode({ category }: FailureRow, { cause }: ResultCall): boolean {
  if (cause === null || cause.source === 'code') return false;
  return !(cause.source === 'q850' && typeof cause.value === 'number' && q850Facts(cause.value)?.category === category);
}

/** `503 Service Unavailable, Retry-After 30 s` where all calls were told so. */
function titleOfCode({ words }: TableContext, row: FailureRow, calls: readonly ResultCall[]): string {
  if (row.code === null) return words.sentence.noFinalResponse;
  const [first] = calls;
  const text = first?.cause?.source === 'code' ? first.cause.text : null;
  const isShared = text !== null && calls.every(({ cause }) => cause?.text === text);
  return escapeTerminal(
    isShared && row.phrase && text.startsWith(`${row.phrase}, `) ? `${row.code} ${text}` : statusOf(row),
  );
}

function statusOf({ code, phrase }: FailureRow): string {
  return phrase ? `${code} ${phrase}` : String(code);
}

function adviceOf({ result }: TableContext, { cause }: ResultCall): string | null {
  if (cause === null) return null;
  const name = causeName(cause);
  return result.distributions.byCause.find(({ key }) => key === name)?.advice ?? null;
}
