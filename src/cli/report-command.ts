import { analyze, type Result } from '../index.ts';
import { RENDERERS } from '../report/registry.ts';
import type { RenderOptions } from '../report/renderer.ts';
import type { Arguments } from './arguments.ts';
import { inputVerdict } from './input-verdict.ts';
import { OutputFile } from './output-file.ts';
import { OutputWriter } from './output-writer.ts';
import { watchLength } from './patient-compiler.ts';
import { progressOn } from './progress-line.ts';
import { refuseInputAsOutput } from './refuse-input-as-output.ts';
import { listing, settingsForFile, settingsForScreen, widest } from './render-settings.ts';
import type { Terminal } from './terminal.ts';
import { version } from './version.ts';

/** `sipmortem report`: what happened to the calls, on standard output and in the files of `--out`. */
export async function runReport(args: Arguments, terminal: Terminal): Promise<number> {
  refuseInputAsOutput(args);
  const result = await read(args, terminal);

  const writer = new OutputWriter(terminal.stdout);
  await writer.writeAll(await render(result, args.format, settingsForScreen(args, terminal)));
  await writer.end();
  for (const { format, file } of args.out) {
    writeFile(file, await render(result, format, settingsForFile(args, format, terminal.env)));
  }
  return writer.closed ? 0 : inputVerdict(result, args, terminal);
}

async function read(args: Arguments, terminal: Terminal): Promise<Result> {
  const formats = [args.format, ...args.out.map(({ format }) => format)];
  const progress = progressOn(terminal, args.progress);
  try {
    return await analyze({
      inputs: args.words,
      ...args.logs,
      ...args.grouping,
      language: args.language,
      version: version(),
      calls: widest(formats.map((format) => listing(args, format).calls)),
      filter: { outcomes: args.outcomes, codes: args.codes, callIds: args.callIds },
      onProgress: (state) => {
        watchLength(state);
        progress?.update(state);
      },
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
