import { loadCodeTable } from '../codes/code-table.ts';
import { findCodes } from '../codes/find-codes.ts';
import { TraceError } from '../errors.ts';
import { renderCodes, type CodesFormat } from '../report/codes.ts';
import type { Arguments } from './arguments.ts';
import { OutputFile } from './output-file.ts';
import { OutputWriter } from './output-writer.ts';
import { columnsOf, type Terminal } from './terminal.ts';

/** `sipmortem codes`: what the tables say about a code, a class, or words. */
export async function runCodes(args: Arguments, terminal: Terminal): Promise<number> {
  const { language } = args;
  const query = args.words.join(' ');
  const found = await findCodes(query, await loadCodeTable(language, args.config?.codes));
  if (found.entries.length === 0) {
    const near = found.suggestions.length > 0 ? ` Near: ${found.suggestions.join(', ')}.` : '';
    throw new TraceError('E_USAGE', `codes: nothing matches '${query}'.${near}`);
  }
  const render = (format: string, columns: number): string =>
    renderCodes(found, { format: format as CodesFormat, language, columns });

  const writer = new OutputWriter(terminal.stdout);
  writer.write(render(args.format, columnsOf(terminal.stdout, terminal.env)));
  await writer.end();
  for (const { format, file } of args.out) {
    const output = new OutputFile(file);
    output.write(render(format, columnsOf(null, terminal.env)));
    output.commit();
  }
  return 0;
}
