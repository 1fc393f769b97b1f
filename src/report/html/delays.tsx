import type { DelayRow, Statistics } from '../../figures.ts';
import { fillTemplate } from '../fill-template.ts';
import { BarChart } from './bar-chart.tsx';
import type { Part } from './markup.ts';
import { countText, secondsText } from './numbers.ts';
import type { PageContext } from './page-context.ts';
import type { PageWords } from './words-en.ts';

/** How long callers waited for something to hear, and for the answer. */
export const Delays: Part<PageContext> = ({ result, say }) => {
  const { postDialDelay, setup } = result.charts;
  if (postDialDelay.length === 0 && setup.length === 0) return null;
  return (
    <section id="delays" aria-labelledby="delays-head">
      <h2 id="delays-head">{say.delays}</h2>
      <div class="columns">
        <Histogram rows={postDialDelay} title={say.pddTitle} statistics={result.metrics.pdd} say={say} />
        <Histogram rows={setup} title={say.setupTitle} statistics={null} say={say} />
      </div>
    </section>
  );
};

interface HistogramProps {
  rows: readonly DelayRow[];
  title: string;
  statistics: Statistics | null;
  say: PageWords;
}

const Histogram: Part<HistogramProps> = ({ rows, title, statistics, say }) => {
  if (rows.length === 0) return null;
  const most = Math.max(...rows.map(({ calls }) => calls));
  const range = ({ from, to }: DelayRow): string => (to === null ? `> ${from}` : `${from}–${to}`);
  return (
    <div class="card">
      <h3>{title}</h3>
      {statistics !== null && statistics.count > 0 && (
        <p class="facts">
          {fillTemplate(say.delaySummary, {
            count: countText(statistics.count),
            p50: secondsText(statistics.p50),
            p95: secondsText(statistics.p95),
            max: secondsText(statistics.max),
          })}
        </p>
      )}
      <BarChart
        most={most}
        label={title}
        bars={rows.map((row) => ({
          title: `${range(row)} s: ${row.calls}`,
          pieces: [{ group: 'plain', value: row.calls }],
        }))}
      />
      <table class="under">
        <thead class="hidden">
          <tr>
            {rows.map((row) => (
              <th key={row.from} scope="col">
                {range(row)} {say.rangeOfSeconds}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr class="counts">
            {rows.map((row) => (
              <td key={row.from}>{row.calls === 0 ? '' : countText(row.calls)}</td>
            ))}
          </tr>
          <tr class="ends" aria-hidden="true">
            {rows.map((row) => (
              <td key={row.from}>{row.to === null ? `>${row.from}` : `≤${row.to}`}</td>
            ))}
          </tr>
        </tbody>
      </table>
      <p class="dim unit">{say.rangeOfSeconds}</p>
    </div>
  );
};
