import type { Words } from '../../codes/words.ts';
import type { LadderReport } from '../../ladder.ts';
import type { Result } from '../../result.ts';
import { failureLines, NO_FAULT, type FailureLine } from '../failure-lines.ts';
import type { RenderOptions } from '../renderer.ts';
import { tableContext, type TableContext } from '../table-context.ts';
import { listCalls, type ListedCall } from './listed-calls.ts';
import { englishPage, type PageWords } from './words-en.ts';
import { spanishPage } from './words-es.ts';

/** What every part of the page needs. */
export interface PageContext {
  result: Result;
  options: RenderOptions;
  words: Words;
  say: PageWords;
  /** Shared with the other reports: texts of causes, codes and addresses. */
  table: TableContext;
  clock(iso: string | null): string;
  /** What stood behind the calls that were not answered: faults first, the most calls first within each. */
  causes: readonly FailureLine[];
  /** In the order of the page. */
  listed: readonly ListedCall[];
  ladders: LadderReport | null;
  /** The id of a listed call by its Call-ID, the first of those that share one. */
  idOf(callId: string): string | null;
}

/** Prepares what the parts share. */
export function pageContext(result: Result, options: RenderOptions): PageContext {
  const table = tableContext(result, { ...options, unicode: true, color: false });
  const rows = result.failures.filter(({ outcome }) => outcome !== 'unknown');
  const isFault = ({ row }: FailureLine): boolean => !NO_FAULT.has(row.outcome);
  const lines = failureLines(table, rows);
  const causes = [...lines.filter(isFault), ...lines.filter((line) => !isFault(line))];
  const listed = listCalls(result, options, causes);
  const ids = new Map<string, string>();
  for (const { call, id } of listed) if (!ids.has(call.callId)) ids.set(call.callId, id);
  return {
    result,
    options,
    words: table.words,
    say: options.language === 'es' ? spanishPage : englishPage,
    table,
    clock: table.clock,
    causes,
    listed,
    ladders: options.ladders,
    idOf: (callId) => ids.get(callId) ?? null,
  };
}
