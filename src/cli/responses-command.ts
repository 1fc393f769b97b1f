import { analyze, type ResponseRecord, type Result } from '../index.ts';
import { RESPONSE_FORMATS } from '../report/registry.ts';
import type { ListingOptions } from '../report/renderer.ts';
import type { ResponseFormat } from '../report/response-format.ts';
import type { Arguments } from './arguments.ts';
import { analysisSettings } from './config/analysis-settings.ts';
import { inputVerdict } from './input-verdict.ts';
import { OutputFile } from './output-file.ts';
import { OutputWriter } from './output-writer.ts';
import { watchLength } from './patient-compiler.ts';
import { progressOn } from './progress-line.ts';
import { refuseInputAsOutput } from './refuse-input-as-output.ts';
import { settingsForFile, settingsForScreen } from './render-settings.ts';
import type { Terminal } from './terminal.ts';

/** Thrown out of the analysis when nobody wants any more of it. */
const ENOUGH = Symbol('enough');

/** `sipmortem responses`: every response as it is found, on standard output and in the files of `--out`. */
export async function runResponses(args: Arguments, terminal: Terminal): Promise<number> {
  refuseInputAsOutput(args);
  const screen = new OutputWriter(terminal.stdout);
  const screenFormat = await formatOf(args.format, settingsForScreen(args, terminal));
  const files = await openFiles(args, terminal);
  try {
    const outputs = [{ to: screen, format: screenFormat }, ...files];
    const result = await stream(args, terminal, screen, outputs);
    await screen.end();
    for (const { to } of files) to.commit();
    return result === null || screen.closed ? 0 : inputVerdict(result, args, terminal);
  } catch (error) {
    for (const { to } of files) to.abandon();
    throw error;
  }
}

interface Output {
  to: { write(text: string): void };
  format: ResponseFormat;
}

/** Reads the inputs and writes what they hold. Returns null when it stopped before their end. */
async function stream(
  args: Arguments,
  terminal: Terminal,
  screen: OutputWriter,
  outputs: readonly Output[],
): Promise<Result | null> {
  // Progress between the lines of a list would spoil both.
  const progress = progressOn(terminal, args.progress && !terminal.stdout.isTTY);
  const limit = args.limit ?? Number.POSITIVE_INFINITY;
  let count = 0;
  const onResponse = (record: ResponseRecord): void => {
    if (count >= limit || (screen.closed && outputs.length === 1)) throw ENOUGH;
    for (const { to, format } of outputs) to.write(format.record(record, count));
    count++;
  };

  for (const { to, format } of outputs) to.write(format.head);
  let result: Result | null = null;
  try {
    result = await analyze({
      inputs: args.words,
      ...args.logs,
      ...analysisSettings(args),
      language: args.language,
      calls: 'none',
      maxMemory: args.maxMemory,
      filter: args.filter,
      onProgress: (state) => {
        watchLength(state);
        progress?.update(state);
        return screen.ready();
      },
      onResponse,
    });
  } catch (error) {
    if (error !== ENOUGH) throw error;
  } finally {
    progress?.erase();
  }
  for (const { to, format } of outputs) to.write(format.tail(count));
  return result;
}

async function openFiles(args: Arguments, terminal: Terminal): Promise<(Output & { to: OutputFile })[]> {
  const opened: (Output & { to: OutputFile })[] = [];
  for (const { format, file } of args.out) {
    const made = await formatOf(format, settingsForFile(args, format, terminal.env));
    try {
      opened.push({ to: new OutputFile(file), format: made });
    } catch (error) {
      for (const { to } of opened) to.abandon();
      throw error;
    }
  }
  return opened;
}

async function formatOf(name: string, options: ListingOptions): Promise<ResponseFormat> {
  const make = await RESPONSE_FORMATS[name]!();
  return make(options);
}
