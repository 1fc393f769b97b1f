import { readFileSync, statSync } from 'node:fs';
import { configChecks } from '../../index.ts';
import { usage } from '../usage.ts';
import { ConfigError } from './config-error.ts';
import type { Config, RawConfig } from './config.ts';
import { parseConfig } from './parse-config.ts';
import { pathText, type ConfigPath, type Problem } from './problem.ts';
import { translateConfig } from './translate-config.ts';
import { validateConfig } from './validate-config.ts';

/** Nobody writes as much by hand. */
const MOST_BYTES = 1 << 20;
/** Problems told; more of them help nobody. */
const MOST_TOLD = 5;

/** Reads a configuration. @throws TraceError `E_USAGE` that says what is wrong with it, and in which lines */
export async function loadConfig(file: string): Promise<Config> {
  return readConfig(textOf(file), file);
}

/** The same from its text. */
export async function readConfig(text: string, file: string): Promise<Config> {
  const parsed = parseConfig(text.replace(/^\uFEFF/, ''));
  if (Array.isArray(parsed))
    throw new ConfigError(
      told(
        file,
        parsed.map(({ line, message }) => lineText(file, line, message)),
      ),
    );
  const data = parsed.data ?? {};
  const tell = (problems: readonly Problem[]): ConfigError =>
    new ConfigError(
      told(
        file,
        inOrder(problems, parsed.lineOf).map(({ line, problem }) => problemText(file, line, problem)),
      ),
    );

  const problems = validateConfig(data);
  if (problems.length > 0) throw tell(problems);
  const translated = translateConfig(data as RawConfig, file, await configChecks());
  if (translated.problems.length > 0) throw tell(translated.problems);
  return translated.config;
}

function textOf(file: string): string {
  try {
    const { size } = statSync(file);
    if (size > MOST_BYTES) throw usage(`${file}: this is no configuration: it has ${size} bytes.`);
    return readFileSync(file, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT') throw usage(`${file}: there is no such file, and --config names it.`);
    if (code === 'E_USAGE' || code === undefined) throw error;
    throw usage(`${file}: cannot be read (${code}).`);
  }
}

function inOrder(
  problems: readonly Problem[],
  lineOf: (path: ConfigPath) => number | null,
): { line: number | null; problem: Problem }[] {
  return problems
    .map((problem) => ({ line: lineOf(problem.path), problem }))
    .sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function problemText(file: string, line: number | null, { path, message }: Problem): string {
  const where = pathText(path);
  return lineText(file, line, where === '' ? message : `${where}: ${message}`);
}

function lineText(file: string, line: number | null, message: string): string {
  return `${file}${line === null ? '' : `:${line}`}: ${message}`;
}

function told(file: string, lines: readonly string[]): string[] {
  const different = [...new Set(lines)];
  const rest = different.length - MOST_TOLD;
  if (rest <= 0) return different;
  const shown = different.slice(0, MOST_TOLD - 1);
  return [...shown, `${file}: ${different.length - shown.length} more like these.`];
}
