import type { GateResult, Result } from '../index.ts';
import { interimHead } from '../report/interim-head.ts';
import { SEPARATORS } from '../report/registry.ts';
import type { Arguments } from './arguments.ts';
import { ENOUGH } from './enough.ts';
import type { OutputWriter } from './output-writer.ts';
import type { ReportOutputs } from './report-outputs.ts';
import { usage } from './usage.ts';

/** A format whose calls are written one by one, so that a report on the way has nothing to add. */
const STREAMED = 'ndjson';

/** @throws TraceError `E_USAGE` for a format of which several would be no document, where they would follow one another */
export function refuseSeveral({ every, format, out }: Pick<Arguments, 'every' | 'format' | 'out'>): void {
  if (every === null || out.length > 0 || format === STREAMED || SEPARATORS.has(format)) return;
  throw usage(
    `--every: several reports in ${format} would be no document. Name a file that is rewritten: --out ${format}=FILE.`,
  );
}

export interface InterimOptions {
  args: Arguments;
  outputs: ReportOutputs;
  writer: OutputWriter;
  /** Puts the calls in order, and compares. */
  prepared: (result: Result) => Promise<Result>;
}

/** What `--every` does: writes reports on the way, into the files of `--out`, else to standard output. */
export class InterimReports {
  readonly #options: InterimOptions;
  /** Of the last report. */
  gates: readonly GateResult[] = [];
  #hasWritten = false;

  constructor(options: InterimOptions) {
    this.#options = options;
  }

  /** Throws `ENOUGH` when the only reader has gone. */
  async report(result: Result, until: string | null): Promise<void> {
    const { args, outputs, writer, prepared } = this.#options;
    const judged = await prepared(result);
    this.gates = judged.gates;
    // Calls are drawn once, at the end: that takes a second pass over the input.
    if (args.out.length > 0) return outputs.toFiles(judged, null);
    if (args.format !== STREAMED) {
      const head = args.format === 'table' ? interimHead(until, args.language) : '';
      await outputs.toScreen(judged, null, this.separator() + head);
      this.#hasWritten = true;
      await writer.end();
    }
    if (writer.closed) throw ENOUGH;
  }

  /** What stands between the reports before and one that follows on standard output. */
  separator(): string {
    return this.#hasWritten ? (SEPARATORS.get(this.#options.args.format) ?? '') : '';
  }
}
