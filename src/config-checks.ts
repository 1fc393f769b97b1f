import { TraceError } from './errors.ts';
import { timeZone } from './logs/time-zone.ts';
import { addressTest, type Aliases } from './summary/conditions/address-pattern.ts';
import { CALL_RULES, OTHER_RULES } from './summary/conditions/vocabulary.ts';
import { parseGate } from './summary/gates/parse-gate.ts';
import { Scope } from './summary/gates/scope.ts';

/** Tells what would be refused of a configuration when it is used, before anything is read. */
export interface ConfigChecks {
  /** Every rule that a finding may have. */
  rules: readonly string[];
  /** What is wrong with a gate; null when nothing is. @param names that its conditions may use */
  expression(text: string, names: Aliases): string | null;
  /** What is wrong with an address, a prefix or a name; null when nothing is. */
  address(text: string, names: Aliases): string | null;
  isTimezone(name: string): boolean;
}

export const CONFIG_CHECKS: ConfigChecks = {
  rules: [...CALL_RULES, ...OTHER_RULES],
  expression: (text, names) => refusalOf(() => new Scope(parseGate(text, '').where, names)),
  address: (text, names) => refusalOf(() => addressTest([text], names)),
  isTimezone: (name) => refusalOf(() => timeZone(name)) === null,
};

/** The message of what an action throws; null when it goes through. */
function refusalOf(action: () => unknown): string | null {
  try {
    action();
    return null;
  } catch (error) {
    if (!(error instanceof TraceError)) throw error;
    return error.message.trim();
  }
}
