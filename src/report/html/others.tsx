import type { ResultRegistration } from '../../result.ts';
import { fillTemplate } from '../fill-template.ts';
import { isBroken } from '../registration-text.ts';
import type { Part } from './markup.ts';
import { countText } from './numbers.ts';
import type { PageContext } from './page-context.ts';
import { Wire } from './wire.tsx';

const MOST = 100;

/** Registrations, those that failed by name; then the other requests with their responses. */
export const Others: Part<PageContext> = ({ result, say, words }) => {
  const { registrations, others, totals } = result;
  if (totals.registrations === 0 && others.length === 0) return null;
  const broken = registrations.filter(isBroken);
  return (
    <section id="others" aria-labelledby="others-head">
      <h2 id="others-head">{totals.registrations > 0 ? say.registrations : say.otherRequests}</h2>
      <div class="columns">
        {totals.registrations > 0 && (
          <div class="card">
            <p class="facts">
              {countText(totals.registrations)}{' '}
              {totals.registrations === 1 ? words.noun.registration : words.noun.registrations},{' '}
              {countText(broken.length)} {words.label.failed}
            </p>
            <ul class="plain">
              {broken.slice(0, MOST).map((registration, i) => (
                <li key={i}>
                  <span class="pill g-network">✕ {words.registration[registration.outcome]}</span>{' '}
                  <Wire text={registration.aor ?? '?'} most={120} /> <Wire text={statusOf(registration)} most={120} />
                </li>
              ))}
            </ul>
            {broken.length > MOST && <p class="dim">{fillTemplate(say.more, { count: broken.length - MOST })}</p>}
          </div>
        )}
        {others.length > 0 && (
          <div class="card">
            <table>
              <caption>{say.otherRequests}</caption>
              <thead>
                <tr>
                  <th scope="col">{words.label.method}</th>
                  <th scope="col" class="n">
                    {say.transactions}
                  </th>
                  <th scope="col">{say.responses}</th>
                </tr>
              </thead>
              <tbody>
                {others.slice(0, MOST).map((row, i) => (
                  <tr key={i}>
                    <th scope="row">
                      <Wire text={row.method} most={40} />
                    </th>
                    <td class="n">{countText(row.transactions)}</td>
                    <td>
                      {row.responses.map(({ code, count }) => (count === 1 ? `${code}` : `${code}×${count}`)).join(' ')}
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
    </section>
  );
};

function statusOf({ finalCode, responses }: ResultRegistration): string {
  if (finalCode === null) return '';
  return `${finalCode} ${responses.find(({ code }) => code === finalCode)?.phrase ?? ''}`.trim();
}
