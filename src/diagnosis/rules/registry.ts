import { lost487 } from './487-lost.ts';
import { authStripped } from './auth-stripped.ts';
import { callerAbandoned } from './caller-abandoned.ts';
import { cancel200Race } from './cancel-200-race.ts';
import { cancel481 } from './cancel-481.ts';
import { cancelNo100 } from './cancel-no-100.ts';
import { challengeUnanswered } from './challenge-unanswered.ts';
import { completedElsewhere } from './completed-elsewhere.ts';
import { forbiddenAfterAuth } from './forbidden-after-auth.ts';
import { forbiddenNoChallenge } from './forbidden-no-challenge.ts';
import { noResponseInvite } from './no-response-invite.ts';
import { notFound404 } from './not-found-404.ts';
import type { Rule } from './rule.ts';
import { sameNonceLoop } from './same-nonce-loop.ts';
import { staleNonceLoop } from './stale-nonce-loop.ts';
import { wrongPassword } from './wrong-password.ts';

/** All rules on single calls, in the order in which their findings are told. */
export const RULES: readonly Rule[] = [
  noResponseInvite,
  // Ended by the caller, or a race.
  callerAbandoned,
  cancelNo100,
  cancel481,
  cancel200Race,
  lost487,
  completedElsewhere,
  // Authentication and policy.
  challengeUnanswered,
  wrongPassword,
  staleNonceLoop,
  sameNonceLoop,
  authStripped,
  forbiddenAfterAuth,
  forbiddenNoChallenge,
  notFound404,
];
