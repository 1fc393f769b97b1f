import { causeName } from '../../codes/cause-name.ts';
import type { DistributionRow, FailureRow, ResultCall } from '../../result.ts';
import { keepsAllCalls } from '../select-calls.ts';
import { addressText } from '../table-context.ts';
import { BarTable, type BarRow } from './bar-table.tsx';
import { groupOf } from './fault-group.ts';
import { groupBy } from './group-by.ts';
import type { Part } from './markup.ts';
import { countText } from './numbers.ts';
import type { PageContext } from './page-context.ts';

/** Causes told of each hop. */
const MOST_CAUSES = 4;

/** Where failures lie: codes, causes by hop, destinations, peers, user agents. */
export const Distributions: Part<PageContext> = (context) => {
  const { result, say, words } = context;
  const { byDestination, byPeer, byUserAgent } = result.distributions;
  const codes = result.failures.filter(({ outcome }) => outcome !== 'unknown');
  if (codes.length === 0) return null;
  const ofAll = (rows: readonly DistributionRow[]): BarRow[] =>
    rows.length < 2 && rows[0]?.key.startsWith('(') !== false ? [] : rows.map(failedOfCalls);
  const named = (title: string): string => `${title}: ${say.failedOf}`;
  return (
    <section id="distributions" aria-labelledby="distributions-head">
      <h2 id="distributions-head">{say.distributions}</h2>
      <div class="columns">
        <BarTable title={say.codes} rows={codes.map((row) => codeRow(row, words.sentence.noFinalResponse))} say={say} />
        <BarTable title={say.causesByHop} rows={causesByHop(context)} say={say} />
        <BarTable title={named(say.byDestination)} rows={ofAll(byDestination)} say={say} />
        <BarTable title={named(say.byPeer)} rows={ofAll(byPeer)} say={say} />
        <BarTable title={named(say.byUserAgent)} rows={ofAll(byUserAgent)} say={say} />
      </div>
    </section>
  );
};

function codeRow(row: FailureRow, silence: string): BarRow {
  return {
    name: row.code === null ? silence : `${row.code} ${row.phrase ?? ''}`.trim(),
    text: null,
    pieces: [{ group: groupOf(row), value: row.calls }],
    count: countText(row.calls),
  };
}

function failedOfCalls({ key, calls, failed }: DistributionRow): BarRow {
  return {
    name: addressText(key),
    text: null,
    pieces: [
      { group: 'network', value: failed },
      { group: 'rest', value: calls - failed },
    ],
    count: `${countText(failed)} / ${countText(calls)}`,
  };
}

/** Each hop with its causes below it; where not all calls are known, the hops alone. */
function causesByHop({ result, words, say }: PageContext): BarRow[] {
  const failed = result.calls.filter(({ outcome }) => outcome !== 'answered' && outcome !== 'unknown');
  if (failed.length === 0 || !keepsAllCalls(result))
    return result.distributions.byHop.map(({ key, calls }) => ({
      name: addressText(key),
      text: null,
      pieces: [{ group: 'network', value: calls }],
      count: countText(calls),
    }));
  const hops = groupBy(failed, ({ decidedBy }) => decidedBy?.address ?? null);
  return [...hops]
    .sort(([, a], [, b]) => b.length - a.length)
    .flatMap(([hop, calls]) => [
      {
        name: hop === null ? say.unknownHop : addressText(hop),
        text: null,
        pieces: piecesOf(calls),
        count: countText(calls.length),
      },
      ...causesOf(calls, words.sentence.noFinalResponse),
    ]);
}

function causesOf(calls: readonly ResultCall[], silence: string): BarRow[] {
  const nameOf = ({ cause, finalCode }: ResultCall): string =>
    cause !== null ? causeName(cause) : finalCode === null ? silence : String(finalCode);
  return [...groupBy(calls, nameOf)]
    .sort(([, a], [, b]) => b.length - a.length)
    .slice(0, MOST_CAUSES)
    .map(([name, of]) => ({
      name,
      text: of[0]?.cause?.text ?? of[0]?.finalPhrase ?? null,
      isPart: true,
      pieces: piecesOf(of),
      count: countText(of.length),
    }));
}

function piecesOf(calls: readonly ResultCall[]): BarRow['pieces'] {
  const of = (group: 'network' | 'callee' | 'caller' | 'none'): BarRow['pieces'][number] => ({
    group,
    value: calls.filter((call) => groupOf(call) === group).length,
  });
  return [of('network'), of('callee'), of('caller'), of('none')];
}
