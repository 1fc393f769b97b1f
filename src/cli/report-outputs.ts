import { knownRules, type LadderReport, type Result } from '../index.ts';
import { FORMATS_WITH_RULES, RENDERERS } from '../report/registry.ts';
import type { ListingOptions, RenderOptions, RuleSummary } from '../report/renderer.ts';
import type { Arguments } from './arguments.ts';
import { OutputFile } from './output-file.ts';
import type { OutputWriter } from './output-writer.ts';
import { settingsForFile, settingsForScreen } from './render-settings.ts';
import type { Terminal } from './terminal.ts';

/** Where the reports of a run go: standard output, the files of `--out`, and what GitHub Actions reads. */
export class ReportOutputs {
  readonly #args: Arguments;
  readonly #terminal: Terminal;
  readonly #writer: OutputWriter;
  #rules: readonly RuleSummary[] | null = null;

  constructor(args: Arguments, terminal: Terminal, writer: OutputWriter) {
    this.#args = args;
    this.#terminal = terminal;
    this.#writer = writer;
  }

  /** On standard output, behind what stands there. @param before text above the report */
  async toScreen(result: Result, ladders: LadderReport | null, before = ''): Promise<void> {
    const { format } = this.#args;
    this.#writer.write(before);
    const settings = settingsForScreen(this.#args, this.#terminal);
    await this.#writer.writeAll(await this.#render(result, format, settings, ladders));
  }

  /** Each file whole or not at all, in place of the one before. @throws TraceError `E_WRITE` when one cannot be written */
  async toFiles(result: Result, ladders: LadderReport | null): Promise<void> {
    for (const { format, file } of this.#args.out)
      writeFile(file, await this.#render(result, format, this.#forFile(format), ladders));
  }

  async toGithub(result: Result, ladders: LadderReport | null): Promise<void> {
    const { tellGithub } = await import('./github.ts');
    tellGithub(result, await this.#options('markdown', this.#forFile('markdown'), ladders), this.#terminal);
  }

  #forFile(format: string): ListingOptions {
    return settingsForFile(this.#args, format, this.#terminal.env);
  }

  async #render(
    result: Result,
    format: string,
    settings: ListingOptions,
    ladders: LadderReport | null,
  ): Promise<Iterable<string>> {
    const renderer = await RENDERERS[format]!();
    return renderer(result, await this.#options(format, settings, ladders));
  }

  async #options(format: string, settings: ListingOptions, ladders: LadderReport | null): Promise<RenderOptions> {
    const { generatedAt, rows, perCall, strict } = this.#args;
    const rules = FORMATS_WITH_RULES.has(format) ? await this.#allRules() : [];
    return { ...settings, ladders, rules, generatedAt, rows, perCall, strict };
  }

  async #allRules(): Promise<readonly RuleSummary[]> {
    return (this.#rules ??= await knownRules(this.#args.language));
  }
}

function writeFile(name: string, pieces: Iterable<string>): void {
  const file = new OutputFile(name);
  try {
    file.writeAll(pieces);
    file.commit();
  } catch (error) {
    file.abandon();
    throw error;
  }
}
