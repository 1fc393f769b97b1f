import type { TcpReason } from '../transport-event.ts';

/** What became of TCP connections, in English; `{peer}` is filled in. */
export const englishTcp = {
  refused: 'TCP connection refused: nothing listens at {peer}, or a firewall says so',
  unanswered: 'TCP connection unanswered by {peer}',
  reset: 'TCP connection cut off by {peer}',
} as const satisfies Record<Exclude<TcpReason, 'accepted'>, string>;
