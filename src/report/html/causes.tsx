import { NO_FAULT, type FailureLine } from '../failure-lines.ts';
import { fillTemplate } from '../fill-template.ts';
import { firstSentence } from '../first-sentence.ts';
import { addressText } from '../table-context.ts';
import { groupOf, SIGNS } from './fault-group.ts';
import type { Part } from './markup.ts';
import { countText, percentText } from './numbers.ts';
import type { PageContext } from './page-context.ts';
import { fillOf } from './patterns.tsx';
import { Wire } from './wire.tsx';

/** Hops named of one cause. */
const MOST_HOPS = 3;
/** Causes told in full; the rest stand in the distributions and in the list of calls. */
const MOST = 12;

/** Why calls failed, each cause with its hop, since when, and one thing to do; then those that are nobody's fault. */
export const Causes: Part<PageContext> = (context) => {
  const { causes, say, result } = context;
  // Nothing to praise either where nothing was seen.
  if (result.totals.calls === 0) return null;
  const indexed = causes.map((line, index) => ({ line, index }));
  const isFault = ({ line }: { line: FailureLine }): boolean => !NO_FAULT.has(line.row.outcome);
  const faults = indexed.filter(isFault);
  const noFaults = indexed.filter((item) => !isFault(item));
  const most = Math.max(1, ...causes.map(({ count }) => count));
  return (
    <section id="causes" aria-labelledby="causes-head">
      <h2 id="causes-head">{say.causes}</h2>
      {faults.length === 0 && <p class="fine">{say.noCauses}</p>}
      <ol class="causes">
        {faults.slice(0, MOST).map(({ line, index }) => (
          <Cause key={index} context={context} line={line} index={index} most={most} />
        ))}
      </ol>
      {faults.length > MOST && <p class="dim">{fillTemplate(say.more, { count: faults.length - MOST })}</p>}
      {noFaults.length > 0 && (
        <>
          <h3>{say.noFault}</h3>
          <ol class="causes small">
            {noFaults.slice(0, MOST).map(({ line, index }) => (
              <Cause key={index} context={context} line={line} index={index} most={most} />
            ))}
          </ol>
        </>
      )}
    </section>
  );
};

interface CauseProps {
  context: PageContext;
  line: FailureLine;
  index: number;
  most: number;
}

const Cause: Part<CauseProps> = ({ context, line, index, most }) => {
  const { say } = context;
  const { title, row, count, share, advice } = line;
  const group = groupOf(row);
  const needsAction = !NO_FAULT.has(row.outcome);
  // Those that are nobody's fault stand below a heading of their own.
  const Title = needsAction ? 'h3' : 'h4';
  const facts = [sinceText(context, line), hopsText(context, line)].filter((fact) => fact !== '');
  const listed = context.listed.find(({ cause }) => cause === index);
  return (
    <li class={`card cause g-${group}`}>
      <div class="count">
        <span class="big">{countText(count)}</span>
        <span class="of">{percentText(share)}</span>
        <svg width="100%" height="6" aria-hidden="true">
          <rect width="100%" height="6" class="track" fill="#d8dee4" />
          <rect width={`${((count / most) * 100).toFixed(1)}%`} height="6" fill={fillOf(group)} />
        </svg>
      </div>
      <div class="what">
        <Title>
          <span class="sign" aria-hidden="true">
            {SIGNS[group]}
          </span>{' '}
          <Wire text={title} />
        </Title>
        {facts.length > 0 && <p class="facts">{facts.join(' · ')}</p>}
        {needsAction && line.meaning !== null && (
          <p>
            <Wire text={`${firstSentence(line.meaning)}.`} />
          </p>
        )}
        {needsAction && advice !== null && (
          <p class="do">
            <strong>{say.doFirst}:</strong> <Wire text={advice} />
          </p>
        )}
        {listed !== undefined && (
          <p class="links">
            <a href={`#${listed.id}`}>{fillTemplate(say.example, { call: partiesOf(listed.call) })}</a>
            <button type="button" class="link" hidden data-show={index}>
              {count === 1 ? say.showThisOne : fillTemplate(say.showThese, { count })}
            </button>
          </p>
        )}
      </div>
    </li>
  );
};

function partiesOf({ from, to }: FailureLine['calls'][number]): string {
  const name = (party: typeof from): string => (party.user ?? party.host ?? party.uri ?? '?').slice(0, 40);
  return `${name(from)} → ${name(to)}`;
}

function sinceText({ clock, say }: PageContext, { calls }: FailureLine): string {
  const starts = calls.map((call) => call.startTime).filter((time) => time !== null);
  if (starts.length === 0) return '';
  return fillTemplate(say.since, { time: clock(starts.reduce((a, b) => (a < b ? a : b))) });
}

/** `at ≥10.0.0.2 and 2 more` */
function hopsText({ say }: PageContext, { calls }: FailureLine): string {
  const hops = new Set<string>();
  for (const { decidedBy } of calls)
    if (decidedBy !== null)
      hops.add((decidedBy.certainty === 'at-or-beyond' ? '≥ ' : '') + addressText(decidedBy.address));
  if (hops.size === 0) return '';
  const named = [...hops].slice(0, MOST_HOPS).map((hop) => hop.slice(0, 80));
  const more = hops.size - named.length;
  return `${fillTemplate(say.at, { hop: named.join(', ') })}${more > 0 ? ` ${fillTemplate(say.moreHops, { count: more })}` : ''}`;
}
