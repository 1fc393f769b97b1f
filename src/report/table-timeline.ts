import type { ResultCall } from '../result.ts';
import { displayWidth } from './display-width.ts';
import { fillTemplate } from './fill-template.ts';
import { keepsAllCalls } from './select-calls.ts';
import type { TableContext } from './table-context.ts';

/** Hours that a line of them is worth; of less, the time of the capture is cut into slices. */
const LEAST_HOURS = 3;
const SLICES = 24;
/** Failures that a distribution over time can be seen of. */
const LEAST_FAILED = 5;
/** Fewer at the worst time are no peak. */
const LEAST_WORST = 3;
const HOUR_LENGTH = 3_600_000;

interface Span {
  from: number;
  failed: number;
  /** null where only failures are known. */
  calls: number | null;
}

/** How the network's failures lie over the time of the capture, and where they are thickest. */
export function* tableTimeline(context: TableContext): Iterable<string> {
  const { words, glyph, paint, columns } = context;
  const spans = byHour(context) ?? bySlice(context);
  if (spans === null) return;
  const height = ({ failed, calls }: Span): number => (calls === null ? failed : calls === 0 ? 0 : failed / calls);
  const worst = spans.reduce((a, b) => (height(b) > height(a) ? b : a));
  const most = height(worst);
  if (worst.failed < LEAST_WORST) return;
  const bars = spans.map((span) => glyph.bars[Math.ceil((height(span) / most) * (glyph.bars.length - 1))]!).join('');
  const clock = context.clock(new Date(worst.from).toISOString());
  const time = worst.calls === null ? clock : clock.slice(0, -3);
  const template = worst.calls === null ? words.sentence.worstSlice : words.sentence.worstHour;
  const told = fillTemplate(template, { time, failed: worst.failed, calls: worst.calls ?? 0 });
  const head = words.label.faultsOverTime;
  const room = columns - displayWidth(head) - displayWidth(told) - 4;
  if (bars.length > room) yield `${head}  ${told}\n`;
  else yield `${head}  ${paint('red', bars)}  ${told}\n`;
}

/** The hours of the input one after another; null when there are too few, or too many for a line. */
function byHour({ result, columns }: TableContext): Span[] | null {
  const known = result.distributions.byHour.filter(({ key }) => /^\d/.test(key));
  const hours = new Map(known.map((row) => [Date.parse(row.key), row]));
  const starts = [...hours.keys()];
  const [first, last] = [Math.min(...starts), Math.max(...starts)];
  const count = 1 + (last - first) / HOUR_LENGTH;
  if (hours.size < LEAST_HOURS || count > columns / 2) return null;
  if (known.reduce((sum, { failed }) => sum + failed, 0) < LEAST_FAILED) return null;
  return Array.from({ length: count }, (_, i) => {
    const from = first + i * HOUR_LENGTH;
    const row = hours.get(from);
    return { from, failed: row?.failed ?? 0, calls: row?.calls ?? 0 };
  });
}

/** The failures that are listed, in equal slices of the input's time; null when not all are, or few. */
function bySlice({ result }: TableContext): Span[] | null {
  if (!keepsAllCalls(result)) return null;
  const isFailed = ({ fault, startTime }: ResultCall): boolean => fault === 'network' && startTime !== null;
  const failed = result.calls.filter(isFailed).map(({ startTime }) => Date.parse(startTime!));
  const times = result.inputs
    .flatMap(({ firstTime, lastTime }) => [firstTime, lastTime])
    .filter((time) => time !== null);
  const [first, last] = [Math.min(...times.map(Date.parse)), Math.max(...times.map(Date.parse))];
  if (failed.length < LEAST_FAILED || !(last - first >= SLICES * 1000)) return null;
  const length = (last - first) / SLICES;
  const spans = Array.from({ length: SLICES }, (_, i): Span => ({ from: first + i * length, failed: 0, calls: null }));
  for (const time of failed) spans[Math.min(Math.floor((time - first) / length), SLICES - 1)]!.failed++;
  return spans;
}
