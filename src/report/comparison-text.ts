import type { ComparedFigure, ComparisonRow } from '../comparison.ts';
import { fillTemplate } from './fill-template.ts';
import { firstSentence } from './first-sentence.ts';
import { percent, seconds } from './metric-numbers.ts';
import type { TableContext } from './table-context.ts';

/** `SER answered, of those decided`, `503 Service Unavailable`, `hop 10.1.2.3`; as on the wire. */
export function comparedName({ kind, key, text }: ComparisonRow, { words, phrases }: TableContext): string {
  if (kind === 'metric') return [metricName(key), text === null ? '' : firstSentence(text)].join(' ').trimEnd();
  if (kind === 'code')
    return [key, phrases.get(Number(key)) ?? (text === null ? '' : firstSentence(text))].join(' ').trimEnd();
  if (kind === 'finding') return text === null ? key : firstSentence(text);
  if (kind === 'hop') return `${words.markdown.hop} ${key}`;
  return [key, text === null ? '' : firstSentence(text)].join(' ').trimEnd();
}

/** `90.3% (316/350), was 95.1% (333/350)`, with what is usual and how sure that is. */
export function comparedNumbers(row: ComparisonRow, context: TableContext): string {
  const { words } = context;
  const { markdown: say } = words;
  const figure = (of: ComparedFigure): string => figureText(row, of, context);
  const says = [row.change === 'gone' ? figure(row.before) : figure(row.after)];
  if (row.change === 'new') says.unshift(say.isNew);
  else if (row.change !== 'gone') says.push(fillTemplate(say.was, { before: figure(row.before) }));
  if (row.band !== null && row.change !== 'new') {
    const [low, high] = [row.band.low, row.band.high].map((value) => valueText(row, row.after, value));
    says.push(fillTemplate(say.band, { low: low ?? '', high: high ?? '' }));
  }
  if (!row.significant && row.test !== 'band' && row.after.denominator !== null)
    says.push(fillTemplate(say.notSignificant, { n: row.after.denominator }));
  return says.join(', ');
}

function figureText(row: ComparisonRow, figure: ComparedFigure, { words }: TableContext): string {
  const { value, numerator, denominator } = figure;
  if (value === null) return words.column.notAvailable;
  const of = numerator !== null && denominator !== null ? ` (${numerator}/${denominator})` : '';
  return valueText(row, figure, value) + of;
}

/** What has a denominator is a share; of the rest, metrics are durations. */
function valueText({ kind }: ComparisonRow, { denominator }: ComparedFigure, value: number): string {
  if (denominator !== null) return `${percent(value)}%`;
  return kind === 'metric' ? `${seconds(value)} s` : String(value);
}

/** `SER`, `p95(PDD)`: only abbreviations are written large. */
function metricName(key: string): string {
  return key.replace(/\b(?:asr|ner|abr|ser|seer|isa|scr|ccr|ira|pdd|srd|sdd|sdt|rrd|acd)\b/g, (name) =>
    name.toUpperCase(),
  );
}
