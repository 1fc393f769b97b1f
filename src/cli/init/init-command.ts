import { existsSync, writeFileSync } from 'node:fs';
import type { TraceError } from '../../errors.ts';
import { analyze } from '../../index.ts';
import type { Result } from '../../result.ts';
import type { Arguments } from '../arguments.ts';
import { inputVerdict } from '../input-verdict.ts';
import { OutputWriter } from '../output-writer.ts';
import { watchLength } from '../patient-compiler.ts';
import { progressOn } from '../progress-line.ts';
import type { Terminal } from '../terminal.ts';
import { usage } from '../usage.ts';
import { writeFailure } from '../write-failure.ts';
import { MEASURES, measuring } from './measures.ts';
import { starterConfig } from './starter-config.ts';

/** `sipmortem init`: a configuration that the inputs pass, on standard output or in a file that was not there. */
export async function runInit(args: Arguments, terminal: Terminal): Promise<number> {
  const { initFile, language } = args;
  if (initFile !== null && existsSync(initFile)) throw exists(initFile);
  const result = await read(args, terminal);
  if (result.totals.calls === 0 && result.totals.messages > 0)
    throw usage('init: there is no call in it, so there is nothing to measure. Name a capture with calls.');
  const code = inputVerdict(result, args, terminal);
  if (result.totals.calls === 0) return code;
  const text = starterConfig(result, language);
  if (initFile !== null) write(initFile, text);
  else {
    const writer = new OutputWriter(terminal.stdout);
    writer.write(text);
    await writer.end();
  }
  return code;
}

async function read(args: Arguments, terminal: Terminal): Promise<Result> {
  const progress = progressOn(terminal, args.progress);
  try {
    return await analyze({
      inputs: args.words,
      ...args.logs,
      ...args.grouping,
      language: args.language,
      maxMemory: args.maxMemory,
      calls: 'none',
      gates: measuring(MEASURES),
      minCalls: 0,
      onProgress: (state) => {
        watchLength(state);
        progress?.update(state);
      },
    });
  } finally {
    progress?.erase();
  }
}

/** Whoever made the file meanwhile keeps it. */
function write(file: string, text: string): void {
  try {
    writeFileSync(file, text, { flag: 'wx' });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') throw exists(file);
    throw writeFailure(`--out-file ${file}:`, error);
  }
}

function exists(file: string): TraceError {
  return usage(`--out-file ${file}: it exists, and init replaces nothing. Name another file, or move this one away.`);
}
