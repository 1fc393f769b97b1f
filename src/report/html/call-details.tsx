import type { ResultCall } from '../../result.ts';
import { fillTemplate } from '../fill-template.ts';
import { ladderLegs, ladderSummary } from '../ladder-summary.ts';
import { COLUMNS } from './call-columns.ts';
import { callLadder } from './call-ladder.tsx';
import { placeText } from './call-words.ts';
import { evidenceCommand, showCommand } from './commands.ts';
import type { ListedCall } from './listed-calls.ts';
import { holding, markupOf, type Markup, type Part } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { Command, Wire } from './wire.tsx';

/** Characters of a Call-ID that are shown. */
const MOST_CALL_ID = 160;
/** Places of evidence told of one finding. */
const MOST_EVIDENCE = 6;

/** The second row of a call, which opens: facts, what is known of the cause, ladder, messages, commands to copy. */
export function callDetails(item: ListedCall, context: PageContext): Markup {
  const { call, ladder } = item;
  const { say, ladders } = context;
  const name = ladder === null ? say.openDetails : fillTemplate(say.open, { count: ladder.messages.length });
  const summary = markupOf(
    <summary>
      {name}{' '}
      <span class="id">
        {say.callId} <Wire text={call.callId} most={MOST_CALL_ID} />
      </span>
    </summary>,
  );
  const pieces = [
    summary,
    markupOf(<Facts item={item} context={context} />),
    ...(ladder !== null && ladders !== null ? callLadder(item.id, ladder, ladders, context) : []),
    markupOf(<Commands item={item} context={context} />),
  ];
  return markupOf(
    <tr class="more">
      <td colSpan={COLUMNS.length}>
        <details {...holding(...pieces)} />
      </td>
    </tr>,
  );
}

interface Props {
  item: ListedCall;
  context: PageContext;
}

const Facts: Part<Props> = ({ item, context }) => {
  const { call, ladder } = item;
  const { say, ladders, words } = context;
  const rows = ladder !== null && ladders !== null ? ladderSummary(ladder, ladders, words) : [];
  const plain = rows.length > 0 ? [] : becauseOf(call);
  const findings = rows.length > 0 ? [] : call.findings;
  return (
    <dl class="facts">
      <dt>{say.party}</dt>
      <dd>
        <Wire text={call.from.uri ?? '?'} most={160} /> → <Wire text={call.to.uri ?? '?'} most={160} />
        {call.requestUri !== null && call.requestUri !== call.to.uri && (
          <>
            {' '}
            (<Wire text={call.requestUri} most={160} />)
          </>
        )}
      </dd>
      <dt>{say.responses}</dt>
      <dd>{responsesText(call) || '–'}</dd>
      {ladder !== null &&
        ladderLegs(ladder, words).map((leg) => (
          <>
            <dt>{say.linked}</dt>
            <dd>
              <Wire text={leg} />
            </dd>
          </>
        ))}
      {rows.map(({ label, text }) => (
        <>
          <dt>{label}</dt>
          <dd>
            <Wire text={text} most={800} />
          </dd>
        </>
      ))}
      {plain.map((text) => (
        <>
          <dt>{words.ladder.where}</dt>
          <dd>
            <Wire text={text} />
          </dd>
        </>
      ))}
      {findings.map(({ summary }) => (
        <>
          <dt>{words.ladder.finding}</dt>
          <dd>
            <Wire text={summary} />
          </dd>
        </>
      ))}
    </dl>
  );
};

/** How to look at the call, and at what was found in it, with other eyes. */
const Commands: Part<Props> = ({ item, context }) => {
  const { call, ladder, id } = item;
  const { say, result } = context;
  const show = showCommand(call, result);
  const evidence = ladder === null ? [] : call.findings.flatMap((finding) => finding.evidence.slice(0, MOST_EVIDENCE));
  const cause = ladder !== null && call.cause?.from ? [{ input: call.first.input, ...call.cause.from }] : [];
  const places = new Map([...cause, ...evidence].map((place) => [JSON.stringify(place), place]));
  if (show === null && places.size === 0) return null;
  return (
    <div class="commands">
      {show !== null && (
        <p>
          <span class="dim">{ladder === null ? say.noLadder : say.show}</span> <Command line={show} />
        </p>
      )}
      {[...places.values()].map((place) => {
        const command = evidenceCommand(place, result);
        const index = ladder?.messages.findIndex(
          (message) =>
            message.input === place.input &&
            ('frame' in place ? message.frame === place.frame : message.line === place.line),
        );
        const text = <Wire text={placeText(place, context)} most={120} />;
        return (
          <p key={JSON.stringify(place)}>
            <span class="dim">{say.evidence}</span>{' '}
            {index !== undefined && index >= 0 ? <a href={`#${id}m${index + 1}`}>{text}</a> : text}{' '}
            {command !== null && <Command line={command} />}
          </p>
        );
      })}
    </div>
  );
};

function becauseOf({ decidedBy }: ResultCall): string[] {
  return decidedBy === null || decidedBy.because === '' ? [] : [decidedBy.because];
}

/** `100 401 180×2 486`: the responses to the INVITE in the order they came first. */
function responsesText({ responses }: ResultCall): string {
  return responses
    .map(({ code, count, method }) => {
      const name = method === 'INVITE' ? String(code) : `${method.slice(0, 20)}:${code}`;
      return count === 1 ? name : `${name}×${count}`;
    })
    .join(' ');
}
