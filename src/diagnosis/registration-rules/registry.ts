import { register423Loop } from './register-423-loop.ts';
import { registerRejected } from './register-rejected.ts';
import { registerWrongPassword } from './register-wrong-password.ts';
import { registrationFlap } from './registration-flap.ts';
import { registrationLapsed } from './registration-lapsed.ts';
import type { RegistrationRule } from './registration-rule.ts';
import { registrationSteal } from './registration-steal.ts';

/** All rules on attempts to register, in the order in which their findings are told. */
export const REGISTRATION_RULES: readonly RegistrationRule[] = [
  registerRejected,
  register423Loop,
  registerWrongPassword,
  registrationLapsed,
  registrationFlap,
  registrationSteal,
];
