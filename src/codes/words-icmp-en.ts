import type { IcmpReason } from '../transport-event.ts';

/** What ICMP errors say, in English; `{reporter}` is filled in. */
export const englishIcmp = {
  'port-unreachable': 'port unreachable: the host is up and nothing listens there (told by {reporter})',
  'host-unreachable': 'host unreachable (told by {reporter})',
  'network-unreachable': 'network unreachable (told by {reporter})',
  'protocol-unreachable': 'protocol unreachable (told by {reporter})',
  prohibited: 'refused by a firewall or filter (told by {reporter})',
  'packet-too-big': 'packet too big for the way, and not fragmented (told by {reporter})',
  'time-exceeded': 'the packet ran in circles (told by {reporter})',
} as const satisfies Record<IcmpReason, string>;
