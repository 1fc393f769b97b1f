import { existsSync } from 'node:fs';
import { usage } from '../usage.ts';

/** What a configuration is called in the working directory. */
const NAMES = ['sipmortem.config.json', 'sipmortem.config.yaml', 'sipmortem.config.yml'];

/** The configuration of the working directory; null when there is none. @throws TraceError `E_USAGE` when there are several */
export function findConfig(): string | null {
  const found = NAMES.filter((name) => existsSync(name));
  if (found.length > 1) throw usage(`${found.join(' and ')}: which of them? --config says it, --no-config takes none.`);
  return found[0] ?? null;
}
