import { COLOURS, PAPER, type SvgRole } from '../svg-style.ts';

/** Names of the page's colours, by what pictures of calls call them. */
const NAMES: readonly [name: string, role: SvgRole][] = [
  ['text', 'text'],
  ['dim', 'dim'],
  ['line', 'line'],
  ['worse', 'failure'],
  ['better', 'success'],
  ['mixed', 'warning'],
];

/** The style of the page, in the colours of ladders. */
export function diffStyle(): string {
  const colours = (shade: 0 | 1): string =>
    `:root{--paper:${PAPER[shade]};${NAMES.map(([name, role]) => `--${name}:${COLOURS[role][shade]}`).join(';')}}`;
  const rules = [
    'body{margin:0;background:var(--paper);color:var(--text);font:16px/1.5 system-ui,sans-serif}',
    'main{max-width:60rem;margin:0 auto;padding:1.5rem 1rem 3rem}',
    'h1{font-size:1.4rem;margin:0 0 .5rem}h2{font-size:1.1rem;margin:2rem 0 .5rem}h2::first-letter{text-transform:uppercase}',
    'code{font:.9em ui-monospace,monospace;overflow-wrap:anywhere}',
    '.verdict{font-size:1.15rem;padding:.6rem .9rem;border-left:4px solid var(--better);margin:1rem 0}',
    '.verdict.worse{border-color:var(--worse)}.verdict.mixed{border-color:var(--mixed)}',
    'dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}dt{color:var(--dim)}dd{margin:0}',
    '.wide{overflow-x:auto}table{border-collapse:collapse;width:100%}',
    'th,td{padding:.35rem .6rem;border-bottom:1px solid var(--line);text-align:left;vertical-align:top;font-weight:400}',
    'th[scope=col],.dim{color:var(--dim)}.number{white-space:nowrap;font-variant-numeric:tabular-nums}',
    'tr.worse .number:nth-of-type(3),.fail strong{color:var(--worse)}tr.better .number:nth-of-type(3),.pass strong{color:var(--better)}',
    'ul{list-style:none;padding:0}',
    '@media print{main{max-width:none}}',
  ];
  return `<style>${colours(0)}@media (prefers-color-scheme:dark){${colours(1)}}${rules.join('')}</style>`;
}
