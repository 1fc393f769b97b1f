import type { Part } from './markup.ts';
import { fillOf, type Fill } from './patterns.tsx';

/** One bar, its pieces from the bottom. */
export interface Bar {
  /** What it tells, in words. */
  title: string;
  pieces: readonly { group: Fill; value: number }[];
}

const HEIGHT = 150;
/** A thousandth of a call would not be seen. */
const LEAST_HEIGHT = 2;

/** Stacked bars over the whole width; labels stand below as text of the page, which a phone does not shrink. */
export const BarChart: Part<{ bars: readonly Bar[]; label: string; most: number }> = ({ bars, label, most }) => {
  const width = 100 / Math.max(bars.length, 1);
  const gap = bars.length > 60 ? 0 : width * 0.14;
  return (
    <svg class="bars" width="100%" height={HEIGHT} role="img" aria-label={label}>
      {[0, 0.5, 1].map((share) => (
        <rect
          key={share}
          class="rule"
          width="100%"
          height="1"
          y={Math.min(HEIGHT - share * (HEIGHT - 8), HEIGHT - 1)}
          fill="#d8dee4"
        />
      ))}
      {bars.map(({ title, pieces }, i) => {
        let y = HEIGHT - 1;
        return (
          <g key={i}>
            <title>{title}</title>
            {pieces.map(({ group, value }) => {
              if (value === 0) return null;
              const height = Math.max((value / most) * (HEIGHT - 9), LEAST_HEIGHT);
              y -= height;
              return (
                <rect
                  key={group}
                  x={`${(i * width + gap / 2).toFixed(2)}%`}
                  width={`${(width - gap).toFixed(2)}%`}
                  y={y.toFixed(1)}
                  height={height.toFixed(1)}
                  fill={fillOf(group)}
                />
              );
            })}
            <rect
              class="hit"
              x={`${(i * width).toFixed(2)}%`}
              width={`${width.toFixed(2)}%`}
              height={HEIGHT}
              fill="#000"
              fill-opacity="0"
            />
          </g>
        );
      })}
    </svg>
  );
};
