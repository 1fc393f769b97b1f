// @ts-check
// Captures in memory, of the traffic that bench/asterisk-log.mjs makes up.
import { messagesOf } from '../asterisk-log.mjs';

const ETHERNET = Buffer.from('0200000000020200000000010800', 'hex');
const CLIENT = [192, 0, 2, 7];
const SERVER = [198, 51, 100, 4];
const PORT = 5060;
const FIRST_SECOND = 1_760_000_000;
/** Segments of a stream end in the middle of messages. */
const SEGMENT = 1400;

/** @typedef {{ received: boolean, bytes: Buffer }} Sent */

/** The messages of so many calls. @param {number} calls @returns {Sent[]} */
export function sentIn(calls) {
  return Array.from({ length: calls }, (_, call) => messagesOf(call))
    .flat()
    .map(({ received, text }) => ({ received, bytes: Buffer.from(text, 'latin1') }));
}

/** Each in a datagram. @param {readonly Sent[]} sent @returns {Buffer[]} frames */
export function udpFrames(sent) {
  return sent.map(({ received, bytes }) => {
    const header = Buffer.alloc(8);
    header.writeUInt16BE(PORT, 0);
    header.writeUInt16BE(PORT, 2);
    header.writeUInt16BE(8 + bytes.length, 4);
    return frame(received, 17, Buffer.concat([header, bytes]));
  });
}

/** One connection, both ways, in segments. @param {readonly Sent[]} sent @returns {Buffer[]} frames */
export function tcpFrames(sent) {
  const next = { received: 1, transmitted: 1 };
  const waiting = { received: Buffer.alloc(0), transmitted: Buffer.alloc(0) };
  /** @type {Buffer[]} */
  const frames = [];
  for (const { received, bytes } of sent) {
    const way = received ? 'received' : 'transmitted';
    let rest = Buffer.concat([waiting[way], bytes]);
    for (; rest.length >= SEGMENT; rest = rest.subarray(SEGMENT)) {
      const header = Buffer.alloc(20);
      header.writeUInt16BE(received ? PORT + 1 : PORT, 0);
      header.writeUInt16BE(received ? PORT : PORT + 1, 2);
      header.writeUInt32BE(next[way] >>> 0, 4);
      header[12] = 0x50;
      header[13] = 0x10;
      frames.push(frame(received, 6, Buffer.concat([header, rest.subarray(0, SEGMENT)])));
      next[way] += SEGMENT;
    }
    waiting[way] = rest;
  }
  return frames;
}

/** @param {boolean} received @param {number} protocol @param {Buffer} payload */
function frame(received, protocol, payload) {
  const header = Buffer.alloc(20);
  header[0] = 0x45;
  header.writeUInt16BE(20 + payload.length, 2);
  header[8] = 64;
  header[9] = protocol;
  header.set(received ? CLIENT : SERVER, 12);
  header.set(received ? SERVER : CLIENT, 16);
  return Buffer.concat([ETHERNET, header, payload]);
}

/** @param {readonly Buffer[]} frames a thousand a second */
export function pcapOf(frames) {
  const head = Buffer.alloc(24);
  head.writeUInt32LE(0xa1b2c3d4, 0);
  head.writeUInt16LE(2, 4);
  head.writeUInt16LE(4, 6);
  head.writeUInt32LE(262_144, 16);
  head.writeUInt32LE(1, 20);
  const records = frames.flatMap((bytes, index) => {
    const header = Buffer.alloc(16);
    header.writeUInt32LE(FIRST_SECOND + Math.floor(index / 1000), 0);
    header.writeUInt32LE((index % 1000) * 1000, 4);
    header.writeUInt32LE(bytes.length, 8);
    header.writeUInt32LE(bytes.length, 12);
    return [header, bytes];
  });
  return Buffer.concat([head, ...records]);
}

/** @param {readonly Buffer[]} frames a thousand a second */
export function pcapngOf(frames) {
  const section = Buffer.alloc(16, 0xff);
  section.writeUInt32LE(0x1a2b3c4d, 0);
  section.writeUInt16LE(1, 4);
  section.writeUInt16LE(0, 6);
  const interfaceBlock = Buffer.alloc(8);
  interfaceBlock.writeUInt16LE(1, 0);
  const packets = frames.map((bytes, index) => {
    const micros = BigInt(FIRST_SECOND) * 1_000_000n + BigInt(index) * 1000n;
    const header = Buffer.alloc(20);
    header.writeUInt32LE(Number(micros >> 32n), 4);
    header.writeUInt32LE(Number(micros & 0xffff_ffffn), 8);
    header.writeUInt32LE(bytes.length, 12);
    header.writeUInt32LE(bytes.length, 16);
    return block(6, Buffer.concat([header, bytes, Buffer.alloc(-bytes.length & 3)]));
  });
  return Buffer.concat([block(0x0a0d0d0a, section), block(1, interfaceBlock), ...packets]);
}

/** @param {number} type @param {Buffer} body */
function block(type, body) {
  const [head, tail] = [Buffer.alloc(8), Buffer.alloc(4)];
  head.writeUInt32LE(type, 0);
  head.writeUInt32LE(12 + body.length, 4);
  tail.writeUInt32LE(12 + body.length, 0);
  return Buffer.concat([head, body, tail]);
}
