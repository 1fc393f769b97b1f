import type { RegistrationCase } from '../registration-case.ts';
import type { Observation, RuleHead } from '../rules/rule.ts';

/** One cause that registrations fail of, or go wrong by. */
export interface RegistrationRule extends RuleHead {
  /** Looks at one attempt to register; null when there is nothing of it. It may not throw. */
  check(attempt: RegistrationCase): Observation | null;
}
