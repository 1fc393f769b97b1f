import { statSync } from 'node:fs';
import { analyze, collectLadders, type LadderReport, type Result } from '../index.ts';
import { STANDARD_INPUT } from '../input/expand-inputs.ts';
import { Spool } from '../input/spool.ts';
import type { LadderRenderOptions } from '../report/ladder-renderer.ts';
import { LADDER_RENDERERS } from '../report/registry.ts';
import type { Arguments } from './arguments.ts';
import { analysisSettings } from './config/analysis-settings.ts';
import { chooseCalls } from './choose-calls.ts';
import { inputVerdict } from './input-verdict.ts';
import { OutputFile } from './output-file.ts';
import { OutputWriter } from './output-writer.ts';
import { progressOn } from './progress-line.ts';
import { refuseInputAsOutput } from './refuse-input-as-output.ts';
import { listing, settingsForFile, settingsForScreen } from './render-settings.ts';
import { sorted } from './sort-calls.ts';
import type { Terminal } from './terminal.ts';
import { usage } from './usage.ts';
import { version } from './version.ts';

/** `sipmortem show`: the ladders of some calls, on standard output and in the files of `--out`. */
export async function runShow(args: Arguments, terminal: Terminal): Promise<number> {
  refuseInputAsOutput(args);
  args.words.forEach(refusePipe);
  const spool = args.words.some((word) => word === STANDARD_INPUT || word === '/dev/stdin')
    ? new Spool(terminal.stdin)
    : null;
  try {
    const result = sorted(await read(args, terminal, spool), args.sort);
    if (result.totals.messages === 0) return inputVerdict(result, args, terminal);
    const report = await ladders(args, terminal, result, spool);
    const { ports } = args.show;

    const writer = new OutputWriter(terminal.stdout);
    await writer.writeAll(await render(report, args.format, { ...settingsForScreen(args, terminal), ports }));
    await writer.end();
    for (const { format, file } of args.out) {
      const output = new OutputFile(file);
      output.writeAll(await render(report, format, { ...settingsForFile(args, format, terminal.env), ports }));
      output.commit();
    }
    return writer.closed ? 0 : inputVerdict(result, args, terminal);
  } finally {
    spool?.close();
  }
}

/** What can be read only once cannot be shown; standard input is kept for it. */
function refusePipe(word: string): void {
  if (word === STANDARD_INPUT || word === '/dev/stdin') return;
  const stats = statSync(word, { throwIfNoEntry: false });
  if (stats && !stats.isFile() && !stats.isDirectory())
    throw usage(`show: ${word} can be read only once. Name a file, or pipe it into 'sipmortem show -'.`);
}

/** The first pass: which calls there are. */
async function read(args: Arguments, terminal: Terminal, spool: Spool | null): Promise<Result> {
  const progress = progressOn(terminal, args.progress);
  const { call, failed } = args.show;
  try {
    return await analyze({
      inputs: args.words,
      ...args.logs,
      ...args.grouping,
      ...analysisSettings(args),
      language: args.language,
      maxMemory: args.maxMemory,
      calls: failed ? 'failed' : 'all',
      filter: { ...args.filter, ...(call === null ? {} : { callIdPart: call }) },
      standardInput: spool?.record(),
      onProgress: (state) => progress?.update(state),
    });
  } finally {
    progress?.erase();
  }
}

/** The second pass: the messages of the calls that were chosen. */
async function ladders(
  args: Arguments,
  terminal: Terminal,
  result: Result,
  spool: Spool | null,
): Promise<LadderReport> {
  const chosen = chooseCalls(result, args);
  const formats = [args.format, ...args.out.map(({ format }) => format)];
  const calls = chosen.slice(0, Math.max(...formats.map((format) => listing(args, format).limit)));
  const progress = progressOn(terminal, args.progress);
  const { totals } = result;
  try {
    return {
      schemaVersion: 1,
      generator: { name: 'sipmortem', version: version() },
      language: args.language,
      inputs: result.inputs.map(({ path }) => path),
      notShown: chosen.length - calls.length,
      ladders: await collectLadders({
        inputs: args.words,
        ...args.logs,
        calls,
        language: args.language,
        codes: args.config?.codes,
        maxMemory: args.maxMemory,
        withBody: args.show.sdp,
        withRaw: args.show.raw,
        standardInput: spool?.replay(),
        onProgress: (bytesRead, bytesTotal) =>
          progress?.update({ bytesRead, bytesTotal, messages: totals.messages, calls: totals.calls }),
      }),
    };
  } finally {
    progress?.erase();
  }
}

/** People get 20 ladders unless they ask for more, whatever another format gets. */
async function render(
  report: LadderReport,
  format: string,
  options: LadderRenderOptions & { limit: number },
): Promise<Iterable<string>> {
  const renderer = await LADDER_RENDERERS[format]!();
  const shown = report.ladders.slice(0, options.limit);
  const notShown = report.notShown + report.ladders.length - shown.length;
  return renderer({ ...report, notShown, ladders: shown }, options);
}
