import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

import { readDatagrams } from './read-messages.ts';

const corpus = process.env['SIPMORTEM_CORPUS'];

/** The UDP payloads of a classic Ethernet capture without VLANs or fragments: enough for this one file. */
function udpPayloads(file: Uint8Array): Uint8Array[] {
  const view = new DataView(file.buffer, file.byteOffset, file.length);
  const isLittleEndian = view.getUint32(0, true) === 0xa1b2c3d4;
  const payloads: Uint8Array[] = [];
  for (let at = 24; at + 16 <= file.length;) {
    const frame = at + 16;
    const end = frame + view.getUint32(at + 8, isLittleEndian);
    at = end;
    const isFragment = (view.getUint16(frame + 20) & 0x3fff) !== 0;
    if (view.getUint16(frame + 12) !== 0x0800 || file[frame + 23] !== 17 || isFragment) continue;
    const udp = frame + 14 + 4 * (file[frame + 14]! & 15);
    payloads.push(file.subarray(udp + 8, end));
  }
  return payloads;
}

describe.skipIf(!corpus)('a fuzzed capture (needs SIPMORTEM_CORPUS)', () => {
  test('the messages that are still SIP are counted, and no others', () => {
    const file = readFileSync(`${corpus}/captures/nDPI-fuzz-2006-06-26-2594.pcap`);
    const { messages } = readDatagrams(udpPayloads(file));
    const count = (keys: (string | number)[]) => {
      const counts: Record<string, number> = {};
      for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
      return counts;
    };
    const requests = messages.filter((message) => message.isRequest);
    const responses = messages.filter((message) => !message.isRequest);
    expect(count(requests.map((message) => message.method))).toEqual({
      ACK: 4,
      CANCEL: 8,
      INVITE: 6,
      REGISTER: 9,
      REGIStER: 1,
    });
    expect(count(responses.map((message) => message.statusCode))).toEqual({
      100: 3,
      183: 1,
      200: 3,
      401: 10,
      403: 2,
      407: 3,
      408: 1,
      480: 1,
    });
    expect(new Set(messages.map((message) => message.callId).filter((id) => id !== null)).size).toBe(26);
  });
});
