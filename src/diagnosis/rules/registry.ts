import { reliableProgress420 } from './100rel-420.ts';
import { reliableProgress421 } from './100rel-421.ts';
import { okRetransThenOk } from './200-retrans-then-ok.ts';
import { lost487 } from './487-lost.ts';
import { ackLostOnward } from './ack-lost-onward.ts';
import { ackMisrouted } from './ack-misrouted.ts';
import { ackMissing } from './ack-missing.ts';
import { ambiguous485 } from './ambiguous-485.ts';
import { anonymity433 } from './anonymity-433.ts';
import { answerInvalid } from './answer-invalid.ts';
import { authStripped } from './auth-stripped.ts';
import { badEvent489 } from './bad-event-489.ts';
import { badGateway502 } from './bad-gateway-502.ts';
import { badRequest400 } from './bad-request-400.ts';
import { blocked603 } from './blocked-603.ts';
import { bye481 } from './bye-481.ts';
import { byeCrossing } from './bye-crossing.ts';
import { byeNoAnswer } from './bye-no-answer.ts';
import { calleeBusyAfter200 } from './callee-busy-after-200.ts';
import { callerAbandoned } from './caller-abandoned.ts';
import { cancel200Race } from './cancel-200-race.ts';
import { cancel481 } from './cancel-481.ts';
import { cancelNo100 } from './cancel-no-100.ts';
import { challengeUnanswered } from './challenge-unanswered.ts';
import { changedSdp183200 } from './changed-sdp-183-200.ts';
import { codecMismatch488 } from './codec-mismatch-488.ts';
import { completedElsewhere } from './completed-elsewhere.ts';
import { dtmfMismatch } from './dtmf-mismatch.ts';
import { emergency380 } from './emergency-380.ts';
import { extension420 } from './extension-420.ts';
import { extension421 } from './extension-421.ts';
import { failoverWorked } from './failover-worked.ts';
import { forbiddenAfterAuth } from './forbidden-after-auth.ts';
import { forbiddenNoChallenge } from './forbidden-no-challenge.ts';
import { forkEarlyMedia } from './fork-early-media.ts';
import { forkTimeout180s } from './fork-timeout-180s.ts';
import { gatewayTimeout504 } from './gateway-timeout-504.ts';
import { glare491 } from './glare-491.ts';
import { gone410 } from './gone-410.ts';
import { holdNoResume } from './hold-no-resume.ts';
import { incomplete484 } from './incomplete-484.ts';
import { ipVersion } from './ip-version.ts';
import { lateByeCallerGone } from './late-bye-caller-gone.ts';
import { lateOfferNoAnswer } from './late-offer-no-answer.ts';
import { localTimeoutAck } from './local-timeout-ack.ts';
import { loop482 } from './loop-482.ts';
import { loop483 } from './loop-483.ts';
import { mediaTimeoutBye } from './media-timeout-bye.ts';
import { mediaType415 } from './media-type-415.ts';
import { merged482 } from './merged-482.ts';
import { method405 } from './method-405.ts';
import { method501 } from './method-501.ts';
import { moved301 } from './moved-301.ts';
import { mtuFragment } from './mtu-fragment.ts';
import { noResponseIcmp } from './no-response-icmp.ts';
import { noResponseInvite } from './no-response-invite.ts';
import { noResponseTcp } from './no-response-tcp.ts';
import { noRoute503 } from './no-route-503.ts';
import { noRport } from './no-rport.ts';
import { notAcceptable406 } from './not-acceptable-406.ts';
import { notFound404 } from './not-found-404.ts';
import { notLocalDomain } from './not-local-domain.ts';
import { overload503RetryAfter } from './overload-503-retry-after.ts';
import { payment402 } from './payment-402.ts';
import { prackMissing } from './prack-missing.ts';
import { privateContact } from './private-contact.ts';
import { privateSdp } from './private-sdp.ts';
import { proxy408 } from './proxy-408.ts';
import { redirect302Followed } from './redirect-302-followed.ts';
import { redirect302NotFollowed } from './redirect-302-not-followed.ts';
import { redirectLoop } from './redirect-loop.ts';
import { refreshRejected } from './refresh-rejected.ts';
import { reinvite481 } from './reinvite-481.ts';
import { reinviteFailedKept } from './reinvite-failed-kept.ts';
import { reinviteOverlap500 } from './reinvite-overlap-500.ts';
import { rejected603 } from './rejected-603.ts';
import { rejected608 } from './rejected-608.ts';
import { ringNoAnswer } from './ring-no-answer.ts';
import type { Rule } from './rule.ts';
import { sameNonceLoop } from './same-nonce-loop.ts';
import { scanner } from './scanner.ts';
import { security494 } from './security-494.ts';
import { server500 } from './server-500.ts';
import { sessionTimer422 } from './session-timer-422.ts';
import { sessionTimerExpired } from './session-timer-expired.ts';
import { shortCallImmediateBye } from './short-call-immediate-bye.ts';
import { sipAlg } from './sip-alg.ts';
import { spiralB2bua } from './spiral-b2bua.ts';
import { srtpMismatch } from './srtp-mismatch.ts';
import { staleNonceLoop } from './stale-nonce-loop.ts';
import { stir428 } from './stir-428.ts';
import { stir436 } from './stir-436.ts';
import { stir437 } from './stir-437.ts';
import { stir438 } from './stir-438.ts';
import { stirReason2xx } from './stir-reason-2xx.ts';
import { stirStaleDate } from './stir-stale-date.ts';
import { t38Late } from './t38-late.ts';
import { t38Refused } from './t38-refused.ts';
import { tcpResetMidcall } from './tcp-reset-midcall.ts';
import { transferFailed } from './transfer-failed.ts';
import { truncatedMessage } from './truncated-message.ts';
import { tryingThenSilence } from './trying-then-silence.ts';
import { unregistered480 } from './unregistered-480.ts';
import { unwanted607 } from './unwanted-607.ts';
import { update501 } from './update-501.ts';
import { uriScheme416 } from './uri-scheme-416.ts';
import { webrtcPlain } from './webrtc-plain.ts';
import { wrongPassword } from './wrong-password.ts';
import { wrongPortReply } from './wrong-port-reply.ts';

/** All rules on single calls, in the order in which their findings are told. */
export const RULES: readonly Rule[] = [
  noResponseInvite,
  noResponseIcmp,
  noResponseTcp,
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
  glare491,
  reinviteOverlap500,
  merged482,
  challengeUnanswered,
  wrongPassword,
  staleNonceLoop,
  sameNonceLoop,
  authStripped,
  forbiddenAfterAuth,
  forbiddenNoChallenge,
  payment402,
  rejected603,
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
  incomplete484,
  ambiguous485,
  gone410,
  moved301,
  unregistered480,
  noRoute503,
  overload503RetryAfter,
  badGateway502,
  server500,
  gatewayTimeout504,
  loop483,
  loop482,
  reliableProgress420,
  reliableProgress421,
  answerInvalid,
  badEvent489,
  badRequest400,
  blocked603,
  changedSdp183200,
  codecMismatch488,
  dtmfMismatch,
  emergency380,
  extension420,
  extension421,
  failoverWorked,
  forkEarlyMedia,
  holdNoResume,
  ipVersion,
  lateOfferNoAnswer,
  mediaType415,
  method405,
  method501,
  mtuFragment,
  noRport,
  notAcceptable406,
  notLocalDomain,
  prackMissing,
  privateContact,
  privateSdp,
  redirect302Followed,
  redirect302NotFollowed,
  redirectLoop,
  reinviteFailedKept,
  security494,
  sipAlg,
  spiralB2bua,
  srtpMismatch,
  t38Late,
  t38Refused,
  tcpResetMidcall,
  transferFailed,
  truncatedMessage,
  update501,
  uriScheme416,
  webrtcPlain,
  wrongPortReply,
  scanner,
];
