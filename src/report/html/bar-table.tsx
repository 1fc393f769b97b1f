import { fillTemplate } from '../fill-template.ts';
import type { Part } from './markup.ts';
import { countText } from './numbers.ts';
import { fillOf, type Fill } from './patterns.tsx';
import { Wire } from './wire.tsx';
import type { PageWords } from './words-en.ts';

/** A row of a table with bars. */
export interface BarRow {
  name: string;
  /** What the name means. */
  text: string | null;
  /** Below another row, as a part of it. */
  isPart?: boolean;
  /** Together the length of the bar. */
  pieces: readonly { group: Fill; value: number }[];
  /** What stands at its end. */
  count: string;
}

const MOST_ROWS = 12;

/** Names with bars of their length beside them: a table, so that it reads without the bars. */
export const BarTable: Part<{ title: string; rows: readonly BarRow[]; say: PageWords }> = ({ title, rows, say }) => {
  if (rows.length === 0) return null;
  const length = ({ pieces }: BarRow): number => pieces.reduce((sum, { value }) => sum + value, 0);
  const most = Math.max(1, ...rows.map(length));
  return (
    <div class="card">
      <table class="bar-table">
        <caption>{title}</caption>
        <tbody>
          {rows.slice(0, MOST_ROWS).map((row, i) => (
            <tr key={i} class={row.isPart === true ? 'part' : ''}>
              <th scope="row">
                <Wire text={row.name} most={60} />
                {row.text !== null && (
                  <span class="sub">
                    <Wire text={row.text} most={90} />
                  </span>
                )}
              </th>
              <td class="bar">
                <Bars pieces={row.pieces} most={most} />
              </td>
              <td class="n">{row.count}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > MOST_ROWS && (
        <p class="dim">{fillTemplate(say.more, { count: countText(rows.length - MOST_ROWS) })}</p>
      )}
    </div>
  );
};

const Bars: Part<{ pieces: BarRow['pieces']; most: number }> = ({ pieces, most }) => {
  let x = 0;
  return (
    <svg width="100%" height="12" aria-hidden="true">
      {pieces.map(({ group, value }) => {
        const from = x;
        x += (value / most) * 100;
        if (value === 0) return null;
        return (
          <rect
            key={group}
            x={`${from.toFixed(2)}%`}
            width={`${(x - from).toFixed(2)}%`}
            height="12"
            fill={fillOf(group)}
          />
        );
      })}
    </svg>
  );
};
