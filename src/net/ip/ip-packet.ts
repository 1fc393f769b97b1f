/** IP protocol numbers (IANA) that the stage knows. */
export const IP_PROTOCOL = {
  hopByHop: 0,
  icmp: 1,
  tcp: 6,
  udp: 17,
  routing: 43,
  fragment: 44,
  authentication: 51,
  icmpV6: 58,
  destinationOptions: 60,
  sctp: 132,
} as const;

/** What the IP header of a packet says. One object is reused for all packets; offsets are into `bytes`. */
export class IpPacket {
  bytes: Uint8Array = EMPTY;
  isV6 = false;
  /** Where the source address stands; the destination address follows it. */
  addresses = 0;
  /** Of the payload: the number in the header, or what the last IPv6 extension header names. */
  protocol = 0;
  /** The payload, as far as it was captured. */
  start = 0;
  end = 0;
  /** How many more bytes of the payload were on the wire. */
  missing = 0;

  isFragment = false;
  /** Identification, as a signed number. */
  fragmentId = 0;
  /** In bytes. */
  fragmentOffset = 0;
  moreFragments = false;
}

const EMPTY = new Uint8Array(0);
