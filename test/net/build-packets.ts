import { PacketCursor } from '../../src/pcap/packet-cursor.ts';

/** Bytes of a text, one byte a character, or of numbers. */
export function bytesOf(content: string | readonly number[] | Uint8Array): Uint8Array {
  if (typeof content === 'string') return Buffer.from(content, 'latin1');
  return content instanceof Uint8Array ? content : Uint8Array.from(content);
}

export function joined(...parts: (string | readonly number[] | Uint8Array)[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map(bytesOf)));
}

/** A number as `count` bytes in network byte order. */
export function bigEndian(value: number, count: number): number[] {
  return Array.from({ length: count }, (_, i) => Math.floor(value / 2 ** (8 * (count - 1 - i))) % 256);
}

export interface PacketFields {
  timeMicros?: number;
  frame?: number;
  linkType?: number;
  originalLength?: number;
}

/** A captured packet. The bytes stand in the middle of a larger buffer full of 0xff, as they do in a reader's window. */
export function captured(bytes: Uint8Array, fields: PacketFields = {}): PacketCursor {
  const cursor = new PacketCursor();
  cursor.bytes = new Uint8Array(bytes.length + 96).fill(0xff);
  cursor.bytes.set(bytes, 32);
  cursor.start = 32;
  cursor.end = 32 + bytes.length;
  cursor.originalLength = fields.originalLength ?? bytes.length;
  cursor.timeMicros = fields.timeMicros ?? 0;
  cursor.linkType = fields.linkType ?? 1;
  cursor.frame = fields.frame ?? 1;
  return cursor;
}

const MACS = [2, 0, 0, 0, 0, 1, 2, 0, 0, 0, 0, 2];

/** Ethernet II. @param tags what stands before the EtherType: VLAN tags and so on */
export function ethernet(ip: Uint8Array, tags: readonly number[] = []): Uint8Array {
  return joined(MACS, tags, bigEndian(etherType(ip), 2), ip);
}

export function etherType(ip: Uint8Array): number {
  return ip[0]! >>> 4 === 6 ? 0x86dd : 0x0800;
}

export interface IpFields {
  /** Last byte of the addresses 10.0.0.x or 2001:db8::x. */
  source?: number;
  destination?: number;
  protocol?: number;
  id?: number;
  /** Of a fragment, in bytes. */
  offset?: number;
  more?: boolean;
  totalLength?: number;
  options?: readonly number[];
}

export function ipv4(payload: Uint8Array, fields: IpFields = {}): Uint8Array {
  const { source = 1, destination = 2, protocol = 17, id = 0, offset = 0, more = false, options = [] } = fields;
  const length = 20 + options.length;
  const fragment = (more ? 0x2000 : 0) | (offset >> 3);
  const first = [0x40 | (length >> 2), 0, ...bigEndian(fields.totalLength ?? length + payload.length, 2)];
  const rest = [...bigEndian(id, 2), ...bigEndian(fragment, 2), 64, protocol, 0, 0];
  return joined(first, rest, [10, 0, 0, source, 10, 0, 0, destination], options, payload);
}

/** @param fields `options`: extension headers, the first of which `protocol` names */
export function ipv6(payload: Uint8Array, fields: IpFields = {}): Uint8Array {
  const { source = 1, destination = 2, protocol = 17, options = [] } = fields;
  const isFragment = fields.id !== undefined;
  const extensions = isFragment ? fragmentHeader(fields) : options;
  const length = fields.totalLength ?? extensions.length + payload.length;
  const header = [0x60, 0, 0, 0, ...bigEndian(length, 2), isFragment ? 44 : protocol, 64];
  return joined(header, v6Address(source), v6Address(destination), extensions, payload);
}

function fragmentHeader({ protocol = 17, id = 0, offset = 0, more = false }: IpFields): number[] {
  return [protocol, 0, ...bigEndian(offset | (more ? 1 : 0), 2), ...bigEndian(id, 4)];
}

function v6Address(last: number): number[] {
  return [0x20, 1, 0xd, 0xb8, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, last];
}

export interface UdpFields {
  sourcePort?: number;
  destinationPort?: number;
  length?: number;
}

export function udp(payload: string | Uint8Array, fields: UdpFields = {}): Uint8Array {
  const { sourcePort = 5060, destinationPort = 5060 } = fields;
  const body = bytesOf(payload);
  const ports = [...bigEndian(sourcePort, 2), ...bigEndian(destinationPort, 2)];
  return joined(ports, bigEndian(fields.length ?? 8 + body.length, 2), [0, 0], body);
}

export const TCP_FLAG = { FIN: 1, SYN: 2, RST: 4, PSH: 8, ACK: 16 } as const;

export interface TcpFields {
  sourcePort?: number;
  destinationPort?: number;
  sequence?: number;
  acknowledgment?: number;
  flags?: number;
  options?: readonly number[];
}

export function tcp(payload: string | Uint8Array, fields: TcpFields = {}): Uint8Array {
  const { sourcePort = 40000, destinationPort = 5060, sequence = 0, acknowledgment = 0, options = [] } = fields;
  const ports = [...bigEndian(sourcePort, 2), ...bigEndian(destinationPort, 2)];
  const numbers = [...bigEndian(sequence >>> 0, 4), ...bigEndian(acknowledgment >>> 0, 4)];
  const rest = [(20 + options.length) << 2, fields.flags ?? TCP_FLAG.ACK, 0xff, 0xff, 0, 0, 0, 0, ...options];
  return joined(ports, numbers, rest, payload);
}
