import { captured, ethernet, ipv4, tcp, TCP_FLAG, type TcpFields } from '../build-packets.ts';
import { decoding } from '../recording-sink.ts';

const { SYN, ACK, FIN, RST } = TCP_FLAG;

/** One TCP connection fed to a decoder packet by packet: a client on port 40000, a server on 5060. */
export class Conversation {
  readonly run = decoding();
  timeMicros = 0;
  frame = 0;
  input = 0;
  sourcePort = 40000;
  destinationPort = 5060;
  readonly #sequence: number;

  /** @param sequence of the client's first byte */
  constructor(sequence = 1000) {
    this.#sequence = sequence;
  }

  /** The texts of the messages so far. */
  get texts(): string[] {
    return this.run.sink.messages.map(({ text }) => text);
  }

  packet(payload: string | Uint8Array, fields: TcpFields, fromServer = false, cutAt?: number): void {
    const { sourcePort, destinationPort } = this;
    const ports = fromServer
      ? { sourcePort: destinationPort, destinationPort: sourcePort }
      : { sourcePort, destinationPort };
    const ends = fromServer ? { source: 2, destination: 1 } : {};
    const bytes = ethernet(ipv4(tcp(payload, { ...ports, ...fields }), { protocol: 6, ...ends }));
    const { timeMicros } = this;
    const frame = ++this.frame;
    this.run.decoder.decode(captured(bytes.subarray(0, cutAt), { timeMicros, frame }), this.input);
  }

  syn(sequence = this.#sequence - 1): void {
    this.packet('', { flags: SYN, sequence });
  }

  fin(offset: number): void {
    this.packet('', { flags: FIN | ACK, sequence: this.#sequence + offset });
  }

  reset(offset: number): void {
    this.packet('', { flags: RST, sequence: this.#sequence + offset });
  }

  /** Bytes from the client. @param offset of the first in its stream */
  send(offset: number, payload: string | Uint8Array, sequence = this.#sequence): void {
    this.packet(payload, { sequence: sequence + offset });
  }

  /** The part of a stream between two offsets, from the client. */
  sendPart(stream: string, from: number, to: number): void {
    this.send(from, stream.slice(from, to));
  }

  /** The server acknowledges all before an offset. */
  acknowledge(offset: number): void {
    this.packet('', { acknowledgment: this.#sequence + offset }, true);
  }
}
