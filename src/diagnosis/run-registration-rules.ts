import type { BindingFacts } from './binding-watch.ts';
import type { RegistrationCase } from './registration-case.ts';
import type { RegistrationVerdict } from './registration-outcome.ts';
import { REGISTRATION_RULES } from './registration-rules/registry.ts';
import type { Finding } from './run-rules.ts';

/** Whether nothing in an attempt needs to be looked at: it worked, and nothing is peculiar about the bindings. */
export function isPlainRegistration({ outcome }: RegistrationVerdict, binding: BindingFacts | null): boolean {
  return (outcome === 'ok' || outcome === 'removed') && binding === null;
}

/** Everything that the rules find in an attempt to register that is not plain. */
export function findInRegistration(attempt: RegistrationCase): readonly Finding[] {
  return REGISTRATION_RULES.flatMap((rule): Finding[] => {
    const observation = rule.check(attempt);
    return observation === null ? [] : [{ rule, observation }];
  });
}
