import type { Result } from '../result.ts';
import type { Arguments } from './arguments.ts';
import { expiredRules } from './config/expired-rules.ts';
import { errorLine } from './describe-error.ts';
import { EXIT } from './exit-code.ts';
import { tellGates } from './tell-gates.ts';
import type { Terminal } from './terminal.ts';

/** A folder may hold much that is no capture. */
const MOST_SKIPPED = 3;

/** Says on standard error what is wrong with the inputs, and gives the exit code. The report has been written by then. */
export function inputVerdict(result: Result, args: Arguments, terminal: Terminal): number {
  const complain = (text: string): void => void terminal.stderr.write(errorLine(text));
  const isSilent = result.totals.calls === 0 && result.inputs.every((input) => input.messages === 0);
  const isRefused = isSilent && !args.allowEmpty;
  // Of a run that is refused one line tells all, the reason included.
  if (!args.quiet && (!isRefused || args.verbose)) for (const text of warnings(result, args.verbose)) complain(text);
  if (!args.quiet) for (const text of expiredRules(args, result)) complain(text);

  if (isRefused) {
    complain(`${names(result)}: ${withoutSip(result)} --allow-empty accepts it.`);
    return EXIT.noInput;
  }
  const isGateFailed = tellGates(result.gates, { language: result.language, quiet: args.quiet }, terminal);
  if (args.strict && result.inputs.some((input) => !input.complete)) {
    const damaged = result.inputs.filter((input) => !input.complete).map((input) => input.path);
    complain(`${listed(damaged)}: incomplete or damaged, and --strict was given.`);
    return isGateFailed ? EXIT.gateFailed : EXIT.incomplete;
  }
  return isGateFailed ? EXIT.gateFailed : EXIT.ok;
}

/** One line for each input that is incomplete, or is no input at all; with `--verbose` one for each note. */
function* warnings(result: Result, verbose: boolean): Iterable<string> {
  const skipped = result.inputs.filter(({ kind }) => kind === null);
  for (const input of result.inputs) {
    if (verbose) {
      yield `${input.path}: ${input.kind ?? 'unknown'}, ${input.packets === null ? `${input.lines} lines` : `${input.packets} packets`}, ${input.messages} messages`;
      for (const note of input.notes) yield `${input.path}: ${note.code} (${note.count}): ${note.detail}`;
    } else if (!input.complete) {
      const detail = input.notes[0]?.detail;
      yield `${input.path}: part of it could not be analysed${detail === undefined ? '.' : `: ${detail}`}`;
    } else if (input.kind === null && skipped.indexOf(input) < MOST_SKIPPED) {
      yield `${input.path}: left out: ${input.notes[0]?.detail ?? 'not a capture or a log with SIP in it.'}`;
    }
  }
  const more = skipped.length - MOST_SKIPPED;
  if (!verbose && more > 0) yield `${more} more inputs are left out for such reasons; --verbose names them.`;
}

/** A log tells how to have SIP in it. Else the first note often names the reason; without one there is the usual suspect. */
function withoutSip(result: Result): string {
  const notes = result.inputs.flatMap((input) => input.notes);
  const ofLog = notes.find(({ code }) => code === 'log-without-sip');
  if (ofLog) return ofLog.detail;
  const detail = notes[0]?.detail ?? 'Was it taken at the right interface and port?';
  const sentence = detail.slice(0, 1).toUpperCase() + detail.slice(1);
  return `no SIP in it. ${/[.?]$/.test(sentence) ? sentence : `${sentence}.`}`;
}

function names(result: Result): string {
  return listed(result.inputs.map((input) => input.path));
}

function listed(paths: readonly string[]): string {
  return paths.length > 3 ? `${paths.slice(0, 3).join(', ')} and ${paths.length - 3} more` : paths.join(', ');
}
