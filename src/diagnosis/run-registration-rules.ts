import type { RegistrationCase } from './registration-case.ts';
import { REGISTRATION_RULES } from './registration-rules/registry.ts';
import type { Finding } from './run-rules.ts';

const NO_FINDINGS: readonly Finding[] = [];

/** Everything that the rules find in an attempt to register. */
export function findInRegistration(attempt: RegistrationCase): readonly Finding[] {
  // Most work, and nothing is peculiar about the bindings.
  if ((attempt.outcome === 'ok' || attempt.outcome === 'removed') && attempt.binding === null) return NO_FINDINGS;
  return REGISTRATION_RULES.flatMap((rule): Finding[] => {
    const observation = rule.check(attempt);
    return observation === null ? [] : [{ rule, observation }];
  });
}
