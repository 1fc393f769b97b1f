import { noResponseIcmp } from './no-response-icmp.ts';
import { noResponseInvite } from './no-response-invite.ts';
import { notFound404 } from './not-found-404.ts';
import type { Rule } from './rule.ts';
import { scanner } from './scanner.ts';

/** All rules on single calls, in the order in which their findings are told. */
export const RULES: readonly Rule[] = [noResponseInvite, noResponseIcmp, notFound404, scanner];
