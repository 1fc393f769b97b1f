import { TraceError } from '../errors.ts';

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'no such file',
  ENOTDIR: 'no such file',
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'is a directory',
  EMFILE: 'too many open files',
  ENFILE: 'too many open files',
  ELOOP: 'too many symbolic links',
  ENAMETOOLONG: 'name too long',
};

/** The error for an input that cannot be opened, in one line: `trunk.cap: no such file`. */
export function openFailure(path: string, cause: unknown): TraceError {
  if (cause instanceof TraceError) return cause;
  return new TraceError('E_FILE_OPEN', `${path}: ${failureReason(cause)}`, { cause });
}

/** What the system says of a failed call, in a few words. */
export function failureReason(cause: unknown): string {
  const { code, message } = cause as { code?: string; message?: string };
  return (code !== undefined && REASONS[code]) || code || message || 'cannot be read';
}
