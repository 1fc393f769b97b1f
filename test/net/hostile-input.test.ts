import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { captured, ethernet, ipv4, ipv6, joined, tcp, udp } from './build-packets.ts';
import { decoding } from './recording-sink.ts';
import { request } from './sip-text.ts';

const LINK_TYPES = [1, 113, 276, 0, 108, 101, 12, 14, 228, 229, 252, 999];
const TEXT = request('a', 40);
const PACKETS = [
  ethernet(ipv4(udp(TEXT), { options: [7, 7, 4, 0, 0, 0, 0, 0] }), [0x81, 0, 0, 7]),
  ethernet(ipv6(udp(TEXT), { protocol: 60, options: [17, 0, 1, 4, 0, 0, 0, 0] })),
  ethernet(ipv4(tcp(TEXT, { options: [1, 1, 1, 1] }), { protocol: 6 })),
  ethernet(ipv4(udp(TEXT).subarray(0, 64), { id: 1, more: true })),
  ethernet(ipv6(udp(TEXT).subarray(0, 64), { id: 1, more: true })),
  ethernet(ipv4(joined('HEP3', TEXT)), [0x88, 0x47, 0, 1, 1, 64]),
  ethernet(ipv6(tcp(TEXT), { protocol: 6 }), [0x88, 0x64, 0x11, 0, 0, 1, 0, 99, 0, 0x57]),
];

/** Times as a broken capture has them: mostly onward, sometimes wild. */
const time = fc.oneof(
  { weight: 4, arbitrary: fc.nat({ max: 1000 }).map((millis) => 1.76e15 + 1000 * millis) },
  fc.double(),
  fc.constant(Number.NaN),
);

describe('nothing that a capture holds throws', () => {
  it('random bytes on any link', () => {
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.uint8Array({ maxLength: 120 }), fc.constantFrom(...LINK_TYPES), time)),
        (packets) => {
          const { decoder } = decoding();
          for (const [bytes, linkType, timeMicros] of packets)
            decoder.decode(captured(bytes, { linkType, timeMicros }), 0);
          decoder.finish();
        },
      ),
    );
  });

  it('packets with random bytes changed, at random times', () => {
    const change = fc.tuple(fc.nat({ max: 80 }), fc.nat({ max: 255 }));
    const packet = fc.tuple(fc.constantFrom(...PACKETS), fc.array(change, { maxLength: 4 }), time);
    fc.assert(
      fc.property(fc.array(packet, { maxLength: 40 }), (packets) => {
        const { decoder } = decoding();
        for (const [original, changes, timeMicros] of packets) {
          const bytes = Uint8Array.from(original);
          for (const [at, value] of changes) bytes[at] = value;
          decoder.decode(captured(bytes, { timeMicros }), 0);
        }
        decoder.finish();
      }),
      { numRuns: 300 },
    );
  });

  it('packets cut at every byte, of which nothing behind the cut is read', () => {
    for (const packet of PACKETS)
      for (let length = 0; length <= packet.length; length++) {
        const { decoder, sink } = decoding();
        decoder.decode(captured(packet.subarray(0, length), { originalLength: packet.length }), 0);
        decoder.finish();
        // Behind the packet stand bytes 0xff.
        for (const { text } of [...sink.datagrams, ...sink.messages]) expect(TEXT.startsWith(text)).toBe(true);
      }
  });

  it('packets of a conversation in any order, any number of times', () => {
    const texts = [TEXT, '\r\n', 'a', 'INV', TEXT.slice(20), '\0'];
    const segment = fc.record({
      sequence: fc.integer({ min: -400, max: 400 }),
      acknowledgment: fc.integer({ min: -400, max: 400 }),
      flags: fc.nat({ max: 31 }),
      payload: fc.constantFrom('', ...texts),
      source: fc.constantFrom(1, 2),
      timeMicros: time,
    });
    fc.assert(
      fc.property(fc.array(segment, { maxLength: 60 }), (segments) => {
        const { decoder } = decoding();
        for (const { payload, source, timeMicros, ...fields } of segments) {
          const ports = source === 1 ? {} : { sourcePort: 5060, destinationPort: 40000 };
          const ip = ipv4(tcp(payload, { ...fields, ...ports }), { protocol: 6, source, destination: 3 - source });
          decoder.decode(captured(ethernet(ip), { timeMicros }), 0);
        }
        decoder.finish();
      }),
      { numRuns: 300 },
    );
  });
});
