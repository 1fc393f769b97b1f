import type { Call } from '../calls/call.ts';
import type { IcmpEvent, TcpEvent } from '../transport-event.ts';

/** The ICMP errors about a call's INVITE. */
export function icmpEventsOf({ transportEvents }: Call): IcmpEvent[] {
  return transportEvents === null ? [] : transportEvents.filter((event) => event.kind === 'icmp');
}

/** The connection that did not come about for a call's INVITE; null when there was none. */
export function failedConnectionOf({ transportEvents }: Call): TcpEvent | null {
  return transportEvents?.find((event): event is TcpEvent => event.kind === 'tcp' && event.reason !== 'reset') ?? null;
}

/** The first connection with messages of the call that was cut off; null when none was. */
export function resetOf({ transportEvents }: Call): TcpEvent | null {
  return transportEvents?.find((event): event is TcpEvent => event.kind === 'tcp' && event.reason === 'reset') ?? null;
}
