import { COLOURS, PAPER } from '../svg-style.ts';

type Shades = readonly [light: string, dark: string];

/** The colours of the page, those of the ladders included; text on paper and on card reaches 4.5:1 in both shades. */
const THEME: Readonly<Record<string, Shades>> = {
  page: ['#f4f6f8', '#0a0d12'],
  card: PAPER,
  well: ['#f4f6f8', '#161b22'],
  text: COLOURS.text,
  dim: COLOURS.dim,
  edge: ['#d8dee4', '#2a313a'],
  line: COLOURS.line,
  answered: COLOURS.success,
  network: COLOURS.failure,
  callee: COLOURS.warning,
  caller: COLOURS.redirect,
  none: COLOURS.dim,
  unknown: ['#6e7781', '#8b949e'],
  'answered-tint': ['#eaf7ed', '#12261a'],
  'network-tint': ['#fff0ee', '#2d1517'],
  'callee-tint': ['#fff4d6', '#2b210c'],
  'caller-tint': ['#eaf4ff', '#0f2136'],
  'none-tint': ['#eceff2', '#1c232b'],
  'answered-bar': ['#8fd3a2', '#2c7a41'],
  'network-bar': ['#cf222e', '#f0615a'],
  'callee-bar': ['#b77a11', '#d29922'],
  'caller-bar': ['#3f8cdb', '#58a6ff'],
  'none-bar': ['#8c959f', '#8b949e'],
  mark: ['#0969da', '#79b8ff'],
};

/** The colours as custom properties: dark where the reader or the switch of the page wants it, light on paper. */
export function themeStyle(): string {
  const of = (shade: 0 | 1): string =>
    Object.entries(THEME)
      .map(([name, shades]) => `--${name}:${shades[shade]}`)
      .join(';');
  return (
    `:root{color-scheme:light;${of(0)}}` +
    `@media (prefers-color-scheme:dark){:root:not([data-theme=light]){color-scheme:dark;${of(1)}}}` +
    `:root[data-theme=dark]{color-scheme:dark;${of(1)}}` +
    `@media print{:root:root:root{color-scheme:light;${of(0)}}}\n`
  );
}
