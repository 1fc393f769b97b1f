import { reliableProgress420 } from './100rel-420.ts';
import { reliableProgress421 } from './100rel-421.ts';
import { ambiguous485 } from './ambiguous-485.ts';
import { answerInvalid } from './answer-invalid.ts';
import { badEvent489 } from './bad-event-489.ts';
import { badGateway502 } from './bad-gateway-502.ts';
import { badRequest400 } from './bad-request-400.ts';
import { changedSdp183200 } from './changed-sdp-183-200.ts';
import { codecMismatch488 } from './codec-mismatch-488.ts';
import { dtmfMismatch } from './dtmf-mismatch.ts';
import { emergency380 } from './emergency-380.ts';
import { extension420 } from './extension-420.ts';
import { extension421 } from './extension-421.ts';
import { failoverWorked } from './failover-worked.ts';
import { forkEarlyMedia } from './fork-early-media.ts';
import { gatewayTimeout504 } from './gateway-timeout-504.ts';
import { gone410 } from './gone-410.ts';
import { holdNoResume } from './hold-no-resume.ts';
import { incomplete484 } from './incomplete-484.ts';
import { ipVersion } from './ip-version.ts';
import { lateOfferNoAnswer } from './late-offer-no-answer.ts';
import { loop482 } from './loop-482.ts';
import { loop483 } from './loop-483.ts';
import { mediaType415 } from './media-type-415.ts';
import { method405 } from './method-405.ts';
import { method501 } from './method-501.ts';
import { moved301 } from './moved-301.ts';
import { noResponseInvite } from './no-response-invite.ts';
import { noRoute503 } from './no-route-503.ts';
import { notAcceptable406 } from './not-acceptable-406.ts';
import { notFound404 } from './not-found-404.ts';
import { notLocalDomain } from './not-local-domain.ts';
import { overload503RetryAfter } from './overload-503-retry-after.ts';
import { prackMissing } from './prack-missing.ts';
import { redirect302Followed } from './redirect-302-followed.ts';
import { redirect302NotFollowed } from './redirect-302-not-followed.ts';
import { redirectLoop } from './redirect-loop.ts';
import { reinviteFailedKept } from './reinvite-failed-kept.ts';
import { security494 } from './security-494.ts';
import { server500 } from './server-500.ts';
import { srtpMismatch } from './srtp-mismatch.ts';
import { t38Late } from './t38-late.ts';
import { t38Refused } from './t38-refused.ts';
import { transferFailed } from './transfer-failed.ts';
import { unregistered480 } from './unregistered-480.ts';
import { update501 } from './update-501.ts';
import { uriScheme416 } from './uri-scheme-416.ts';
import { webrtcPlain } from './webrtc-plain.ts';
import type { Rule } from './rule.ts';

/** All rules on single calls, in the order in which their findings are told. */
export const RULES: readonly Rule[] = [
  noResponseInvite,
  // Routing and numbers.
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
  redirect302Followed,
  redirect302NotFollowed,
  redirectLoop,
  failoverWorked,
  uriScheme416,
  notLocalDomain,
  emergency380,
  badRequest400,
  method405,
  method501,
  badEvent489,
  extension420,
  extension421,
  mediaType415,
  notAcceptable406,
  security494,
  // Session description and mid-call.
  codecMismatch488,
  srtpMismatch,
  webrtcPlain,
  ipVersion,
  answerInvalid,
  lateOfferNoAnswer,
  changedSdp183200,
  prackMissing,
  reliableProgress421,
  reliableProgress420,
  forkEarlyMedia,
  holdNoResume,
  t38Refused,
  t38Late,
  dtmfMismatch,
  transferFailed,
  reinviteFailedKept,
  update501,
];
