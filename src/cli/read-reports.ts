import { closeSync, fstatSync, openSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { TraceError } from '../errors.ts';
import { readReport, type NamedReport } from '../index.ts';
import { usage } from './usage.ts';

/** A report of a hundred thousand calls, one by one, has about half of this. */
const MOST_BYTES = 256 * 1024 * 1024;
const NEEDED = 'A report is needed that sipmortem wrote with --out json=FILE.';
/** Years of nights. */
const MOST_REPORTS = 1000;

/**
 * The reports of earlier runs that were named: files, and of folders all that end in `.json`, by name.
 * @param what the flag or command that names them, for errors
 * @param written files that this run writes: in a folder they are no past
 * @throws TraceError `E_USAGE` naming the file that is no report, and why
 */
export async function readReports(
  what: string,
  names: readonly string[],
  written: readonly string[] = [],
): Promise<NamedReport[]> {
  const own = new Set(written.map((name) => resolve(name)));
  const paths = names.flatMap((name) => (isFolder(name) ? reportsIn(what, name, own) : [name]));
  if (paths.length > MOST_REPORTS)
    throw usage(`${what}: ${paths.length} reports; at most ${MOST_REPORTS} are compared.`);
  const reports: NamedReport[] = [];
  for (const path of paths) reports.push(await readOne(what, path));
  return reports;
}

/** One report, which is a file. */
export async function readOne(what: string, path: string): Promise<NamedReport> {
  const text = textOf(what, path);
  try {
    return { path, result: await readReport(text) };
  } catch (error) {
    if (error instanceof TraceError) throw usage(`${what} ${path}: ${error.message} ${NEEDED}`);
    throw error;
  }
}

function isFolder(name: string): boolean {
  return statSync(name, { throwIfNoEntry: false })?.isDirectory() === true;
}

function reportsIn(what: string, folder: string, own: ReadonlySet<string>): string[] {
  const names = readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => join(folder, name));
  const past = names.filter((name) => !own.has(resolve(name)) && !isFolder(name));
  if (past.length === 0)
    throw usage(`${what} ${folder}: no *.json in it. Write a report there first, with --out json=FILE.`);
  return past;
}

/** A pipe has no size: what is too long there is told after reading. */
function textOf(what: string, path: string): string {
  const file = opened(what, path);
  try {
    const { size } = fstatSync(file);
    if (size > MOST_BYTES) throw tooLong(what, path);
    const bytes = readFileSync(file);
    if (bytes.length > MOST_BYTES) throw tooLong(what, path);
    return bytes.toString('utf8').replace(/^\ufeff/, '');
  } catch (error) {
    if (error instanceof TraceError) throw error;
    throw usage(`${what} ${path}: cannot be read: ${reasonOf(error)}.`);
  } finally {
    closeSync(file);
  }
}

function opened(what: string, path: string): number {
  try {
    return openSync(path, 'r');
  } catch (error) {
    throw usage(`${what} ${path}: cannot be opened: ${reasonOf(error)}. ${NEEDED}`);
  }
}

function tooLong(what: string, path: string): TraceError {
  return usage(
    `${what} ${path}: more than ${MOST_BYTES >> 20} MiB. Write the report with --calls none: calls are not compared.`,
  );
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : null;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'it is a folder';
  if (code === 'EACCES') return 'permission denied';
  return typeof code === 'string' ? code : 'unknown';
}
