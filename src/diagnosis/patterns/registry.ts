import { answeredDroppedFixedTime } from './answered-dropped-fixed-time.ts';
import { codeSince } from './code-since.ts';
import type { Pattern } from './pattern.ts';
import { peerRetransmits } from './peer-retransmits.ts';
import { peerSilent } from './peer-silent.ts';
import { prefixNotFound } from './prefix-not-found.ts';
import { premiumBurst } from './premium-burst.ts';
import { rateLimited } from './rate-limited.ts';

/** What is looked for over all calls, in the order in which it is told. */
export const PATTERNS: readonly Pattern[] = [
  peerSilent,
  codeSince,
  prefixNotFound,
  rateLimited,
  answeredDroppedFixedTime,
  peerRetransmits,
  premiumBurst,
];
