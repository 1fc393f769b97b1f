import type { Result } from '../result.ts';
import { cut, displayWidth } from './display-width.ts';
import { escapeTerminal } from './escape-terminal.ts';
import { flow } from './flow.ts';
import type { TableContext } from './table-context.ts';

/** Inputs named one by one; of more only the number is told. */
const MOST_NAMED = 12;

/** What was read: file, calls, time span, messages. */
export function* tableHead(context: TableContext): Iterable<string> {
  const { result, glyph, paint } = context;
  const { inputs, totals } = result;
  const noun = context.words.noun;
  const count = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
  const room = Math.floor(context.columns / 2);
  const name = (path: string): string => cut(escapeTerminal(path), room, glyph.ellipsis);
  const what = inputs.length === 1 ? name(lastSegment(inputs[0]!.path)) : count(inputs.length, noun.file, noun.files);
  const resent = totals.retransmissions > 0 ? ` (${totals.retransmissions} ${noun.resent})` : '';
  const asides = [
    ...(totals.furtherLegs > 0 ? [count(totals.furtherLegs, noun.furtherLeg, noun.furtherLegs)] : []),
    ...(totals.scanners > 0 ? [count(totals.scanners, noun.scanner, noun.scanners)] : []),
  ];
  const aside = asides.length > 0 ? ` (${asides.join(', ')})` : '';
  const dot = ` ${glyph.dot} `;
  const parts = [
    { text: what, painted: paint('bold', what) },
    { text: count(totals.calls, noun.call, noun.calls) + aside },
    { text: timeSpan(context, result) },
    { text: count(totals.messages, noun.message, noun.messages) + resent },
  ];
  yield* flow(
    parts.filter(({ text }) => text !== ''),
    dot,
    context.columns,
  );
  if (inputs.length < 2) return;
  const names = inputs
    .slice(0, MOST_NAMED)
    .map((input, index) => ({ text: `${index + 1} ${name(endOfPath(input.path, room, glyph.ellipsis))}` }));
  if (inputs.length > MOST_NAMED) names.push({ text: glyph.ellipsis });
  yield* flow(names, dot, context.columns);
}

/** A path that fits, without as many of its first folders as that takes: it is the end that tells files apart. */
function endOfPath(path: string, room: number, ellipsis: string): string {
  const segments = path.split('/');
  for (let from = 0; from < segments.length; from++) {
    const end = `${from === 0 ? '' : `${ellipsis}/`}${segments.slice(from).join('/')}`;
    if (displayWidth(escapeTerminal(end)) <= room) return end;
  }
  return lastSegment(path);
}

/** The name of a file without its folders; standard input has none. */
function lastSegment(path: string): string {
  if (path === '-') return 'stdin';
  return path.split(/[/\\]/).findLast((segment) => segment !== '') ?? path;
}

/** From the first message to the last of all inputs. */
function timeSpan(context: TableContext, result: Result): string {
  const known = (time: string | null): time is string => time !== null;
  const first = result.inputs
    .map((input) => input.firstTime)
    .filter(known)
    .sort()[0];
  const last = result.inputs
    .map((input) => input.lastTime)
    .filter(known)
    .sort()
    .at(-1);
  if (first === undefined || last === undefined) return '';
  const end = first.slice(0, 10) === last.slice(0, 10) ? last.slice(11, 19) : last.slice(0, 19).replace('T', ' ');
  return `${first.slice(0, 19).replace('T', ' ')}${context.glyph.dash}${end} UTC`;
}
