import { FAULT_GROUPS, type FaultGroup, type OverTime } from '../../figures.ts';
import { fillTemplate } from '../fill-template.ts';
import { BarChart, type Bar } from './bar-chart.tsx';
import { groupName } from './fault-group.ts';
import { Legend } from './legend.tsx';
import type { Part } from './markup.ts';
import { countText } from './numbers.ts';
import type { PageContext } from './page-context.ts';
import type { PageWords } from './words-en.ts';

/** From the bottom of a bar. */
const ORDER: readonly FaultGroup[] = ['network', 'callee', 'caller', 'none', 'unknown', 'answered'];
/** Bars at most: times farther apart stand beside each other. */
const MOST_BARS = 400;

type Row = OverTime['rows'][number];

/** Calls by the time they began, each bar told apart by whose doing the outcomes were. */
export const Timeline: Part<PageContext> = ({ result, say, clock }) => {
  const { step, rows } = result.charts.overTime;
  if (step === null || rows.length === 0) return null;
  const bars = withGaps(rows, step);
  const most = Math.max(...rows.map(total));
  const groups = FAULT_GROUPS.filter((group) => rows.some((row) => row[group] > 0));
  const telling = ({ from, ...counts }: Row): string =>
    `${clock(from)}: ${groups
      .filter((group) => counts[group] > 0)
      .map((group) => `${counts[group]} ${groupName(group, say)}`)
      .join(', ')}`;
  const drawn = bars.map((row): Bar => ({
    title: telling(row),
    pieces: ORDER.map((group) => ({ group, value: row[group] })),
  }));
  return (
    <section id="timeline" class="card" aria-labelledby="timeline-head">
      <h2 id="timeline-head">{say.timeline}</h2>
      <div class="chart-head">
        <Legend groups={groups} say={say} />
        <span class="dim">{fillTemplate(say.timelineEach, { length: stepText(step, say) })}</span>
      </div>
      <p class="scale" aria-hidden="true">
        {countText(most)}
      </p>
      <BarChart bars={drawn} most={most} label={say.timeline} />
      <p class="axis" aria-hidden="true">
        <span>{clock(bars[0]!.from)}</span>
        {bars.length > 2 && <span>{clock(bars[Math.floor(bars.length / 2)]!.from)}</span>}
        <span>{clock(bars.at(-1)!.from)}</span>
      </p>
      <Numbers rows={rows} groups={groups} say={say} clock={clock} />
    </section>
  );
};

interface NumbersProps {
  rows: readonly Row[];
  groups: readonly FaultGroup[];
  say: PageWords;
  clock: PageContext['clock'];
}

const Numbers: Part<NumbersProps> = ({ rows, groups, say, clock }) => (
  <details>
    <summary>{say.numbers}</summary>
    <div class="scroll" tabIndex={0} role="group" aria-label={say.numbers}>
      <table>
        <thead>
          <tr>
            <th scope="col">{say.time}</th>
            {groups.map((group) => (
              <th key={group} scope="col" class="n">
                {groupName(group, say)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <tr key={row.from}>
              <th scope="row">{clock(row.from)}</th>
              {groups.map((group) => (
                <td key={group} class="n">
                  {row[group] === 0 ? '' : row[group]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  </details>
);

function total(row: Row): number {
  return FAULT_GROUPS.reduce((sum, group) => sum + row[group], 0);
}

/** The rows with empty ones between, as long as that is no more than a chart can show. */
function withGaps(rows: readonly Row[], step: number): readonly Row[] {
  const at = ({ from }: Row): number => Math.round(Date.parse(from ?? '') / 1000 / step);
  const first = at(rows[0]!);
  const count = at(rows.at(-1)!) - first + 1;
  if (!(count <= MOST_BARS)) return rows;
  const known = new Map(rows.map((row) => [at(row), row]));
  return Array.from({ length: count }, (_, i) => {
    const from = new Date((first + i) * step * 1000).toISOString();
    return known.get(first + i) ?? { from, answered: 0, network: 0, callee: 0, caller: 0, none: 0, unknown: 0 };
  });
}

function stepText(step: number, say: PageWords): string {
  if (step < 60) return fillTemplate(say.seconds, { n: step });
  if (step < 3600) return fillTemplate(say.minutes, { n: step / 60 });
  return step < 86_400 ? fillTemplate(say.hours, { n: step / 3600 }) : fillTemplate(say.days, { n: step / 86_400 });
}
