/** Something that the layers below SIP say about a SIP packet: an ICMP error that quotes it. */
export interface TransportEvent {
  readonly kind: 'icmp';
  readonly reason: IcmpReason;
  /** Address of who reports it, as people write it. */
  readonly reporter: string;
  /** The reporter is the host that the packet was sent to. */
  readonly isByDestination: boolean;
  /** Endpoint ids of the packet that it is about. */
  readonly source: number;
  readonly destination: number;
  /** Microseconds since the epoch, NaN when unknown. */
  readonly timeMicros: number;
  readonly input: number;
  readonly frame: number;
}

/** What an ICMP error says (RFC 792, RFC 1812 5.2.7.1, RFC 4443). */
export type IcmpReason =
  | 'port-unreachable'
  | 'host-unreachable'
  | 'network-unreachable'
  | 'protocol-unreachable'
  | 'prohibited'
  | 'packet-too-big'
  | 'time-exceeded';

/** Who takes them: the call stage. */
export interface TransportEventSink {
  transportEvent(event: TransportEvent): void;
}
