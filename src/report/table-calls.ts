import { causeName } from '../codes/cause-name.ts';
import type { CallResponse, ResultCall } from '../result.ts';
import { callParties, decidedAfter } from './call-text.ts';
import { cut, displayWidth } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { fillTemplate } from './fill-template.ts';
import { firstSentence } from './first-sentence.ts';
import { GAP, lightTable, tableWidth, type LightRow } from './light-table.ts';
import { knownFirst, selectCalls } from './select-calls.ts';
import { styleOfFault } from './style-of-code.ts';
import { addressText, hopText, placeText, statusText, type TableContext } from './table-context.ts';
import { wrap } from './wrap.ts';

/** Rows that are laid out together: a long list takes no more memory than this, and cli-table3 slows down with the square of it. */
const BLOCK = 24;
const PARTIES_WIDTH = 33;
const AFTER_WIDTH = 8;
const EXPLANATION_LINES = 2;
const INDENT = '  ';
/** Meanings remembered so that none is told in full twice. Causes may quote the wire, so there is no end of them. */
const MOST_TOLD = 1000;

/** The calls, each with the responses it got, how long it took to be decided, and what decided it. */
export function* tableCalls(context: TableContext): Iterable<string> {
  const { words, paint, columns } = context;
  const onlyFailed = context.options.calls === 'failed';
  const all = context.result.calls;
  const calls = selectCalls(onlyFailed ? knownFirst(all) : all, context.options);
  if (calls.length === 0) return;
  const heading = onlyFailed ? words.section.notAnswered : words.heading.calls;
  const placeHead = calls.every((call) => 'line' in call.first) ? words.column.line : words.column.frame;

  const width = (texts: readonly string[]): number =>
    texts.reduce((most, text) => Math.max(most, displayWidth(text)), 0);
  const times = Math.max(width([context.clock(calls[0]!.startTime)]), 8);
  const places = width([placeHead, ...calls.map((call) => placeText(context, call.first))]);
  const room = columns - tableWidth([times, 0, 0, AFTER_WIDTH, places]);
  // The heading stands above time and parties.
  const needed = Math.max(width(calls.map((call) => partiesText(context, call))), displayWidth(heading) - times - GAP);
  const parties = Math.min(PARTIES_WIDTH, Math.floor(room / 2), needed);
  const distributions = width([
    words.label.responses,
    ...calls.map((call) => distributionText(context, call.responses)),
  ]);
  // A table that is nearly as wide as the line is made as wide, or there were no room for the end of what spans it.
  const responses = room - parties - distributions > GAP ? distributions : room - parties;
  const left = tableWidth([times, parties]);

  const layout = [
    { width: left },
    { width: responses },
    { width: AFTER_WIDTH, align: 'right' },
    { width: places, align: 'right' },
  ] as const;
  yield '\n';
  const heads = [words.label.responses, words.column.after, placeHead].map((head) => paint('dim', head));
  let rows: LightRow[] = [[paint('bold', cut(heading, left, context.glyph.ellipsis)), ...heads]];
  const told = new Set<string>();
  for (const call of calls) {
    const start = `${context.clock(call.startTime).padEnd(times)}  ${cut(partiesText(context, call), parties, context.glyph.ellipsis)}`;
    const distribution = wrap(distributionText(context, call.responses), responses).join('\n');
    rows.push([start, distribution, secondsText(decidedAfter(call)), placeText(context, call.first)]);
    for (const line of explain(context, call, told)) rows.push({ span: paint(styleOfFault(call.fault), line) });
    if (rows.length >= BLOCK) {
      yield* lightTable(layout, rows, columns);
      rows = [];
    }
  }
  yield* lightTable(layout, rows, columns);
  yield* moreLine(context, calls.length);
}

/** `100 → 200` */
function partiesText(context: TableContext, call: ResultCall): string {
  return escapeTerminal(callParties(call, context.glyph.arrow));
}

/** `100 401 180×2 486`: the distribution of responses within one call, in the order they came first. */
function distributionText(context: TableContext, responses: readonly CallResponse[]): string {
  const counts = new Map<string, number>();
  for (const response of responses) {
    // What was answered to BYE, PRACK or CANCEL did not decide the call.
    const key =
      response.method === 'INVITE' ? String(response.code) : `${escapeTerminal(response.method)}:${response.code}`;
    counts.set(key, (counts.get(key) ?? 0) + response.count);
  }
  if (counts.size === 0) return '-';
  return [...counts].map(([key, n]) => (n === 1 ? key : `${key}${context.glyph.times}${n}`)).join(' ');
}

function secondsText(seconds: number | null): string {
  if (seconds === null) return '-';
  return seconds < 1000 ? `${seconds.toFixed(1)} s` : `${Math.round(seconds)} s`;
}

/** What decided the call, where, and what that means: in full the first time, then in one line. @param told meanings that stand above already */
function explain(context: TableContext, call: ResultCall, told: Set<string>): string[] {
  const { words, glyph, columns } = context;
  if (call.outcome === 'answered') return [];
  const by = [words.outcome[call.outcome], decisionText(context, call)].filter((part) => part !== '').join(' ');
  const why = escapeTerminal(causeText(call) ?? firstSentence(call.meaning ?? ''));
  const isNew = why !== '' && !told.has(why);
  if (isNew && told.size < MOST_TOLD) told.add(why);
  const text = why === '' ? by : `${by}: ${why}`;
  return wrap(text, columns - INDENT.length, isNew ? EXPLANATION_LINES : 1, glyph.ellipsis).map(
    (line) => INDENT + line,
  );
}

/** `404, told as 480 Temporarily Unavailable at or beyond 10.0.0.2` */
function decisionText(context: TableContext, call: ResultCall): string {
  const { sentence } = context.words;
  let status = '';
  if (call.finalCode !== null) {
    status = statusText(context, call.finalCode, call.finalPhrase);
    if (call.originCode !== null && call.originCode !== call.finalCode) {
      const told = { origin: call.originCode, final: status, address: addressText(call.changedAt ?? '') };
      status = fillTemplate(call.changedAt === null ? sentence.toldAs : sentence.toldAsBy, told);
    }
  }
  if (call.decidedBy === null) return status;
  const address = hopText(call.decidedBy);
  const template = { certain: sentence.atCertain, likely: sentence.atLikely, 'at-or-beyond': sentence.atOrBeyond };
  return `${status} ${fillTemplate(template[call.decidedBy.certainty], { address })}`.trim();
}

/** What Reason, Warning or a vendor's header says; more than the code does. Null when only the code speaks. */
function causeText(call: ResultCall): string | null {
  const { cause } = call;
  if (cause === null || cause.source === 'code' || cause.text === null) return null;
  if (cause.value === null) return cause.text;
  return `${cause.text} (${causeName(cause)})`;
}

function* moreLine(context: TableContext, shown: number): Iterable<string> {
  const { outcomes, totals } = context.result;
  const all = context.options.calls === 'all' ? totals.calls : totals.calls - outcomes.answered;
  if (all <= shown) return;
  const text = fillTemplate(context.words.sentence.more, { hidden: all - shown, all });
  yield `${INDENT}${context.paint('dim', text)}\n`;
}
