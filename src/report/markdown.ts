import type { Result } from '../result.ts';
import { fillTemplate } from './fill-template.ts';
import { callRow, callsHead } from './markdown-calls.ts';
import { markdownBaseline } from './markdown-baseline.ts';
import { markdownFailures } from './markdown-failures.ts';
import { markdownFindings } from './markdown-findings.ts';
import { markdownGates } from './markdown-gates.ts';
import { markdownHead, markdownTimeline } from './markdown-head.ts';
import { FOLD_END, foldedLadder, foldStart, laddersWorthReading } from './markdown-ladders.ts';
import { markdownQuality } from './markdown-quality.ts';
import { markdownContext } from './markdown-text.ts';
import type { RenderOptions, Renderer } from './renderer.ts';
import { knownFirst, selectCalls } from './select-calls.ts';
import type { TableContext } from './table-context.ts';
import { Utf8Room } from './utf8-room.ts';

/** A GitHub job summary of more than a mebibyte is refused whole. */
export const MOST_BYTES = 900_000;
/** Kept for the sentences that say what was cut. */
const ROOM_FOR_NOTES = 1_000;

/** The report for a job summary, a merge request or a mail: the news first, the evidence folded away below it. */
export const renderMarkdown: Renderer = (result, options) => markdownOf(result, options, MOST_BYTES);

/** The same within so many bytes of UTF-8. */
export function* markdownOf(result: Result, options: RenderOptions, most: number): Iterable<string> {
  const context = markdownContext(result, options);
  const budget = { room: new Utf8Room(most - ROOM_FOR_NOTES), size: Math.floor(most / 1000) };
  const news = [
    markdownHead(context),
    markdownGates(context),
    markdownBaseline(context),
    markdownFailures(context),
    markdownFindings(context),
    markdownTimeline(context),
  ];
  const quality = markdownQuality(context);
  if (!budget.room.take(news.join('') + quality)) {
    yield* linesThatFit([...news, quality].join(''), context, budget);
    return;
  }
  yield* news;
  yield* ladders(context, budget);
  yield* calls(context, budget);
  yield quality;
}

interface Budget {
  room: Utf8Room;
  /** The whole of it in kB, to tell. */
  size: number;
}

/** Next to no room: the beginning, which says most. */
function* linesThatFit(text: string, { words }: TableContext, { room, size }: Budget): Iterable<string> {
  for (const line of text.split(/(?<=\n)/)) {
    if (!room.take(line)) break;
    yield line;
  }
  yield `\n${fillTemplate(words.markdown.linesCut, { size })}\n`;
}

function* ladders(context: TableContext, { room, size }: Budget): Iterable<string> {
  const { words, options } = context;
  const report = options.ladders;
  if (report === null || report.ladders.length === 0) return;
  const chosen = laddersWorthReading(report);
  const texts = chosen.map((ladder) => foldedLadder(ladder, report, context)).filter((text) => room.take(text));
  const cut = chosen.length - texts.length;
  if (texts.length > 0) yield `### ${words.markdown.ladders}\n\n`;
  yield* texts;
  if (cut > 0) yield `${fillTemplate(words.markdown.laddersCut, { count: cut, size })}\n\n`;
}

/** The calls in a table that is folded away; as many as asked for, and as there is room. */
function* calls(context: TableContext, { room, size }: Budget): Iterable<string> {
  const { words, options, result } = context;
  const { markdown: say } = words;
  const isAll = options.calls === 'all';
  const chosen = selectCalls(isAll ? result.calls : knownFirst(result.calls), options);
  if (chosen.length === 0) return;
  const all = isAll ? result.totals.calls : result.totals.calls - result.outcomes.answered;
  const title = fillTemplate(isAll ? say.allCalls : all === 1 ? say.callListed : say.callsListed, { count: all });
  const head = `${foldStart(title)}${callsHead(context, chosen)}`;
  let shown = 0;
  if (room.take(head + FOLD_END)) {
    yield head;
    for (const call of chosen) {
      const row = callRow(call, context);
      if (!room.take(row)) break;
      yield row;
      shown++;
    }
    if (shown === chosen.length && all > shown)
      yield `\n${fillTemplate(words.sentence.more, { hidden: all - shown, all })}\n`;
    yield `\n${FOLD_END}`;
  }
  if (shown < chosen.length) yield `${fillTemplate(say.callsCut, { shown, all, size })}\n\n`;
}
