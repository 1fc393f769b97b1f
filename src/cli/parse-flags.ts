import { parseArgs } from 'node:util';
import { FLAGS } from './flags.ts';
import { nearMatches } from '../util/near-matches.ts';
import { usage } from './usage.ts';

const CONFIGURATION = {
  'boolean-negation': false,
  'camel-case-expansion': false,
  'dot-notation': false,
  'greedy-arrays': false,
  'parse-numbers': false,
  'parse-positional-numbers': false,
  'strip-aliased': true,
};

const OPTIONS = Object.fromEntries(
  FLAGS.map(({ name, alias, type }) => [name, { type, multiple: true, ...(alias !== undefined && { short: alias }) }]),
);

/** What the two parsers read differently: grouped short flags, and a word that yargs takes as the value of a boolean flag. */
const AMBIGUOUS = /^-[^-].|^(?:true|false)$/;

/**
 * Takes a command line apart: the words under `_`, the flags under their names. A line that Node.js' own parser finds to
 * be right needs no yargs, which takes as long to load as a small capture to read.
 * @throws TraceError `E_USAGE` for an unknown flag, naming what was near, or a flag without its value
 */
export async function parseFlags(argv: readonly string[]): Promise<Record<string, unknown>> {
  return parseByNode(argv) ?? (await parseStrictly(argv));
}

/** Returns null when yargs should look at the line. */
function parseByNode(argv: readonly string[]): Record<string, unknown> | null {
  if (argv.some((word) => AMBIGUOUS.test(word))) return null;
  try {
    const { values, positionals } = parseArgs({ args: [...argv], options: OPTIONS, allowPositionals: true });
    return Object.values(values).flat().includes('') ? null : { ...values, _: positionals };
  } catch {
    return null;
  }
}

/** The same by yargs, which says what is wrong; what may stand there comes from the table of flags. */
async function parseStrictly(argv: readonly string[]): Promise<Record<string, unknown>> {
  const { default: yargs } = await import('yargs');
  const strict = yargs([])
    .help(false)
    .version(false)
    .exitProcess(false)
    .detectLocale(false)
    .parserConfiguration(CONFIGURATION)
    .strictOptions()
    .fail((message: string | null, error: Error | undefined) => {
      throw usage(usageMessage(message ?? error?.message ?? ''));
    });
  for (const flag of FLAGS) {
    strict.option(flag.name, {
      ...(flag.alias === undefined ? {} : { alias: flag.alias }),
      type: flag.type,
      ...(flag.type === 'string' ? { requiresArg: true } : {}),
    });
  }
  return strict.parseSync([...argv]) as Record<string, unknown>;
}

/** yargs' own messages, in our words. */
function usageMessage(message: string): string {
  const unknown = /^Unknown arguments?: ([^,]+)/.exec(message)?.[1];
  if (unknown !== undefined) return unknownFlag(unknown);
  const lacking = /^Not enough arguments following: (.+)$/.exec(message)?.[1];
  if (lacking !== undefined) return `--${FLAGS.find(({ alias }) => alias === lacking)?.name ?? lacking} needs a value.`;
  return message.split('\n')[0]!;
}

function unknownFlag(name: string): string {
  const near = nearMatches(
    name,
    FLAGS.map((flag) => flag.name),
  ).map(dashed);
  return `no flag '${dashed(name)}'. ${near.length > 0 ? `Near: ${near.join(', ')}.` : "See 'sipmortem --help'."}`;
}

function dashed(name: string): string {
  return name.length === 1 ? `-${name}` : `--${name}`;
}
