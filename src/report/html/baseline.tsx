import { COMPARED_KINDS, type Comparison, type ComparedFigure, type ComparisonRow } from '../../comparison.ts';
import { fillTemplate } from '../fill-template.ts';
import type { Part } from './markup.ts';
import { percentText, secondsText } from './numbers.ts';
import type { PageContext } from './page-context.ts';
import { Wire } from './wire.tsx';
import type { PageWords } from './words-en.ts';

const MOST_ROWS = 60;
/** Metrics that are durations: they have no numerator, and are seconds. */
const KIND_WORDS: Readonly<Record<ComparisonRow['kind'], keyof PageWords>> = {
  metric: 'kindMetric',
  code: 'kindCode',
  cause: 'kindCause',
  hop: 'kindHop',
  finding: 'kindFinding',
};
const CHANGE_WORDS: Readonly<Record<ComparisonRow['change'], keyof PageWords>> = {
  new: 'changeNew',
  gone: 'changeGone',
  up: 'changeUp',
  down: 'changeDown',
  same: 'changeSame',
};
const ARROWS: Readonly<Record<ComparisonRow['change'], string>> = {
  new: '＋',
  gone: '－',
  up: '↑',
  down: '↓',
  same: '=',
};

/** What is new, gone or changed since an earlier report. */
export const Baseline: Part<PageContext> = ({ result, say, clock }) => {
  const { baseline } = result;
  if (baseline === null) return null;
  const changed = baseline.rows.filter(({ change }) => change !== 'same');
  const shown = COMPARED_KINDS.flatMap((kind) => changed.filter((row) => row.kind === kind)).slice(0, MOST_ROWS);
  const left = baseline.rows.length - shown.length;
  return (
    <section id="baseline" class="card" aria-labelledby="baseline-head">
      <h2 id="baseline-head">{say.baseline}</h2>
      <p class="facts">
        <Wire text={comparedWith(baseline, say, clock)} />
      </p>
      {shown.length === 0 ? <p class="fine">{say.nothingChanged}</p> : <Rows rows={shown} say={say} />}
      {left > 0 && <p class="dim">{fillTemplate(say.others, { count: left })}</p>}
    </section>
  );
};

const Rows: Part<{ rows: readonly ComparisonRow[]; say: PageWords }> = ({ rows, say }) => (
  <div class="scroll" tabIndex={0} role="group" aria-label={say.baseline}>
    <table>
      <thead>
        <tr>
          <th scope="col">{say.what}</th>
          <th scope="col">{say.change}</th>
          <th scope="col" class="n">
            {say.before}
          </th>
          <th scope="col" class="n">
            {say.now}
          </th>
          <td />
        </tr>
      </thead>
      <tbody>
        {rows.map((row, i) => (
          <tr key={i}>
            <th scope="row">
              <span class="dim">{say[KIND_WORDS[row.kind]]}</span> <Wire text={row.key} most={120} />
              {row.text !== null && row.text !== row.key && (
                <span class="sub">
                  <Wire text={row.text} most={160} />
                </span>
              )}
            </th>
            <td>
              <span class={`pill g-${groupOf(row)}`}>
                {ARROWS[row.change]} {say[CHANGE_WORDS[row.change]]}
              </span>
            </td>
            <td class="n">{figureText(row.before)}</td>
            <td class="n">{figureText(row.after)}</td>
            <td class="dim">{verdictText(row, say)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

function groupOf({ worse }: ComparisonRow): string {
  if (worse === null) return 'none';
  return worse ? 'network' : 'answered';
}

/** `12.0 % (12/100)`; a duration in seconds; a count. */
function figureText({ value, numerator, denominator }: ComparedFigure): string {
  if (value === null) return '–';
  if (numerator === null) return denominator === null ? `${secondsText(value)} s` : String(value);
  if (denominator === null) return String(numerator);
  return `${percentText(value)} (${numerator}/${denominator})`;
}

/** `worse, p = 0.003`, `better`, `not significant`. */
function verdictText({ worse, significant, p, band }: ComparisonRow, say: PageWords): string {
  const parts: string[] = [];
  if (worse !== null) parts.push(worse ? say.worse : say.better);
  if (!significant) parts.push(say.notSignificant);
  if (p !== null) parts.push(p < 0.001 ? 'p < 0.001' : `p = ${p.toFixed(3)}`);
  if (band !== null) parts.push(`${percentText(band.low)} … ${percentText(band.high)}`);
  return parts.join(', ');
}

function comparedWith({ before }: Comparison, say: PageWords, clock: PageContext['clock']): string {
  const [only] = before;
  if (only === undefined || before.length > 1) return fillTemplate(say.comparedWithMany, { count: before.length });
  const from = only.firstTime === null ? '' : clock(only.firstTime);
  const told = [only.path ?? '?', fillTemplate(say.calls, { count: only.calls }), from].filter((part) => part !== '');
  return fillTemplate(say.comparedWith, { what: told.join(', ') });
}
