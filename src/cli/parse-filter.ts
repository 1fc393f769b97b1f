import type { CallFilter } from '../index.ts';
import { OUTCOMES, type Outcome } from '../result.ts';
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
    from: flags.list('from'),
    to: flags.list('to'),
    peers: flags.list('peer'),
    methods: flags.list('method'),
    findings: flags.list('finding'),
    since: flags.text('since') ?? undefined,
    until: flags.text('until') ?? undefined,
    where: flags.all('where'),
  };
}

function codeOrClass(text: string): string {
  if (!/^[1-6](\d\d|xx)$/i.test(text))
    throw usage(`--code '${text}': neither a code, such as 486, nor a class, such as 5xx.`);
  return text.toLowerCase();
}
