import { TraceError } from '../errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such folder',
  ENOTDIR: 'what should be a folder is a file',
  EISDIR: 'it is a folder, and a file is needed',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'the quota of the disk is used up',
};

/** The error for a file that cannot be written. @param which the file, and the flag or variable that names it */
export function writeFailure(which: string, cause: unknown): TraceError {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : String(cause);
  const reason = REASONS[code];
  const why = reason === undefined ? '' : `: ${reason}`;
  return new TraceError('E_WRITE', `${which} cannot be written (${code})${why}.`, { cause });
}
