import { readdirSync, realpathSync, type Stats, statSync } from 'node:fs';
import { isAbsolute, join } from 'node:path';
import { TraceError } from '../errors.ts';
import { openFailure } from './open-failure.ts';

/** The name of standard input. */
export const STANDARD_INPUT = '-';

const GLOB = /[*?[\]{}()!]/;

/**
 * The files that the arguments of a command name: files as they are, directories with all that is in them, globs, `-`.
 * Each file comes once, where it is named first.
 * @throws {TraceError} E_FILE_OPEN for an argument that names no file
 */
export async function expandInputs(inputs: readonly string[]): Promise<string[]> {
  const paths = new Map<string, string>();
  for (const input of inputs)
    for (const path of await expand(input)) {
      const identity = path === STANDARD_INPUT ? path : realpathSync(path);
      if (!paths.has(identity)) paths.set(identity, path);
    }
  return [...paths.values()];
}

async function expand(input: string): Promise<string[]> {
  if (input === STANDARD_INPUT || input === '/dev/stdin') return [STANDARD_INPUT];
  const stats = tryStat(input);
  if (stats === null && GLOB.test(input)) return expandGlob(input);
  if (stats === null) throw openFailure(input, { code: 'ENOENT' });
  if (!stats.isDirectory()) return [input];
  const files: string[] = [];
  try {
    collect(input, files, new Set([realpathSync(input)]));
  } catch (error) {
    throw openFailure(input, error);
  }
  if (files.length === 0) throw new TraceError('E_FILE_OPEN', `${input}: no files in this directory`);
  return files;
}

/** Regular files only: a FIFO that nobody writes to would block. @param seen real paths of directories, against cycles of links */
function collect(directory: string, files: string[], seen: Set<string>): void {
  for (const name of readdirSync(directory).sort()) {
    if (name.startsWith('.')) continue;
    const path = join(directory, name);
    const stats = tryStat(path);
    if (stats?.isFile()) files.push(path);
    else if (stats?.isDirectory()) {
      const real = realpathSync(path);
      if (seen.has(real)) continue;
      seen.add(real);
      collect(path, files, seen);
    }
  }
}

async function expandGlob(pattern: string): Promise<string[]> {
  const { glob } = await import('tinyglobby');
  const files = await glob(pattern, { absolute: isAbsolute(pattern), expandDirectories: false });
  if (files.length === 0) throw new TraceError('E_FILE_OPEN', `${pattern}: no file matches`);
  return files.sort();
}

/** Null when there is no such path, dangling links included. */
function tryStat(path: string): Stats | null {
  try {
    return statSync(path);
  } catch (error) {
    if (['ENOENT', 'ENOTDIR', 'ELOOP'].includes((error as NodeJS.ErrnoException).code ?? '')) return null;
    throw openFailure(path, error);
  }
}
