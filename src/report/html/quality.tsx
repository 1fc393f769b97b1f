import type { ResultInput } from '../../result.ts';
import { fillTemplate } from '../fill-template.ts';
import type { Part } from './markup.ts';
import { countText } from './numbers.ts';
import type { PageContext } from './page-context.ts';
import { Wire } from './wire.tsx';

const MOST_INPUTS = 200;

type Note = ResultInput['notes'][number];

/** What was read, and what was wrong or doubtful in it: last, because it explains the rest and is not the news. */
export const Quality: Part<PageContext> = (context) => {
  const { result, say, words } = context;
  const { inputs } = result;
  const isGood = inputs.every(({ complete, notes }) => complete && notes.length === 0);
  return (
    <section id="quality" class="card" aria-labelledby="quality-head">
      <h2 id="quality-head">{say.quality}</h2>
      {isGood && <p class="fine">{say.qualityGood}</p>}
      <div class="scroll" tabIndex={0} role="group" aria-label={say.quality}>
        <table>
          <thead>
            <tr>
              <th scope="col">{say.input}</th>
              <th scope="col">{say.kind}</th>
              <th scope="col" class="n">
                {say.size}
              </th>
              <th scope="col" class="n">
                {words.noun.messages}
              </th>
              <th scope="col">{say.span}</th>
              <td />
            </tr>
          </thead>
          <tbody>
            {inputs.slice(0, MOST_INPUTS).map((input, i) => (
              <Input key={i} context={context} input={input} number={i + 1} />
            ))}
          </tbody>
        </table>
      </div>
      {inputs.length > MOST_INPUTS && (
        <p class="dim">{fillTemplate(say.more, { count: inputs.length - MOST_INPUTS })}</p>
      )}
    </section>
  );
};

const Input: Part<{ context: PageContext; input: ResultInput; number: number }> = ({ context, input, number }) => {
  const { say, clock, result } = context;
  const { path, kind, compression, packets, lines, messages, firstTime, lastTime, complete, notes } = input;
  return (
    <>
      <tr>
        <th scope="row">
          {result.inputs.length > 1 && <span class="dim">{number} </span>}
          <Wire text={path} />
        </th>
        <td>{[kind ?? '?', ...(compression === null ? [] : [compression])].join(', ')}</td>
        <td class="n">{countText(packets ?? lines ?? 0)}</td>
        <td class="n">{countText(messages)}</td>
        <td>{firstTime === null ? '–' : `${clock(firstTime)} – ${clock(lastTime)}`}</td>
        <td>
          <span class={`pill g-${complete ? 'answered' : 'callee'}`}>
            {complete ? `✓ ${say.complete}` : `! ${say.incomplete}`}
          </span>
        </td>
      </tr>
      {notes.length > 0 && (
        <tr>
          <td colSpan={6}>
            <ul class="notes">
              {notes.map((note, i) => (
                <li key={i}>
                  <code>{note.code}</code>
                  {note.count > 1 && ` ×${countText(note.count)}`}: <Wire text={note.detail} />
                  {note.first !== null && (
                    <span class="dim"> ({fillTemplate(say.noteAt, { place: placeText(note.first, context) })})</span>
                  )}
                </li>
              ))}
            </ul>
          </td>
        </tr>
      )}
    </>
  );
};

function placeText(place: NonNullable<Note['first']>, { words: { column } }: PageContext): string {
  if ('frame' in place) return `${column.frame} ${place.frame}`;
  return 'line' in place ? `${column.line} ${place.line}` : `${column.byte} ${place.byte}`;
}
