import type { Language } from '../result.ts';
import type { CommandName } from './arguments.ts';

/** One flag. The parser, the help and the README's table come from these. */
export interface Flag {
  /** Without the dashes. */
  name: string;
  alias?: string;
  type: 'boolean' | 'string';
  /** May be given several times. */
  repeatable?: true;
  /** How the help calls the value. */
  value?: string;
  /** The only values it takes, where the command does not decide. */
  choices?: readonly string[];
  help: Record<Language, string>;
  /** The commands that know it. */
  commands: readonly CommandName[];
}
