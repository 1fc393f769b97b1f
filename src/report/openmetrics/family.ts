import { visibleText } from '../visible-text.ts';

export type Labels = Readonly<Record<string, string | number>>;

/** A value under the family's name and a suffix. */
export interface Sample {
  suffix?: '_count' | '_sum';
  labels: Labels;
  value: number;
}

/** Samples of one name. */
export interface Family {
  /** Ends in `unit` where there is one. */
  name: string;
  help: string;
  type: 'gauge' | 'summary';
  unit?: 'seconds' | 'ratio';
  samples: readonly Sample[];
}

/** Addresses and codes are short; what is longer came from no sane peer. */
const MOST_CHARACTERS = 120;

/** A family in the text that OpenMetrics 1.0 and the Prometheus text format share; nothing when it has no sample. */
export function* familyText({ name, help, type, unit, samples }: Family): Iterable<string> {
  if (samples.length === 0) return;
  yield `# HELP ${name} ${escapeHelp(help)}\n# TYPE ${name} ${type}\n`;
  if (unit !== undefined) yield `# UNIT ${name} ${unit}\n`;
  for (const { suffix = '', labels, value } of samples) yield `${name}${suffix}${labelText(labels)} ${value}\n`;
}

function labelText(labels: Labels): string {
  const pairs = Object.entries(labels).map(([name, value]) => `${name}="${escapeLabel(String(value))}"`);
  return pairs.length === 0 ? '' : `{${pairs.join(',')}}`;
}

/** Backslash, quote and line feed are escaped (OpenMetrics 1.0, 3.2); what else a terminal would obey is made visible before. */
function escapeLabel(value: string): string {
  return visibleText(value, MOST_CHARACTERS).replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n');
}

function escapeHelp(help: string): string {
  return help.replaceAll('\\', '\\\\').replaceAll('\n', '\\n').replaceAll('"', "'");
}
