// @ts-check
import { writeSync } from 'node:fs';

/** Who is attacked: 198.51.100.1. */
const TARGET = [198, 51, 100, 1];
const ETHERNET = 14;
const IP = 20;
const UDP = 8;
const TCP = 20;
const FIRST_SECOND = 1_760_000_000;
/** What is sent where it is no INVITE. */
const METHODS = new Map([
  ['register', 'REGISTER'],
  ['options', 'OPTIONS'],
]);
const MORE_FRAGMENTS = 0x2000;
/** SYN, and ACK with PSH. */
const FLAGS = { syn: 2, data: 24 };

/** What a packet carries: an INVITE by itself; on a connection of its own, never closed; of which only the first fragment comes; another request. */
export const KINDS = /** @type {const} */ (['invite', 'tcp', 'fragment', 'register', 'options', 'method']);

/**
 * Writes a capture of an attack to a file descriptor: so many requests, a thousand a second, in which everything changes that a sender
 * may change. The same number and kind give the same bytes.
 * @param {number} requests
 * @param {number} fd
 * @param {(typeof KINDS)[number]} kind
 */
export function writeAttack(requests, fd, kind = 'invite') {
  const out = Buffer.alloc(1 << 20);
  let at = 0;
  const flush = () => {
    for (let from = 0; from < at;) from += writeSync(fd, out, from, at - from);
    at = 0;
  };
  const random = randomNumbers();
  const name = () => random().toString(16) + random().toString(16);
  const header = kind === 'tcp' ? TCP : UDP;
  /** @param {number} i @param {number[]} source @param {number} port @param {string} text @param {number} flags */
  const packet = (i, source, port, text, flags) => {
    const length = ETHERNET + IP + header + text.length;
    if (at + 16 + length > out.length) flush();
    out.writeUInt32LE(FIRST_SECOND + Math.floor(i / 1000), at);
    out.writeUInt32LE((i % 1000) * 1000, at + 4);
    out.writeUInt32LE(length, at + 8);
    out.writeUInt32LE(length, at + 12);
    at += 16;
    out.fill(0, at, at + ETHERNET + IP + header);
    out.writeUInt16BE(0x0800, at + 12);
    const ip = at + ETHERNET;
    out[ip] = 0x45;
    out.writeUInt16BE(length - ETHERNET, ip + 2);
    if (kind === 'fragment') {
      out.writeUInt16BE(i & 0xffff, ip + 4);
      out.writeUInt16BE(MORE_FRAGMENTS, ip + 6);
    }
    out[ip + 8] = 64;
    out[ip + 9] = kind === 'tcp' ? 6 : 17;
    out.set(source, ip + 12);
    out.set(TARGET, ip + 16);
    const body = ip + IP;
    out.writeUInt16BE(port, body);
    out.writeUInt16BE(5060, body + 2);
    if (kind === 'tcp') {
      out.writeUInt32BE(flags === FLAGS.syn ? 999 : 1000, body + 4);
      out[body + 12] = (TCP / 4) << 4;
      out[body + 13] = flags;
    } else out.writeUInt16BE(UDP + text.length + (kind === 'fragment' ? 1000 : 0), body + 4);
    out.write(text, body + header, 'latin1');
    at += length;
  };

  out.writeUInt32LE(0xa1b2c3d4, 0);
  out.writeUInt16LE(2, 4);
  out.writeUInt16LE(4, 6);
  out.writeUInt32LE(262_144, 16);
  out.writeUInt32LE(1, 20);
  at = 24;
  for (let i = 0; i < requests; i++) {
    const source = [1 + (random() % 220), random() & 255, random() & 255, random() & 255];
    const port = 1024 + (random() % 60_000);
    const host = source.join('.');
    const dialled = 1e9 + random();
    const method = kind === 'method' ? `X${name().toUpperCase()}` : (METHODS.get(kind) ?? 'INVITE');
    const lines = [
      `${method} sip:${dialled}@198.51.100.1 SIP/2.0`,
      `Via: SIP/2.0/${kind === 'tcp' ? 'TCP' : 'UDP'} ${host}:${port};branch=z9hG4bK${name()}`,
      `From: "${name()}" <sip:${name()}@${name()}.example>;tag=${name()}`,
      `To: <sip:${dialled}@198.51.100.1>`,
      `Call-ID: ${name()}@${host}`,
      `CSeq: ${1 + (random() % 9999)} ${method}`,
      'Max-Forwards: 70',
      `User-Agent: ua-${name()}`,
      `Contact: <sip:${name()}@${host}:${port}>`,
      'Content-Length: 0',
      '\r\n',
    ];
    let text = lines.join('\r\n');
    // A fragment that others follow is a multiple of eight bytes.
    if (kind === 'fragment') text = text.slice(0, text.length - (text.length % 8));
    if (kind === 'tcp') packet(i, source, port, '', FLAGS.syn);
    packet(i, source, port, text, FLAGS.data);
  }
  flush();
}

/** Xorshift: the same numbers every time. */
function randomNumbers() {
  let state = 88_172_645;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
}
