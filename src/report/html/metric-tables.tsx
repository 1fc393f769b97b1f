import type { Ratio, Statistics } from '../../figures.ts';
import { DELAYS, RATIOS } from '../metric-rows.ts';
import { wilson } from '../wilson.ts';
import type { Part } from './markup.ts';
import { countText, percentText, secondsText } from './numbers.ts';
import type { PageContext } from './page-context.ts';
import { Responses } from './responses.tsx';

/** Ratios with what they are of and how sure they are, then delays in seconds, then the codes seen. */
export const MetricTables: Part<PageContext> = (context) => {
  const { result, say, words } = context;
  const { metrics } = result;
  const ratios = RATIOS.filter(([name, short]) => short !== '' || metrics[name].numerator > 0);
  const delays = DELAYS.filter(([name]) => metrics[name].count > 0);
  return (
    <section id="metrics" aria-labelledby="metrics-head">
      <h2 id="metrics-head">{say.metrics}</h2>
      <div class="columns">
        <div class="card scroll" tabIndex={0} role="group" aria-label={`${say.metrics}: ${say.ratio}`}>
          <table>
            <thead>
              <tr>
                <th scope="col">{say.metric}</th>
                <th scope="col" class="n">
                  {say.ratio}
                </th>
                <th scope="col" class="n">
                  {say.of}
                </th>
                <th scope="col" class="n">
                  {say.interval}
                </th>
              </tr>
            </thead>
            <tbody>
              {ratios.map(([name, short]) => (
                <RatioRow key={name} short={short} text={words.metric[name]} ratio={metrics[name]} />
              ))}
              {metrics.ira.denominator > 0 && <RatioRow short="IRA" text={words.metric.ira} ratio={metrics.ira} />}
            </tbody>
          </table>
        </div>
        {delays.length > 0 && (
          <div class="card scroll" tabIndex={0} role="group" aria-label={`${say.metrics}: ${words.column.seconds}`}>
            <table>
              <thead>
                <tr>
                  <th scope="col">{words.column.seconds}</th>
                  {[say.of, words.column.mean, '50 %', '95 %', words.column.most].map((head) => (
                    <th key={head} scope="col" class="n">
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {delays.map(([name, short]) => (
                  <DelayRow key={name} short={short} text={words.metric[name]} of={metrics[name]} />
                ))}
              </tbody>
            </table>
          </div>
        )}
      </div>
      <Responses {...context} />
    </section>
  );
};

const Name: Part<{ short: string; text: string }> = ({ short, text }) => (
  <th scope="row">
    {short !== '' && <strong>{short} </strong>}
    <span class="soft">{text}</span>
  </th>
);

const RatioRow: Part<{ short: string; text: string; ratio: Ratio }> = ({ short, text, ratio }) => {
  const { value, numerator, denominator } = ratio;
  const interval = wilson(numerator, denominator);
  return (
    <tr>
      <Name short={short} text={text} />
      <td class="n">{percentText(value)}</td>
      <td class="n">
        {countText(numerator)} / {countText(denominator)}
      </td>
      <td class="n dim">
        {interval === null ? '' : `${percentText(interval.low).slice(0, -2)}–${percentText(interval.high)}`}
      </td>
    </tr>
  );
};

const DelayRow: Part<{ short: string; text: string; of: Statistics }> = ({ short, text, of }) => (
  <tr>
    <Name short={short} text={text} />
    <td class="n">{countText(of.count)}</td>
    {([of.mean, of.p50, of.p95, of.max] as const).map((value, i) => (
      <td key={i} class="n">
        {secondsText(value)}
      </td>
    ))}
  </tr>
);
