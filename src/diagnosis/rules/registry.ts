import { authStripped } from './auth-stripped.ts';
import { challengeUnanswered } from './challenge-unanswered.ts';
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
