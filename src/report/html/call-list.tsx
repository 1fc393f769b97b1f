import { OUTCOMES } from '../../result.ts';
import { fillTemplate } from '../fill-template.ts';
import { COLUMNS } from './call-columns.ts';
import { Call } from './call-row.tsx';
import { listable } from './listed-calls.ts';
import { markupOf, type Part } from './markup.ts';
import { countText } from './numbers.ts';
import type { PageContext } from './page-context.ts';
import { visibleText } from '../visible-text.ts';

/** Characters of a choice. */
const MOST_CHOICE = 70;

/** The calls: a table whose rows open, each with its ladder, to sort, filter and search where scripts run. */
export function* callList(context: PageContext): Iterable<string> {
  const { listed, say, options } = context;
  if (options.calls === 'none') return;
  yield `<section id="calls" class="card" aria-labelledby="calls-head">\n`;
  yield markupOf(<h2 id="calls-head">{options.calls === 'all' ? say.allCalls : say.failedCalls}</h2>);
  if (listed.length === 0) {
    yield markupOf(<p class="dim">{say.noneListed}</p>);
    yield '</section>\n';
    return;
  }
  yield markupOf(<Told {...context} />);
  yield markupOf(<Controls {...context} />);
  yield '<table id="call-table" class="calls">\n';
  yield markupOf(<Head {...context} />);
  for (const item of listed) yield markupOf(<Call context={context} item={item} />);
  yield '</table>\n</section>\n';
}

/** How many calls stand here, and how many do not. */
const Told: Part<PageContext> = ({ result, options, listed, say }) => {
  const all = listable(result, options);
  const shown = listed.length;
  const drawn = listed.filter(({ ladder }) => ladder !== null).length;
  const template = shown === all ? say.listedAll : say.listed;
  return (
    <p class="facts">
      {fillTemplate(template, { shown: countText(shown), all: countText(all), drawn: countText(drawn) })}
      {shown < all && ` ${fillTemplate(say.leftOut, { hidden: countText(all - shown), all })}`}
    </p>
  );
};

/** Hidden until the script that they need runs. */
const Controls: Part<PageContext> = ({ say, words, listed, causes }) => {
  const outcomes = OUTCOMES.filter((outcome) => listed.some(({ call }) => call.outcome === outcome));
  const hops = [...new Set(listed.flatMap(({ call }) => call.decidedBy?.address ?? []))].toSorted();
  const shown = causes.map(({ title }, index) => ({ title, index }));
  const used = new Set(listed.map(({ cause }) => cause));
  return (
    <form id="controls" class="controls" role="search" aria-label={say.search} hidden>
      <label class="wide">
        <span>{say.search}</span>
        <input type="search" id="search" placeholder={say.searchHint} autocomplete="off" spellcheck={false} />
      </label>
      <Choice id="outcome" name={say.outcome} any={say.any} choices={outcomes.map((o) => [o, words.outcome[o]])} />
      <Choice
        id="cause"
        name={say.cause}
        any={say.any}
        choices={shown.filter(({ index }) => used.has(index)).map(({ title, index }) => [String(index), title])}
      />
      <Choice id="hop" name={say.hop} any={say.any} choices={hops.map((hop) => [hop, hop])} />
      <button type="reset" class="quiet">
        {say.reset}
      </button>
      <p class="facts" role="status" id="matching" data-text={say.matching} />
      <p class="dim keys">{say.keys}</p>
    </form>
  );
};

interface ChoiceProps {
  id: string;
  name: string;
  any: string;
  choices: readonly (readonly [value: string, name: string])[];
}

const Choice: Part<ChoiceProps> = ({ id, name, any, choices }) => (
  <label>
    <span>{name}</span>
    <select id={id}>
      <option value="">{any}</option>
      {choices.map(([value, text]) => (
        <option key={value} value={visibleText(value)} dir="auto">
          {visibleText(text, MOST_CHOICE)}
        </option>
      ))}
    </select>
  </label>
);

const Head: Part<PageContext> = ({ say, listed }) => {
  const places = listed.every(({ call }) => 'line' in call.first) ? say.colLine : say.colPlace;
  return (
    <thead>
      <tr>
        {COLUMNS.map((column) => {
          const name = column === 'colPlace' ? places : say[column];
          const isNumber = column === 'colAfter' || column === 'colPlace';
          return (
            <th key={column} scope="col" class={isNumber ? 'n' : ''} data-sort={isNumber ? 'number' : 'text'}>
              {name}
            </th>
          );
        })}
      </tr>
    </thead>
  );
};
