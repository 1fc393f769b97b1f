import { TraceError } from '../errors.ts';
import { escapeTerminal } from '../report/escape-terminal.ts';
import { ConfigError } from './config/config-error.ts';
import { EXIT } from './exit-code.ts';

/** An error as the line that the user sees, of a configuration one for each thing that is wrong, and the exit code that goes with it. */
export function describeError(error: unknown): { line: string; exitCode: number } {
  if (error instanceof ConfigError) return { line: error.lines.map(errorLine).join(''), exitCode: EXIT.usage };
  if (error instanceof TraceError) {
    return { line: errorLine(error.message), exitCode: error.code === 'E_USAGE' ? EXIT.usage : EXIT.noInput };
  }
  const what = error instanceof Error ? error.message : String(error);
  return { line: errorLine(`internal error: ${what}. This is a bug; please report it.`), exitCode: EXIT.noInput };
}

/** One line for standard error. File names and the like come from outside, so it is made safe to print. */
export function errorLine(text: string): string {
  return `sipmortem: ${escapeTerminal(text)}\n`;
}
