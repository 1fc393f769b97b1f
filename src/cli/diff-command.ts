import { compareReports, judgeRegressions, judgeReport } from '../index.ts';
import { DIFF_RENDERERS } from '../report/registry.ts';
import type { ListingOptions } from '../report/renderer.ts';
import type { DiffReport } from '../result.ts';
import type { Arguments } from './arguments.ts';
import { EXIT } from './exit-code.ts';
import { OutputFile } from './output-file.ts';
import { OutputWriter } from './output-writer.ts';
import { readOne } from './read-reports.ts';
import { refuseInputAsOutput } from './refuse-input-as-output.ts';
import { settingsForFile, settingsForScreen } from './render-settings.ts';
import { tellGates } from './tell-gates.ts';
import type { Terminal } from './terminal.ts';
import { usage } from './usage.ts';
import { version } from './version.ts';

/** `sipmortem diff`: two reports compared, on standard output and in the files of `--out`. */
export async function runDiff(args: Arguments, terminal: Terminal): Promise<number> {
  const report = await compared(args);
  const writer = new OutputWriter(terminal.stdout);
  await writer.writeAll(await render(report, args.format, settingsForScreen(args, terminal)));
  await writer.end();
  for (const { format, file } of args.out) {
    const output = new OutputFile(file);
    output.writeAll(await render(report, format, settingsForFile(args, format, terminal.env)));
    output.commit();
  }
  if (writer.closed) return EXIT.ok;
  return tellGates(report.gates, args, terminal) ? EXIT.gateFailed : EXIT.ok;
}

/** Gates look at the second report, and regressions at both. */
async function compared(args: Arguments): Promise<DiffReport> {
  const { words, language, gates, maxRegressions } = args;
  const [a, b, ...more] = words;
  if (a === undefined || b === undefined || more.length > 0)
    throw usage(
      `diff compares two reports, and ${words.length} ${words.length === 1 ? 'is' : 'are'} named. Name two, as in: sipmortem diff before.json after.json`,
    );
  refuseInputAsOutput(args);
  const before = await readOne('diff', a);
  const after = await readOne('diff', b);
  const options = { language, minCalls: gates.minCalls ?? undefined };
  return {
    schemaVersion: 1,
    generator: { name: 'sipmortem', version: version() },
    language,
    ...(await compareReports([before], after, language)),
    gates: [
      ...(await judgeReport(gates.specs, after.result, options)),
      ...(await judgeRegressions(maxRegressions, [before.result], after.result, options)),
    ],
  };
}

async function render(report: DiffReport, format: string, options: ListingOptions): Promise<Iterable<string>> {
  const renderer = await DIFF_RENDERERS[format]!();
  return renderer(report, options);
}
