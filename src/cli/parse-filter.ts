import type { CallFilter } from '../index.ts';
import { OUTCOMES, type Outcome } from '../result.ts';
import type { SortOrder } from './arguments.ts';
import { SORT_KEYS } from './sort-calls.ts';
import { oneOf, type TypedFlags } from './typed-flags.ts';
import { usage } from './usage.ts';

/**
 * Which calls count. What a condition means is checked where it is used.
 * @throws TraceError `E_USAGE` for an outcome or a code that cannot be
 */
export function callFilter(flags: TypedFlags): CallFilter {
  return {
    outcomes: flags.list('outcome').map((text) => oneOf<Outcome>('--outcome', text, OUTCOMES)),
    codes: flags.list('code').map(codeOrClass),
    callIds: flags.all('call-id'),
    from: given(flags.list('from')),
    to: given(flags.list('to')),
    peers: given(flags.list('peer')),
    methods: given(flags.list('method')),
    findings: given(flags.list('finding')),
    since: flags.text('since') ?? undefined,
    until: flags.text('until') ?? undefined,
    where: given(flags.all('where')),
  };
}

function codeOrClass(text: string): string {
  if (!/^[1-6](\d\d|xx)$/i.test(text))
    throw usage(`--code '${text}': neither a code, such as 486, nor a class, such as 5xx.`);
  return text.toLowerCase();
}

function given(values: string[]): string[] | undefined {
  return values.length === 0 ? undefined : values;
}

/**
 * Reads `--sort KEY`, `KEY:asc`, `KEY:desc`.
 * @throws TraceError `E_USAGE` for an unknown key, naming what is near
 */
export function sortOrder(flags: TypedFlags): SortOrder | null {
  const text = flags.text('sort');
  if (text === null) return null;
  const [, name = '', direction] = /^(.*?)(?::(asc|desc))?$/s.exec(text) ?? [];
  const key = oneOf('--sort', name, Object.keys(SORT_KEYS));
  return { key, isMostFirst: direction === undefined ? SORT_KEYS[key]!.isMostFirst : direction === 'desc' };
}
