import type { Words } from '../../codes/words.ts';
import type { ComparisonRow } from '../../comparison.ts';
import type { DiffReport, GateResult, Language } from '../../result.ts';
import { fillTemplate } from '../fill-template.ts';
import { comparisonView } from '../comparison-view.ts';
import { gateMeasured } from '../gate-text.ts';
import type { ListingOptions } from '../renderer.ts';

/** Characters of the keys that did not change, where lines have no end. */
export const MOST_UNCHANGED = 1000;

/** What the formats for people show of a comparison, as texts that are not escaped yet. */
export interface ShownDiff {
  sections: { heading: string; rows: ComparisonRow[]; more: string | null }[];
  /** Keys of what is the same but for chance. */
  unchanged: string[];
  /** Said when a delay is shown that was not tested. */
  aside: string | null;
}

/** @param options `limit`: rows a section */
export function shownDiff(report: DiffReport, { limit }: Pick<ListingOptions, 'limit'>, words: Words): ShownDiff {
  const { sections, unchanged } = comparisonView(report);
  const shown = sections
    .filter(({ rows, minor }) => rows.length + minor > 0)
    .map(({ name, rows, minor }) => {
      const cutOff = Math.max(rows.length - limit, 0);
      const { andMore, andMinor, onlyMinor } = words.comparison;
      const template = cutOff > 0 ? andMore : rows.length > 0 ? andMinor : onlyMinor;
      return {
        heading: words.comparison[name],
        rows: rows.slice(0, limit),
        more: cutOff + minor > 0 ? fillTemplate(template, { more: cutOff + minor }) : null,
      };
    });
  const isUntested = ({ kind, test }: ComparisonRow): boolean => kind === 'metric' && test === null;
  return {
    sections: shown,
    unchanged: unchanged.map(({ key }) => key),
    aside: shown.some(({ rows }) => rows.some(isUntested)) ? words.comparison.delays : null,
  };
}

/** `Not significant: ser, 486 busy and 12 more`: as many keys as fit. @param fits whether a line of keys still does */
export function unchangedText(keys: readonly string[], words: Words, fits: (text: string) => boolean): string {
  const { withoutChange, andMore } = words.comparison;
  const line = (shown: number): string => {
    const more = keys.length - shown;
    const rest = more > 0 ? ` ${fillTemplate(andMore, { more })}` : '';
    return `${withoutChange}: ${keys.slice(0, shown).join(', ')}${rest}`;
  };
  let shown = keys.length;
  while (shown > 1 && !fits(line(shown))) shown--;
  return line(shown);
}

/** `FAIL`, the gate, and the numbers with what there is to say of them. */
export function gateTexts(gate: GateResult, words: Words, language: Language): [string, string, string] {
  const { level, status, expression, reason } = gate;
  const state = level === 'warning' && status === 'fail' ? 'warning' : status;
  const told = gate.value === null ? [] : [gateMeasured(gate, language)];
  return [words.gate[state], expression, [...told, ...(reason === null ? [] : [reason])].join('; ')];
}
