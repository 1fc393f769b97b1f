import { compareReports } from '../index.ts';
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
import type { Terminal } from './terminal.ts';
import { usage } from './usage.ts';
import { version } from './version.ts';

/** `sipmortem diff`: two reports compared. */
export async function runDiff(args: Arguments, terminal: Terminal): Promise<number> {
  const [a, b, ...more] = args.words;
  if (a === undefined || b === undefined || more.length > 0)
    throw usage(`diff compares two reports, and ${args.words.length} ${args.words.length === 1 ? 'is' : 'are'} named.`);
  refuseInputAsOutput(args);
  const before = await readOne('diff', a);
  const after = await readOne('diff', b);
  const comparison = await compareReports([before], after, args.language);
  const report: DiffReport = {
    schemaVersion: 1,
    generator: { name: 'sipmortem', version: version() },
    language: args.language,
    ...comparison,
    gates: [],
  };
  const writer = new OutputWriter(terminal.stdout);
  await writer.writeAll(await render(report, args.format, settingsForScreen(args, terminal)));
  await writer.end();
  for (const { format, file } of args.out) {
    const output = new OutputFile(file);
    output.writeAll(await render(report, format, settingsForFile(args, format, terminal.env)));
    output.commit();
  }
  return EXIT.ok;
}

async function render(report: DiffReport, format: string, options: ListingOptions): Promise<Iterable<string>> {
  const renderer = await DIFF_RENDERERS[format]!();
  return renderer(report, options);
}
