import { decidedAfter } from '../call-text.ts';
import { visibleText } from '../visible-text.ts';
import { callDetails } from './call-details.tsx';
import { decisionOf, hopOf, placeNumber, positionOf } from './call-words.ts';
import { groupOf, SIGNS } from './fault-group.ts';
import type { ListedCall } from './listed-calls.ts';
import { holding, markupOf, type Part } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { Wire } from './wire.tsx';

/** One call of the list: the row that tells it in short, and the one that opens. */
export const Call: Part<{ context: PageContext; item: ListedCall }> = ({ context, item }) => {
  const { call, id, cause } = item;
  return (
    <tbody
      id={id}
      class="call"
      data-outcome={call.outcome}
      data-cause={cause ?? undefined}
      data-hop={call.decidedBy === null ? undefined : visibleText(call.decidedBy.address)}
      {...holding(markupOf(<Row context={context} item={item} />), callDetails(item, context))}
    />
  );
};

const Row: Part<{ context: PageContext; item: ListedCall }> = ({ context, item: { call } }) => {
  const { words, clock } = context;
  const group = groupOf(call);
  const { status, why } = decisionOf(call, context);
  const hop = hopOf(call);
  const after = decidedAfter(call);
  return (
    <tr class="row">
      <td data-v={call.startTime ?? ''}>{clock(call.startTime)}</td>
      <td>
        <Parties call={call} />
      </td>
      <td>
        <span class={`pill g-${group}`}>
          {SIGNS[group]} {words.outcome[call.outcome]}
        </span>
      </td>
      <td>
        {status !== '' && <Wire text={status} most={120} />}
        {why !== '' && (
          <span class="sub">
            <Wire text={why} most={160} />
          </span>
        )}
      </td>
      <td class="hop">{hop !== null && <Wire text={hop} most={80} />}</td>
      <td class="n" data-v={after ?? ''}>
        {after === null ? '' : `${after.toFixed(1)} s`}
      </td>
      <td class="n" data-v={call.first.input * 1e9 + positionOf(call.first)}>
        {placeNumber(call.first, context)}
      </td>
    </tr>
  );
};

const Parties: Part<{ call: ListedCall['call'] }> = ({ call: { from, to } }) => (
  <>
    <Wire text={from.user ?? from.host ?? from.uri ?? '?'} most={40} /> →{' '}
    <Wire text={to.user ?? to.host ?? to.uri ?? '?'} most={40} />
  </>
);
