import { firstSentence } from '../first-sentence.ts';
import type { Part } from './markup.ts';
import { countText } from './numbers.ts';
import type { PageContext } from './page-context.ts';
import { Wire } from './wire.tsx';

/** Every response code seen, with what it means. */
export const Responses: Part<PageContext> = ({ result, say, words }) => {
  if (result.responses.length === 0) return null;
  return (
    <details class="card">
      <summary>
        <h3>{say.responsesSeen}</h3>
      </summary>
      <div class="scroll" tabIndex={0} role="group" aria-label={say.responsesSeen}>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.label.code}</th>
              <th scope="col" class="n">
                {words.label.count}
              </th>
              <th scope="col" class="n">
                {words.column.resent}
              </th>
              <th scope="col">{say.methods}</th>
              <th scope="col">{words.label.meaning}</th>
            </tr>
          </thead>
          <tbody>
            {result.responses.map((row) => (
              <tr key={row.code}>
                <th scope="row">
                  {row.code} <Wire text={row.phrase} most={80} />
                </th>
                <td class="n">{countText(row.count)}</td>
                <td class="n">{row.retransmissions === 0 ? '' : countText(row.retransmissions)}</td>
                <td>
                  <Wire text={Object.keys(row.methods).join(' ')} most={80} />
                </td>
                <td class="soft">
                  <Wire text={firstSentence(row.meaning)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </details>
  );
};
