import { lost487 } from './487-lost.ts';
import { anonymity433 } from './anonymity-433.ts';
import { authStripped } from './auth-stripped.ts';
import { blocked603 } from './blocked-603.ts';
import { callerAbandoned } from './caller-abandoned.ts';
import { cancel200Race } from './cancel-200-race.ts';
import { cancel481 } from './cancel-481.ts';
import { cancelNo100 } from './cancel-no-100.ts';
import { challengeUnanswered } from './challenge-unanswered.ts';
import { completedElsewhere } from './completed-elsewhere.ts';
import { forbiddenAfterAuth } from './forbidden-after-auth.ts';
import { forbiddenNoChallenge } from './forbidden-no-challenge.ts';
import { glare491 } from './glare-491.ts';
import { merged482 } from './merged-482.ts';
import { noResponseInvite } from './no-response-invite.ts';
import { notFound404 } from './not-found-404.ts';
import { payment402 } from './payment-402.ts';
import { reinviteOverlap500 } from './reinvite-overlap-500.ts';
import { rejected603 } from './rejected-603.ts';
import { rejected608 } from './rejected-608.ts';
import type { Rule } from './rule.ts';
import { sameNonceLoop } from './same-nonce-loop.ts';
import { staleNonceLoop } from './stale-nonce-loop.ts';
import { stir428 } from './stir-428.ts';
import { stir436 } from './stir-436.ts';
import { stir437 } from './stir-437.ts';
import { stir438 } from './stir-438.ts';
import { stirReason2xx } from './stir-reason-2xx.ts';
import { stirStaleDate } from './stir-stale-date.ts';
import { unwanted607 } from './unwanted-607.ts';
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
  glare491,
  reinviteOverlap500,
  merged482,
  // Authentication and policy.
  challengeUnanswered,
  wrongPassword,
  staleNonceLoop,
  sameNonceLoop,
  authStripped,
  forbiddenAfterAuth,
  forbiddenNoChallenge,
  payment402,
  rejected603,
  blocked603,
  unwanted607,
  rejected608,
  anonymity433,
  stir428,
  stir436,
  stir437,
  stir438,
  stirStaleDate,
  stirReason2xx,
  notFound404,
];
