import { realpathSync } from 'node:fs';
import { TraceError } from '../errors.ts';
import type { Arguments } from './arguments.ts';

/** Keeps `--out` from replacing the capture that is read. @throws TraceError `E_USAGE` */
export function refuseInputAsOutput({ words, out }: Pick<Arguments, 'words' | 'out'>): void {
  if (out.length === 0) return;
  const inputs = new Set(words.map(realPath));
  inputs.delete(null);
  const clash = out.find(({ file }) => inputs.has(realPath(file)));
  if (clash) throw new TraceError('E_USAGE', `--out ${clash.file}: this is an input.`);
}

/** null for what does not exist. */
function realPath(path: string): string | null {
  try {
    return realpathSync(path);
  } catch {
    return null;
  }
}
