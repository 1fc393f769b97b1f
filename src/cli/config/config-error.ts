import { TraceError } from '../../errors.ts';

/** A configuration that cannot be used: several things may be wrong with it, each told on a line of its own. */
export class ConfigError extends TraceError {
  readonly lines: readonly string[];

  /** @param lines at least one */
  constructor(lines: readonly string[]) {
    super('E_USAGE', lines.join(' '));
    this.lines = lines;
  }
}
