import { mtuFragment } from './mtu-fragment.ts';
import { noResponseInvite } from './no-response-invite.ts';
import { noRport } from './no-rport.ts';
import { notFound404 } from './not-found-404.ts';
import { privateContact } from './private-contact.ts';
import { privateSdp } from './private-sdp.ts';
import type { Rule } from './rule.ts';
import { sipAlg } from './sip-alg.ts';
import { truncatedMessage } from './truncated-message.ts';
import { wrongPortReply } from './wrong-port-reply.ts';

/** All rules on single calls, in the order in which their findings are told. */
export const RULES: readonly Rule[] = [
  noResponseInvite,
  notFound404,
  // Addresses, NAT, transport.
  privateContact,
  privateSdp,
  noRport,
  sipAlg,
  wrongPortReply,
  mtuFragment,
  truncatedMessage,
];
