import { okRetransThenOk } from './200-retrans-then-ok.ts';
import { lost487 } from './487-lost.ts';
import { ackLostOnward } from './ack-lost-onward.ts';
import { ackMisrouted } from './ack-misrouted.ts';
import { ackMissing } from './ack-missing.ts';
import { authStripped } from './auth-stripped.ts';
import { bye481 } from './bye-481.ts';
import { byeCrossing } from './bye-crossing.ts';
import { byeNoAnswer } from './bye-no-answer.ts';
import { calleeBusyAfter200 } from './callee-busy-after-200.ts';
import { callerAbandoned } from './caller-abandoned.ts';
import { cancel200Race } from './cancel-200-race.ts';
import { cancel481 } from './cancel-481.ts';
import { cancelNo100 } from './cancel-no-100.ts';
import { challengeUnanswered } from './challenge-unanswered.ts';
import { completedElsewhere } from './completed-elsewhere.ts';
import { forbiddenAfterAuth } from './forbidden-after-auth.ts';
import { forbiddenNoChallenge } from './forbidden-no-challenge.ts';
import { forkTimeout180s } from './fork-timeout-180s.ts';
import { lateByeCallerGone } from './late-bye-caller-gone.ts';
import { localTimeoutAck } from './local-timeout-ack.ts';
import { mediaTimeoutBye } from './media-timeout-bye.ts';
import { noResponseIcmp } from './no-response-icmp.ts';
import { noResponseInvite } from './no-response-invite.ts';
import { notFound404 } from './not-found-404.ts';
import { proxy408 } from './proxy-408.ts';
import { refreshRejected } from './refresh-rejected.ts';
import { reinvite481 } from './reinvite-481.ts';
import { ringNoAnswer } from './ring-no-answer.ts';
import type { Rule } from './rule.ts';
import { sameNonceLoop } from './same-nonce-loop.ts';
import { scanner } from './scanner.ts';
import { sessionTimer422 } from './session-timer-422.ts';
import { sessionTimerExpired } from './session-timer-expired.ts';
import { shortCallImmediateBye } from './short-call-immediate-bye.ts';
import { staleNonceLoop } from './stale-nonce-loop.ts';
import { tryingThenSilence } from './trying-then-silence.ts';
import { wrongPassword } from './wrong-password.ts';

/** All rules on single calls, in the order in which their findings are told. */
export const RULES: readonly Rule[] = [
  noResponseInvite,
  noResponseIcmp,
  tryingThenSilence,
  proxy408,
  localTimeoutAck,
  ringNoAnswer,
  forkTimeout180s,
  ackMissing,
  ackMisrouted,
  ackLostOnward,
  okRetransThenOk,
  sessionTimerExpired,
  sessionTimer422,
  refreshRejected,
  mediaTimeoutBye,
  bye481,
  reinvite481,
  byeNoAnswer,
  byeCrossing,
  shortCallImmediateBye,
  calleeBusyAfter200,
  lateByeCallerGone,
  callerAbandoned,
  cancelNo100,
  cancel481,
  cancel200Race,
  lost487,
  completedElsewhere,
  challengeUnanswered,
  wrongPassword,
  staleNonceLoop,
  sameNonceLoop,
  authStripped,
  forbiddenAfterAuth,
  forbiddenNoChallenge,
  notFound404,
  scanner,
];
