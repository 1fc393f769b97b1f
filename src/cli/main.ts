import type { Terminal } from './terminal.ts';

/**
 * Runs one command line and returns the exit code. It writes to the terminal handed in and never ends the process.
 * What is not needed for a quick answer is imported on the way.
 */
export async function main(argv: readonly string[], terminal: Terminal): Promise<number> {
  // A reader that has gone away is no error of ours; who writes looks at it, nobody else must trip over it.
  terminal.stdout.on('error', ignore);
  try {
    const asked = quickQuestion(argv);
    if (asked !== null) {
      terminal.stdout.write(
        asked === 'help' ? await help(argv, terminal.env) : `${(await import('./version.ts')).version()}\n`,
      );
      return 0;
    }
    // A stream is set up when it is first touched: the quick answers do without this one.
    terminal.stderr.on('error', ignore);
    (await import('./patient-compiler.ts')).optimizeLate();
    (await import('./small-heap.ts')).keepYoungGenerationSmall();
    const { parseArguments } = await import('./parse-arguments.ts');
    const args = await parseArguments(argv, terminal.env);
    const { COMMANDS } = await import('./commands.ts');
    const run = await COMMANDS[args.command].load();
    return await run(args, terminal);
  } catch (error) {
    const { describeError } = await import('./describe-error.ts');
    const { line, exitCode } = describeError(error);
    terminal.stderr.write(line);
    return exitCode;
  }
}

/** `--help` and `--version` are answered wherever they stand before `--`. */
function quickQuestion(argv: readonly string[]): 'help' | 'version' | null {
  const end = argv.indexOf('--');
  const words = end < 0 ? argv : argv.slice(0, end);
  if (words.includes('--help') || words.includes('-h')) return 'help';
  return words.includes('--version') ? 'version' : null;
}

async function help(argv: readonly string[], env: Terminal['env']): Promise<string> {
  const [{ helpText }, { isCommand }, { detectLanguage }] = await Promise.all([
    import('./help.ts'),
    import('./commands.ts'),
    import('./detect-language.ts'),
  ]);
  const asked = /(?:^|\n)--lang[=\n](en|es)(?:\n|$)/.exec(argv.join('\n'))?.[1];
  const command = argv.find((word) => !word.startsWith('-'));
  return helpText((asked as 'en' | 'es' | undefined) ?? detectLanguage(env), isCommand(command) ? command : null);
}

function ignore(): void {}
