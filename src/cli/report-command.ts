import {
  analyze,
  checkRegression,
  compareReports,
  judgeRegressions,
  knownRules,
  type NamedReport,
  type Result,
} from '../index.ts';
import { STANDARD_INPUT } from '../input/expand-inputs.ts';
import type { Spool } from '../input/spool.ts';
import { FORMATS_WITH_RULES, RENDERERS } from '../report/registry.ts';
import type { RenderOptions } from '../report/renderer.ts';
import type { Arguments } from './arguments.ts';
import { analysisSettings } from './config/analysis-settings.ts';
import { EXIT } from './exit-code.ts';
import { inputVerdict } from './input-verdict.ts';
import { OutputFile } from './output-file.ts';
import { OutputWriter } from './output-writer.ts';
import { watchLength } from './patient-compiler.ts';
import { progressOn } from './progress-line.ts';
import { refuseInputAsOutput } from './refuse-input-as-output.ts';
import { mostKept, neededCalls, settingsForFile, settingsForScreen, widest } from './render-settings.ts';
import { ladderNeed, reportLadders } from './report-ladders.ts';
import { callOrder, sorted } from './sort-calls.ts';
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
  const spool = need !== null && args.words.includes(STANDARD_INPUT) ? await spoolOf(terminal) : null;
  const writer = new OutputWriter(terminal.stdout);
  const stream = streamsCalls(args) ? await callStream(args, writer) : null;
  try {
    const analysis = analyzed(args, terminal, { spool, ...stream });
    const whole = await (stream === null ? analysis : stream.unlessEnough(analysis));
    if (whole === null) return 0;
    const read = sorted(whole, args.sort);
    const result = await compared(read, past, args);
    const progress = progressOn(terminal, args.progress);
    const ladders = need === null ? null : await reportLadders(args, result, need, { spool, progress });
    const rules = formatsOf(args).some((format) => FORMATS_WITH_RULES.has(format))
      ? await knownRules(args.language)
      : [];
    const { generatedAt, rows, perCall, strict } = args;
    const more = { ladders, rules, generatedAt, rows, perCall, strict };

    if (stream === null)
      await writer.writeAll(await render(result, args.format, { ...settingsForScreen(args, terminal), ...more }));
    await writer.end();
    for (const { format, file } of args.out) {
      writeFile(file, await render(result, format, { ...settingsForFile(args, format, terminal.env), ...more }));
    }
    if (args.github) {
      const { tellGithub } = await import('./github.ts');
      tellGithub(result, { ...settingsForFile(args, 'markdown', terminal.env), ...more }, terminal);
    }
    // Who closed the pipe has seen enough, but a job that waits for the gates has not.
    if (writer.closed) return failsRun(result.gates) ? EXIT.gateFailed : EXIT.ok;
    return inputVerdict(result, args, terminal);
  } finally {
    spool?.close();
  }
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

/** Standard input is kept, for the pass that collects the messages of calls. */
async function spoolOf(terminal: Terminal): Promise<Spool> {
  const { Spool: Kept } = await import('../input/spool.ts');
  return new Kept(terminal.stdin);
}

/** @param onCall takes the calls as they end @param ready when that may go on */
async function analyzed(
  args: Arguments,
  terminal: Terminal,
  { spool, onCall, ready }: { spool: Spool | null } & Partial<CallStream>,
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
      maxMemory: args.maxMemory,
      mostListed: mostKept(args, formatsOf(args)),
      listedFirst: callOrder(args.sort),
      filter: args.filter,
      gates: args.gates.specs,
      minCalls: args.gates.minCalls ?? undefined,
      ...(spool !== null && { standardInput: spool.record() }),
      onProgress: (state) => {
        watchLength(state);
        progress?.update(state);
        return ready?.();
      },
      onCall,
    });
  } finally {
    progress?.erase();
  }
}

async function render(result: Result, format: string, options: RenderOptions): Promise<Iterable<string>> {
  const renderer = await RENDERERS[format]!();
  return renderer(result, options);
}

function writeFile(name: string, pieces: Iterable<string>): void {
  const file = new OutputFile(name);
  try {
    for (const piece of pieces) file.write(piece);
    file.commit();
  } catch (error) {
    file.abandon();
    throw error;
  }
}
