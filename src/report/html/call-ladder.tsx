import type { Ladder, LadderMessage, LadderReport } from '../../ladder.ts';
import { fillTemplate } from '../fill-template.ts';
import { endpointText } from '../ladder-columns.ts';
import { messageDetails, messageLabel, offsetText, timesText } from '../ladder-details.ts';
import { ladderNotes, messagePlace } from '../ladder-summary.ts';
import { linesOf } from '../lines-of.ts';
import { ladderSvg } from '../svg-ladder.ts';
import { roleOf } from '../svg-style.ts';
import { fitRaw } from './fit-ladders.ts';
import { holding, markupOf, pictureMarkup, type Markup, type Part } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { Wire } from './wire.tsx';

/** The picture of a call, then its messages one by one, each opening to what it says and to the message itself. */
export function callLadder(id: string, ladder: Ladder, report: LadderReport, context: PageContext): Markup[] {
  const { say, words } = context;
  const hrefOf = (index: number): string => `#${id}m${index + 1}`;
  const pieces: Markup[] = [];
  if (ladder.messages.length > 0) {
    const picture = pictureMarkup(ladderSvg(ladder, report, { words, ports: false, id: `${id}l`, inPage: { hrefOf } }));
    pieces.push(markupOf(<h3>{say.picture}</h3>));
    pieces.push(
      markupOf(
        <div class="picture scroll" tabIndex={0} role="group" aria-labelledby={`${id}l-title`} {...holding(picture)} />,
      ),
    );
  }
  const details = messageDetails(ladder, words);
  pieces.push(
    markupOf(
      <>
        {ladderNotes(ladder, words).map((note) => (
          <p key={note} class="dim">
            {note}
          </p>
        ))}
        {ladder.messages.length > 0 && <h3>{say.messages}</h3>}
        <ol class="messages">
          {ladder.messages.map((message, index) => (
            <Message
              key={index}
              id={`${id}m${index + 1}`}
              message={message}
              details={details[index] ?? []}
              ladder={ladder}
              report={report}
              context={context}
            />
          ))}
        </ol>
      </>,
    ),
  );
  return pieces;
}

interface MessageProps {
  id: string;
  message: LadderMessage;
  details: readonly string[];
  ladder: Ladder;
  report: LadderReport;
  context: PageContext;
}

const Message: Part<MessageProps> = ({ id, message, details, ladder, report, context }) => {
  const { words } = context;
  const host = (index: number): string => {
    const endpoint = ladder.endpoints[index];
    return endpoint === undefined ? '?' : endpointText(endpoint, false, words);
  };
  return (
    <li>
      <details id={id}>
        <summary>
          <span class="place">{messagePlace(message, report)}</span>{' '}
          <span class="offset">{offsetText(message.offset)}</span>{' '}
          <span class="path">
            <Wire text={host(message.source)} most={60} /> → <Wire text={host(message.destination)} most={60} />
          </span>{' '}
          <span class={`label m-${roleOf(message)}`}>
            <Wire text={messageLabel(message)} most={120} />
            {timesText(message, '×')}
          </span>
        </summary>
        {details.map((text) => (
          <p key={text} class="soft">
            <Wire text={text} />
          </p>
        ))}
        {message.findings.map((index) => {
          const finding = ladder.call.findings[index];
          if (finding === undefined) return null;
          return (
            <p key={index} class={`found m-${finding.severity === 'error' ? 'failure' : 'warning'}`}>
              ! <Wire text={finding.summary} />
            </p>
          );
        })}
        {message.meaning !== null && (
          <p class="soft">
            <Wire text={message.meaning} most={600} />
          </p>
        )}
        <Raw message={message} context={context} />
      </details>
    </li>
  );
};

const Raw: Part<{ message: LadderMessage; context: PageContext }> = ({ message: { raw }, context: { say } }) => {
  if (raw === undefined) return <p class="dim">{say.rawMissing}</p>;
  const { shown, left } = fitRaw(raw);
  return (
    <>
      <pre dir="ltr" tabIndex={0} role="group" aria-label={say.raw}>
        {linesOf(shown).join('\n')}
      </pre>
      {left > 0 && <p class="dim">{fillTemplate(say.rawCut, { count: left })}</p>}
    </>
  );
};
