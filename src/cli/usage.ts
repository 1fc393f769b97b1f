import { TraceError } from '../errors.ts';

/** A command line that cannot be carried out. @param message one line: what is wrong, and what would be right */
export function usage(message: string): TraceError {
  return new TraceError('E_USAGE', message);
}
