import { parseVia, splitList } from '../sip/grammar.ts';
import type { CaseMessage } from './case-message.ts';

/** Vias read of one message; Max-Forwards allows no more (RFC 3261 16.6). */
const MOST_VIAS = 256;

/** Which hosts a request has passed, as its Vias name them, the latest first. A response tells those of its request. */
export function viaHosts(message: CaseMessage): string[] {
  return message
    .headers('Via')
    .flatMap((value) => splitList(value))
    .slice(0, MOST_VIAS)
    .flatMap((value) => {
      const via = parseVia(value);
      return via === null ? [] : [via.port === null || via.port === 5060 ? via.host : `${via.host}:${via.port}`];
    });
}

/** Hosts that a request has passed more than once. */
export function repeatedHosts(hosts: readonly string[]): string[] {
  // On its own machine every server has the loopback address, or the one that Debian gives its name.
  const telling = hosts.filter((host) => !/^(?:127\.0\.[01]\.1|localhost|\[::1\])(?::|$)/i.test(host));
  return [...new Set(telling.filter((host, i) => telling.indexOf(host) < i))];
}

/** Max-Forwards of a request; null when it has none, or it is not known. */
export function maxForwards(request: CaseMessage | null): number | null {
  const value = request?.header('Max-Forwards')?.trim() ?? '';
  return /^\d{1,3}$/.test(value) ? Number(value) : null;
}
