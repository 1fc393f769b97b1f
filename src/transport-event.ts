/** Something that the layers below SIP say about a peer, or about a packet with SIP in it. */
export type TransportEvent = IcmpEvent | TcpEvent | TlsEvent;

interface PacketEvent {
  /** Microseconds since the epoch, NaN when unknown. */
  readonly timeMicros: number;
  /** The packet that tells it. */
  readonly input: number;
  readonly frame: number;
}

/** An ICMP error that quotes a SIP packet. */
export interface IcmpEvent extends PacketEvent {
  readonly kind: 'icmp';
  readonly reason: IcmpReason;
  /** Address of who reports it, as people write it. */
  readonly reporter: string;
  /** The reporter is the host that the packet was sent to. */
  readonly isByDestination: boolean;
  /** Endpoint ids of the packet that it is about. */
  readonly source: number;
  readonly destination: number;
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

/** What happened to a TCP connection (RFC 9293 3.5). */
export interface TcpEvent extends PacketEvent {
  readonly kind: 'tcp';
  readonly reason: TcpReason;
  /** Endpoint ids: who asked for the connection, and the SIP port that it was to go to; of a reset who sent it, and the other end. */
  readonly source: number;
  readonly destination: number;
  /** When the first SYN was sent; of a reset the same as `timeMicros`. */
  readonly firstMicros: number;
  /** SYNs sent so far; of a reset 0. */
  readonly syns: number;
}

/**
 * `refused`: a SYN was answered by RST. `unanswered`: it was sent again, and nothing came. `accepted`: a port that had not
 * taken connections takes them again. `reset`: a connection with SIP on it was cut off by RST.
 */
export type TcpReason = 'refused' | 'unanswered' | 'accepted' | 'reset';

/** How a TLS handshake on a SIP port ended (RFC 8446 6). */
export interface TlsEvent extends PacketEvent {
  readonly kind: 'tls';
  readonly reason: TlsReason;
  /** Number of the alert; of `alert` only, else 0. */
  readonly alert: number;
  /** Endpoint ids: who opened the connection, and the SIP port that it went to. */
  readonly source: number;
  readonly destination: number;
  /** The client ended it; else the server did. */
  readonly isByClient: boolean;
}

/**
 * `alert`: an alert in the clear. `hidden-alert`: what has the length of an alert that is encrypted (TLS 1.3), and then the
 * end. `cut-off`: the connection was closed or reset in the middle. `established`: it works again with who failed before.
 */
export type TlsReason = 'alert' | 'hidden-alert' | 'cut-off' | 'established';

/** Who takes them: the call stage. */
export interface TransportEventSink {
  transportEvent(event: TransportEvent): void;
}
