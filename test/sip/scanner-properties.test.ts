import { Buffer } from 'node:buffer';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { StreamMemory } from '../../src/payload.ts';
import { parseCSeq, parseNameAddr, parseVia, splitList } from '../../src/sip/grammar.ts';
import { buildRequest, buildResponse } from './build-message.ts';
import { nameAddr, space, token, via } from './legal-values.ts';
import { readDatagrams, readOne, readStream } from './read-messages.ts';

/** What the scanner must make of a value: the same as of a message that has it in the plainest form. */
const plainTag = (tag: string | null) =>
  readOne(buildRequest({ from: `<sip:x@y>${tag === null ? '' : `;tag=${tag}`}` })).fromTagHash;
const plainVia = (parsed: NonNullable<ReturnType<typeof parseVia>>) => {
  const port = parsed.port === null ? '' : `:${parsed.port}`;
  const branch = parsed.branch === null ? '' : `;branch=${parsed.branch}`;
  return readOne(buildRequest({ vias: [`SIP/2.0/UDP ${parsed.host}${port}${branch}`] })).branchHash;
};

const names = fc.record({
  via: fc.constantFrom('Via', 'v', 'VIA', 'V'),
  from: fc.constantFrom('From', 'f', 'fROM'),
  to: fc.constantFrom('To', 't', 'TO'),
  callId: fc.constantFrom('Call-ID', 'i', 'call-id'),
  cseq: fc.constantFrom('CSeq', 'cseq', 'CSEQ'),
  length: fc.constantFrom('Content-Length', 'l', 'CONTENT-LENGTH'),
});
const beforeColon = fc.constantFrom('', ' ', '\t ');

const legalRequest = fc
  .record({
    names,
    beforeColon,
    space,
    from: nameAddr,
    to: nameAddr,
    vias: fc.array(fc.array(via, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    callId: fc.tuple(token, fc.option(token)).map(([a, b]) => (b === null ? a : `${a}@${b}`)),
    number: fc.nat({ max: 0x7fffffff }),
    method: fc.oneof(fc.constantFrom('INVITE', 'ACK', 'BYE', 'REFER', 'UPDATE'), token),
    order: fc.array(fc.nat(), { minLength: 16, maxLength: 16 }),
    body: fc.string({ maxLength: 20 }),
  })
  .map((parts) => {
    const colon = `${parts.beforeColon}:${parts.space}`;
    const headers = [
      `${parts.names.from}${colon}${parts.from.text}`,
      `${parts.names.to}${colon}${parts.to.text}`,
      `${parts.names.callId}${colon}${parts.callId}${parts.space}`,
      `${parts.names.cseq}${colon}${parts.number}${parts.space || ' '}${parts.method}`,
      `${parts.names.length}${colon}${Buffer.byteLength(parts.body)}`,
      'Max-Forwards: 70',
      'X-Odd: ;tag=no, branch=z9hG4bKno',
    ];
    const vias = parts.vias.map(
      (line) => `${parts.names.via}${colon}${line.map(({ text }) => text).join(`${parts.space},`)}`,
    );
    // Vias keep their order; the other headers stand anywhere between them.
    headers.forEach((header, i) => vias.splice(parts.order[i]! % (vias.length + 1), 0, header));
    const head = [`${parts.method} sip:bob@example.net SIP/2.0`, ...vias].join('\r\n');
    return { ...parts, bytes: Buffer.from(`${head}\r\n\r\n${parts.body}`) };
  });

describe('scanner and grammar agree on legal messages', () => {
  test('all values', () => {
    fc.assert(
      fc.property(legalRequest, ({ bytes, from, to, vias, callId, number, method, body }) => {
        const message = readOne(bytes, ['From', 'To', 'Via', 'CSeq']);
        expect(message).toMatchObject({ method, callId, cseqNumber: number, body, cut: false });
        expect(parseCSeq(message.headers['CSeq']![0]!)).toEqual({ number, method });
        for (const [name, value, hash] of [
          ['From', from, message.fromTagHash],
          ['To', to, message.toTagHash],
        ] as const) {
          const parsed = parseNameAddr(message.headers[name]![0]!)!;
          expect(parsed.lenient).toBe(false);
          expect(parsed.params.get('tag') ?? null).toBe(value.tag);
          expect(hash).toBe(plainTag(value.tag));
        }
        const all = message.headers['Via']!.flatMap(splitList);
        expect(message.viaCount).toBe(vias.flat().length);
        expect(all.length).toBe(vias.flat().length);
        expect(message.branchHash).toBe(plainVia(parseVia(all[0]!)!));
      }),
      { numRuns: 120 },
    );
  });

  test('a response to it carries the same identity', () => {
    fc.assert(
      fc.property(via, token, ({ text }, tag) => {
        const from = `<sip:a@b>;tag=${tag}`;
        const request = readOne(buildRequest({ vias: [text], from }));
        const response = readOne(buildResponse({ vias: [`${text};received=192.0.2.7;rport=5062`], from }));
        expect([response.branchHash, response.fromTagHash, response.callIdHash]).toEqual([
          request.branchHash,
          request.fromTagHash,
          request.callIdHash,
        ]);
      }),
      { numRuns: 80 },
    );
  });

  test('wherever the bytes stand, the same message', () => {
    fc.assert(
      fc.property(legalRequest, fc.nat({ max: 9 }), fc.nat({ max: 9 }), ({ bytes }, before, after) => {
        const inside = new Uint8Array(before + bytes.length + after).fill(0x41);
        inside.set(bytes, before);
        expect(readOne(inside.subarray(before, before + bytes.length))).toEqual(readOne(bytes));
      }),
      { numRuns: 60 },
    );
  });

  test('however a stream is cut into pieces, the same messages', () => {
    fc.assert(
      fc.property(
        fc.array(legalRequest, { minLength: 1, maxLength: 3 }),
        fc.array(fc.nat({ max: 2000 }), { maxLength: 6 }),
        (requests, cuts) => {
          const stream = Buffer.concat(requests.map(({ bytes }) => bytes));
          const places = [0, ...cuts.map((cut) => cut % stream.length).sort((a, b) => a - b), stream.length];
          const pieces = places.slice(1).map((end, i) => stream.subarray(places[i], end));
          const { messages, notes } = readStream(pieces);
          expect(messages).toEqual(requests.map(({ bytes }) => readOne(bytes)));
          expect(notes).toEqual({});
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('hostile bytes', () => {
  const original = buildRequest({ body: 'v=0\r\n', headers: ['Content-Type: application/sdp'] });
  const mutation = fc.array(
    fc.tuple(
      fc.nat({ max: original.length - 1 }),
      fc.constantFrom(0, 9, 10, 13, 32, 34, 44, 58, 59, 60, 62, 92, 128, 255),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  );
  const fragments = fc.array(
    fc.constantFrom(
      'SIP/2.0',
      ' ',
      '\r\n',
      '\r',
      '\n',
      'INVITE',
      'sip:',
      'INVITE sip:a@b SIP/2.0\r\n',
      'SIP/2.0 200 OK\r\n',
      'Via:',
      'v:',
      '"',
      '<',
      ',',
      ';',
      '\\',
      'Call-ID: x\r\n',
      'l: 9\r\n',
      'l: 99999\r\n',
      '\r\n\r\n',
      '\0',
      '\x80',
      'x',
    ),
    { maxLength: 40 },
  );
  const hostile = fc.oneof(
    fc.uint8Array({ maxLength: 200 }),
    fragments.map((parts) => Uint8Array.from(Buffer.from(parts.join(''), 'latin1'))),
    mutation.map((changes) => {
      const bytes = Uint8Array.from(original);
      for (const [at, byte] of changes) bytes[at] = byte;
      return bytes;
    }),
  );
  const look = ['Via', 'From', 'To', 'Call-ID', 'Content-Type', 'Subject'];

  test('datagrams never throw or hang', () => {
    fc.assert(
      fc.property(hostile, fc.boolean(), (bytes, cut) => void readDatagrams([{ bytes, cut }], look)),
      { numRuns: 350 },
    );
  });

  test('streams never throw or hang, and always let go of what they cannot use', () => {
    fc.assert(
      fc.property(fc.array(hostile, { maxLength: 5 }), fc.boolean(), (pieces, isSip) => {
        readStream(pieces, Object.assign(new StreamMemory(), { isSip }), look);
      }),
      { numRuns: 350 },
    );
  });

  test('a message after hostile bytes on a known stream is found once a gap is told', () => {
    fc.assert(
      fc.property(hostile, (bytes) => {
        const memory = Object.assign(new StreamMemory(), { isSip: true });
        readStream([bytes], memory);
        expect(readStream([original], memory).messages).toMatchObject([{ method: 'INVITE', body: 'v=0\r\n' }]);
      }),
      { numRuns: 150 },
    );
  });
});
