// @ts-check
import { writeSync } from 'node:fs';

/** What an attacker may change from one INVITE to the next, all changed: a capture of so many INVITEs, a thousand a second. */
const TARGET = [198, 51, 100, 1];
const HEADERS = 14 + 20 + 8;
const FIRST_SECOND = 1_760_000_000;

/**
 * Writes the capture to a file descriptor. The same number gives the same bytes.
 * @param {number} invites
 * @param {number} fd
 */
export function writeAttack(invites, fd) {
  const out = Buffer.alloc(1 << 20);
  let at = 0;
  const flush = () => {
    for (let from = 0; from < at;) from += writeSync(fd, out, from, at - from);
    at = 0;
  };
  let state = 88_172_645;
  const random = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  const name = () => random().toString(16) + random().toString(16);

  out.writeUInt32LE(0xa1b2c3d4, 0);
  out.writeUInt16LE(2, 4);
  out.writeUInt16LE(4, 6);
  out.writeUInt32LE(262_144, 16);
  out.writeUInt32LE(1, 20);
  at = 24;
  for (let i = 0; i < invites; i++) {
    const source = [1 + (random() % 220), random() & 255, random() & 255, random() & 255];
    const port = 1024 + (random() % 60_000);
    const host = source.join('.');
    const dialled = 1e9 + random();
    const text = [
      `INVITE sip:${dialled}@198.51.100.1 SIP/2.0`,
      `Via: SIP/2.0/UDP ${host}:${port};branch=z9hG4bK${name()}`,
      `From: "${name()}" <sip:${name()}@${name()}.example>;tag=${name()}`,
      `To: <sip:${dialled}@198.51.100.1>`,
      `Call-ID: ${name()}@${host}`,
      `CSeq: ${1 + (random() % 9999)} INVITE`,
      'Max-Forwards: 70',
      `User-Agent: ua-${name()}`,
      `Contact: <sip:${name()}@${host}:${port}>`,
      'Content-Length: 0',
      '\r\n',
    ].join('\r\n');
    const length = HEADERS + text.length;
    if (at + 16 + length > out.length) flush();
    out.writeUInt32LE(FIRST_SECOND + Math.floor(i / 1000), at);
    out.writeUInt32LE((i % 1000) * 1000, at + 4);
    out.writeUInt32LE(length, at + 8);
    out.writeUInt32LE(length, at + 12);
    at += 16;
    out.fill(0, at, at + HEADERS);
    out.writeUInt16BE(0x0800, at + 12);
    out[at + 14] = 0x45;
    out.writeUInt16BE(length - 14, at + 16);
    out[at + 22] = 64;
    out[at + 23] = 17;
    out.set(source, at + 26);
    out.set(TARGET, at + 30);
    out.writeUInt16BE(port, at + 34);
    out.writeUInt16BE(5060, at + 36);
    out.writeUInt16BE(length - 34, at + 38);
    out.write(text, at + HEADERS, 'latin1');
    at += length;
  }
  flush();
}
