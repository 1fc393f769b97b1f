import { createHash } from 'node:crypto';
import { fillTemplate } from '../fill-template.ts';
import { text as script } from './client/main.ts?text';
import { markupOf, type Part } from './markup.ts';
import type { PageContext } from './page-context.ts';
import { text as rules } from './page.css?text';
import { Patterns } from './patterns.tsx';
import { themeStyle } from './theme.ts';
import { Wire } from './wire.tsx';

/** Nothing is loaded, and only what was built in runs or styles: a text that got through as markup would still be inert. */
function policy(style: string): string {
  const hash = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
  return (
    `default-src 'none'; script-src ${hash(script)}; style-src ${hash(style)}; img-src data:; ` +
    "base-uri 'none'; form-action 'none'"
  );
}

/** Everything before the first section. */
export function* pageStart(context: PageContext): Iterable<string> {
  const { say, options } = context;
  const style = themeStyle() + rules;
  const title = markupOf(<title>{fillTemplate(say.title, { what: whatWasRead(context) })}</title>);
  yield `<!DOCTYPE html>\n<html lang="${options.language}">\n<head>\n<meta charset="utf-8">\n`;
  yield `<meta http-equiv="Content-Security-Policy" content="${policy(style)}">\n`;
  yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n';
  yield '<meta name="referrer" content="no-referrer">\n<link rel="icon" href="data:,">\n';
  yield `${title}<style>${style}</style>\n</head>\n`;
  // Own words, for the buttons that the script makes.
  yield `<body data-copy="${say.copy}" data-copied="${say.copied}">\n`;
  yield markupOf(<Patterns />);
  yield markupOf(
    <a class="skip" href="#calls">
      {say.skip}
    </a>,
  );
  yield markupOf(<Top {...context} />);
  yield '<main>\n';
}

/** Everything after the last section. */
export function* pageEnd({ say, result, options }: PageContext): Iterable<string> {
  const { version } = result.generator;
  const date = options.generatedAt?.slice(0, 16).replace('T', ' ') ?? '';
  yield '</main>\n';
  yield markupOf(
    <footer>
      <p>
        {date === ''
          ? fillTemplate(say.by, { version })
          : fillTemplate(say.generated, { date: `${date} UTC`, version })}{' '}
        {say.utc} {say.selfContained}
      </p>
    </footer>,
  );
  yield `<script>${script}</script>\n</body>\n</html>\n`;
}

const Top: Part<PageContext> = (context) => {
  const { say, result, words } = context;
  const { noun } = words;
  const { messages, retransmissions, calls, furtherLegs, scanners } = result.totals;
  const counted = (n: number, one: string, many: string): string => `${n} ${n === 1 ? one : many}`;
  const facts = [
    counted(calls, noun.call, noun.calls),
    ...(furtherLegs > 0 ? [counted(furtherLegs, noun.furtherLeg, noun.furtherLegs)] : []),
    ...(scanners > 0 ? [counted(scanners, noun.scanner, noun.scanners)] : []),
    timeSpan(context),
    `${counted(messages, noun.message, noun.messages)}${retransmissions > 0 ? ` (${retransmissions} ${noun.resent})` : ''}`,
  ];
  return (
    <header class="top">
      <div>
        <p class="kicker">{say.kicker}</p>
        <h1>
          <Wire text={whatWasRead(context)} most={160} />
        </h1>
        <p class="facts">{facts.filter((fact) => fact !== '').join(' · ')}</p>
      </div>
      <button type="button" id="theme" class="quiet" hidden aria-pressed="false">
        <span aria-hidden="true">◐</span> {say.theme}
      </button>
      <nav aria-label={say.sections}>
        {sections(context).map(([id, name]) => (
          <a key={id} href={`#${id}`}>
            {name}
          </a>
        ))}
      </nav>
    </header>
  );
};

function sections({ say, result, options }: PageContext): [id: string, name: string][] {
  const all: [id: string, name: string, isThere: boolean][] = [
    ['gates', say.gates, result.gates.length > 0],
    ['causes', say.causes, result.totals.calls > 0],
    ['baseline', say.baseline, result.baseline !== null],
    ['timeline', say.timeline, result.charts.overTime.rows.length > 0],
    ['distributions', say.distributions, result.failures.length > 0],
    ['calls', options.calls === 'all' ? say.allCalls : say.failedCalls, true],
    ['metrics', say.metrics, true],
    ['quality', say.quality, true],
  ];
  return all.filter(([, , isThere]) => isThere).map(([id, name]) => [id, name]);
}

/** The name of the file without its folders, or how many files there were. */
function whatWasRead({ result, words }: PageContext): string {
  const [input] = result.inputs;
  if (input === undefined || result.inputs.length > 1) return `${result.inputs.length} ${words.noun.files}`;
  if (input.path === '-') return 'stdin';
  return input.path.split(/[/\\]/).findLast((segment) => segment !== '') ?? input.path;
}

function timeSpan({ result }: PageContext): string {
  const known = (times: (string | null)[]): string[] => times.filter((time) => time !== null).toSorted();
  const first = known(result.inputs.map(({ firstTime }) => firstTime))[0];
  const last = known(result.inputs.map(({ lastTime }) => lastTime)).at(-1);
  if (first === undefined || last === undefined) return '';
  const end = first.slice(0, 10) === last.slice(0, 10) ? last.slice(11, 19) : last.slice(0, 19).replace('T', ' ');
  return `${first.slice(0, 19).replace('T', ' ')} – ${end} UTC`;
}
