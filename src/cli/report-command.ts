import {
  analyze,
  checkRegression,
  compareReports,
  judgeRegressions,
  type GateResult,
  type LadderReport,
  type NamedReport,
  type Result,
} from '../index.ts';
import { STANDARD_INPUT } from '../input/expand-inputs.ts';
import type { LadderNeed } from '../report/registry.ts';
import type { Arguments } from './arguments.ts';
import { analysisSettings } from './config/analysis-settings.ts';
import { errorLine } from './describe-error.ts';
import { unlessEnough } from './enough.ts';
import { EXIT } from './exit-code.ts';
import { inputVerdict } from './input-verdict.ts';
import type { InterimOptions, InterimReports } from './interim-reports.ts';
import { OutputWriter } from './output-writer.ts';
import { watchLength } from './patient-compiler.ts';
import { progressOn } from './progress-line.ts';
import { refuseInputAsOutput } from './refuse-input-as-output.ts';
import { mostKept, neededCalls, widest } from './render-settings.ts';
import { ladderNeed, reportLadders } from './report-ladders.ts';
import { ReportOutputs } from './report-outputs.ts';
import { callOrder, sorted } from './sort-calls.ts';
import { endingInput, keptInput, type OpenStandardInput } from './standard-input.ts';
import { callStream, streamsCalls, type CallStream } from './stream-calls.ts';
import { failsRun } from './tell-gates.ts';
import type { Terminal } from './terminal.ts';
import { usage } from './usage.ts';
import { version } from './version.ts';

/** `sipmortem report`: what happened to the calls, on standard output and in the files of `--out`. */
export async function runReport(args: Arguments, terminal: Terminal): Promise<number> {
  refuseInputAsOutput(args);
  const need = ladderNeed(formatsOf(args));
  const past = await pastReports(args);
  const prepared = (result: Result): Promise<Result> => compared(sorted(result, args.sort), past, args);
  const writer = new OutputWriter(terminal.stdout);
  const outputs = new ReportOutputs(args, terminal, writer);
  const interim = args.every === null ? null : await interimReports({ args, outputs, writer, prepared });
  const stdin = await standardInput(args, terminal, need !== null);
  const stream = streamsCalls(args) ? await callStream(args, writer) : null;
  try {
    const whole = await unlessEnough(analyzed(args, terminal, { stdin, interim, ...stream }));
    if (whole === null) return exitOf(interim?.gates ?? []);
    const result = await prepared(whole);
    const ladders = need === null ? null : await drawn(args, terminal, result, need, stdin);
    if (stream === null) await outputs.toScreen(result, ladders, interim?.separator());
    await writer.end();
    await outputs.toFiles(result, ladders);
    if (args.github) await outputs.toGithub(result, ladders);
    // Who closed the pipe has seen enough, but a job that waits for the gates has not.
    if (writer.closed) return exitOf(result.gates);
    return inputVerdict(result, args, terminal);
  } finally {
    stdin?.close();
  }
}

/** null where it is read like any other input, or not at all. */
async function standardInput(
  { words, every }: Arguments,
  terminal: Terminal,
  isKept: boolean,
): Promise<OpenStandardInput | null> {
  if (!words.includes(STANDARD_INPUT)) return null;
  if (every !== null && terminal.stdin) return endingInput(terminal.stdin, terminal, isKept);
  return isKept ? keptInput(terminal) : null;
}

function exitOf(gates: readonly GateResult[]): number {
  return failsRun(gates) ? EXIT.gateFailed : EXIT.ok;
}

async function interimReports(options: InterimOptions): Promise<InterimReports> {
  const { InterimReports: Reports, refuseSeveral } = await import('./interim-reports.ts');
  refuseSeveral(options.args);
  return new Reports(options);
}

/** The calls that a format draws; null where the input cannot be read twice. */
async function drawn(
  args: Arguments,
  terminal: Terminal,
  result: Result,
  need: LadderNeed,
  stdin: OpenStandardInput | null,
): Promise<LadderReport | null> {
  const spool = stdin?.spool ?? null;
  const whyLost = spool?.whyLost ?? null;
  if (whyLost !== null) {
    if (!args.quiet) terminal.stderr.write(errorLine(`standard input: no call is drawn: ${whyLost}.`));
    return null;
  }
  return reportLadders(args, result, need, { spool, progress: progressOn(terminal, args.progress) });
}

/** Before the capture is read: a baseline or an expression that is none should not cost that time. */
async function pastReports({ baseline, maxRegressions, out }: Arguments): Promise<NamedReport[]> {
  if (maxRegressions.length > 0 && baseline.length === 0)
    throw usage('--max-regression needs a report to compare with: add --baseline FILE.');
  if (baseline.length === 0) return [];
  for (const expression of maxRegressions) await checkRegression(expression);
  const { readReports } = await import('./read-reports.ts');
  const written = out.map(({ file }) => file);
  return readReports('--baseline', baseline, written);
}

/** The result with what it is compared with, and the gates on that. */
async function compared(result: Result, past: readonly NamedReport[], args: Arguments): Promise<Result> {
  if (past.length === 0) return result;
  const { language } = result;
  const baseline = await compareReports(past, { path: null, result }, language);
  const before = past.map((report) => report.result);
  const options = { language, minCalls: args.gates.minCalls ?? undefined };
  const regressions = await judgeRegressions(args.maxRegressions, before, result, options);
  return { ...result, gates: [...result.gates, ...regressions], baseline };
}

function formatsOf(args: Arguments): string[] {
  return [args.format, ...args.out.map(({ format }) => format), ...(args.github ? ['markdown'] : [])];
}

/** @param onCall takes the calls as they end @param ready when that may go on */
async function analyzed(
  args: Arguments,
  terminal: Terminal,
  {
    stdin,
    interim,
    onCall,
    ready,
  }: { stdin: OpenStandardInput | null; interim: InterimReports | null } & Partial<CallStream>,
): Promise<Result> {
  // Progress between the lines of a list would spoil both.
  const progress = progressOn(terminal, args.progress && !(onCall && terminal.stdout.isTTY));
  try {
    return await analyze({
      inputs: args.words,
      ...args.logs,
      ...args.grouping,
      ...analysisSettings(args),
      language: args.language,
      version: version(),
      calls: widest(formatsOf(args).map((format) => neededCalls(args, format))),
      mostListed: mostKept(args, formatsOf(args)),
      listedFirst: callOrder(args.sort),
      filter: args.filter,
      gates: args.gates.specs,
      minCalls: args.gates.minCalls ?? undefined,
      standardInput: stdin?.bytes,
      onProgress: (state) => {
        watchLength(state);
        progress?.update(state);
        return ready?.();
      },
      onCall,
      ...(args.every !== null &&
        interim !== null && {
          every: args.every,
          onReport: (result, until) => {
            progress?.erase();
            return interim.report(result, until);
          },
        }),
    });
  } finally {
    progress?.erase();
  }
}
