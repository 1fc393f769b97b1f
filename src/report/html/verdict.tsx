import { FAULT_GROUPS, type FaultGroup } from '../../figures.ts';
import { fillTemplate } from '../fill-template.ts';
import { wilson } from '../wilson.ts';
import { groupCounts, groupName, SIGNS } from './fault-group.ts';
import type { Part } from './markup.ts';
import { countText, percentText } from './numbers.ts';
import type { PageContext } from './page-context.ts';
import { fillOf } from './patterns.tsx';

/** The answer: how many calls were answered, and whose doing the others were. */
export const Verdict: Part<PageContext> = (context) => {
  const { result, say } = context;
  const counts = groupCounts(result);
  const all = FAULT_GROUPS.reduce((sum, group) => sum + counts[group], 0);
  const shown = FAULT_GROUPS.filter((group) => counts[group] > 0 || group === 'answered' || group === 'network');
  return (
    <section id="verdict" aria-labelledby="verdict-head">
      <h2 id="verdict-head" class="hidden">
        {say.verdict}
      </h2>
      <p class="verdict">{sentence(context, counts)}</p>
      {all > 0 && (
        <>
          <ShareBar counts={counts} all={all} label={fillTemplate(say.outcomesOf, { calls: all })} />
          <ul class="tiles">
            {shown.map((group) => (
              <li key={group} class={`tile g-${group}`}>
                <span class="big">{countText(counts[group])}</span>
                <span class="name">
                  <span class="sign" aria-hidden="true">
                    {SIGNS[group]}
                  </span>{' '}
                  {groupName(group, say)}
                </span>
                <span class="of">
                  {fillTemplate(say.ofCalls, { percent: percentText(counts[group] / all), calls: countText(all) })}
                </span>
                <span class="interval">
                  {say.interval}: {intervalOf(counts[group], all)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
    </section>
  );
};

/** `16.3–61.2 %`: what the share of all calls may be, when this is what some showed. */
function intervalOf(count: number, all: number): string {
  const interval = wilson(count, all);
  return interval === null ? '' : `${percentText(interval.low).slice(0, -2)}–${percentText(interval.high)}`;
}

function sentence({ words, say }: PageContext, counts: Record<FaultGroup, number>): string {
  const { sentence: of } = words;
  const { answered, unknown } = counts;
  const known = FAULT_GROUPS.reduce((sum, group) => sum + counts[group], 0) - unknown;
  const parts: string[] = [];
  if (known + unknown === 0) parts.push(of.noCalls);
  else if (answered === known && unknown === 0) parts.push(answered === 1 ? of.allAnsweredOne : of.allAnsweredMany);
  else if (known > 0) {
    const blame = (['network', 'callee', 'caller', 'none'] as const)
      .filter((group) => counts[group] > 0)
      .map((group) => `${counts[group]} ${groupName(group, say)}`);
    const told = fillTemplate(answered === 1 ? of.answeredOne : of.answeredMany, { answered });
    const not = fillTemplate(of.notAnswered, { not: known - answered });
    parts.push(`${told}, ${not}${blame.length > 0 ? `: ${blame.join(', ')}` : ''}.`);
  }
  if (unknown > 0) parts.push(fillTemplate(unknown === 1 ? of.unknownOne : of.unknownMany, { unknown }));
  return parts.join(' ');
}

const ShareBar: Part<{ counts: Record<FaultGroup, number>; all: number; label: string }> = ({ counts, all, label }) => {
  let x = 0;
  return (
    <svg class="share" width="100%" height="22" role="img" aria-label={label}>
      {FAULT_GROUPS.filter((group) => counts[group] > 0).map((group) => {
        const from = x;
        x += (counts[group] / all) * 100;
        return (
          <rect
            key={group}
            x={`${from.toFixed(2)}%`}
            width={`${(x - from).toFixed(2)}%`}
            height="22"
            fill={fillOf(group)}
          />
        );
      })}
    </svg>
  );
};
