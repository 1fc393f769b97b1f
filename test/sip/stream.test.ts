import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';

import { StreamMemory } from '../../src/payload.ts';
import { buildRequest, buildResponse } from './build-message.ts';
import { readStream } from './read-messages.ts';

const sdp = { body: 'v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\n', headers: ['Content-Type: application/sdp'] };
const invite = buildRequest(sdp);
const trying = buildResponse({ code: 100, phrase: 'Trying' });
const busy = buildResponse({ code: 486, phrase: 'Busy Here', lineEnd: '\n' });
const sipMemory = () => Object.assign(new StreamMemory(), { isSip: true });

describe('framing by Content-Length', () => {
  const stream = Buffer.concat([Buffer.from('\r\n\r\n'), invite, trying, Buffer.from('\r\n\r\n'), busy, invite]);
  const whole = readStream([stream]);

  test('several messages, keep-alives between them', () => {
    expect(whole.messages.map((message) => message.start)).toEqual([
      'INVITE sip:bob@example.net SIP/2.0',
      'SIP/2.0 100 Trying',
      'SIP/2.0 486 Busy Here',
      'INVITE sip:bob@example.net SIP/2.0',
    ]);
    expect(whole.messages[3]!.body).toBe(sdp.body);
    expect(whole.notes).toEqual({});
  });

  test('split at every byte, the same messages', () => {
    for (let at = 0; at <= stream.length; at++) {
      const { messages, notes } = readStream([stream.subarray(0, at), stream.subarray(at)]);
      expect({ at, messages, notes }).toEqual({ at, messages: whole.messages, notes: {} });
    }
  });

  test('a message is handed out with its last byte, neither before nor after', () => {
    for (const message of [invite, trying, busy])
      for (let at = 1; at < message.length; at++) {
        const pieces = [
          message.subarray(0, at),
          message.subarray(at, -1),
          message.subarray(-1),
          Buffer.from('SIP/2.0 '),
        ];
        expect(readStream(pieces)).toMatchObject({ arrivals: [2], notes: {} });
      }
  });

  test('byte by byte, the same messages; a body is waited for in one go', () => {
    const { messages } = readStream([...stream].map((byte) => Uint8Array.of(byte)));
    expect(messages).toEqual(whole.messages);
    const large = buildRequest({ body: 'x'.repeat(50_000) });
    const pieces = Array.from({ length: 500 }, (_, i) => large.subarray(i * 101, (i + 1) * 101));
    const reading = readStream(pieces);
    expect(reading.messages).toMatchObject([{ contentLength: 50_000, cut: false }]);
    expect(reading.offers).toBeLessThan(10);
  });

  test('each piece before the last message ends hands out what is whole already', () => {
    const { messages } = readStream([Buffer.concat([trying, invite.subarray(0, 60)])]);
    expect(messages).toMatchObject([{ statusCode: 100 }]);
  });
});

describe('the end of a stream', () => {
  test('a body that is cut: the message is handed out and says so', () => {
    const { messages, notes } = readStream([invite.subarray(0, -5)]);
    expect(messages).toMatchObject([{ method: 'INVITE', cut: true }]);
    expect(notes).toEqual({ 'sip-message-cut': 1 });
  });

  test('headers that are cut: nothing to hand out', () => {
    expect(readStream([invite.subarray(0, 100)])).toMatchObject({ messages: [], notes: { 'sip-stream-cut': 1 } });
  });
});

describe('garbage', () => {
  test('after a gap, the next start line is found', () => {
    const { messages, notes } = readStream([Buffer.concat([invite.subarray(200), trying])], sipMemory());
    expect(messages).toMatchObject([{ statusCode: 100 }]);
    expect(notes).toEqual({ 'sip-stream-resync': 1 });
  });

  test('split at every byte, the same messages are found', () => {
    const stream = Buffer.concat([invite.subarray(200), trying, Buffer.from('\0\x01garbage SIP/2.0 \xff'), invite]);
    for (let at = 0; at <= stream.length; at++) {
      const { messages } = readStream([stream.subarray(0, at), stream.subarray(at)], sipMemory());
      expect({ at, found: messages.map(({ method, statusCode }) => [method, statusCode]) }).toEqual({
        at,
        found: [
          ['INVITE', 100],
          ['INVITE', 0],
        ],
      });
    }
  });

  test('a body longer than its Content-Length is skipped', () => {
    const wrong = buildRequest({ ...sdp, contentLength: '10' });
    expect(readStream([Buffer.concat([wrong, trying])]).messages).toMatchObject([
      { method: 'INVITE' },
      { statusCode: 100 },
    ]);
  });

  test('a quoted response line in the garbage is not a message', () => {
    const garbage = Buffer.from('bytes\r\n\r\nSIP/2.0 200 OK\r\n\r\n');
    expect(readStream([Buffer.concat([garbage, trying])], sipMemory()).messages).toMatchObject([{ statusCode: 100 }]);
  });

  test('a stream that is not SIP is let through whole, in no time and without notes', () => {
    const memory = new StreamMemory();
    const bytes = Buffer.concat([Buffer.from('GET / HTTP/1.1\r\nHost: a\r\n\r\n'), invite]);
    expect(readStream([bytes, Buffer.alloc(100_000, 'x')], memory)).toMatchObject({ messages: [], notes: {} });
    expect(memory.isSip).toBe(false);
  });
});

describe('Content-Length that cannot be right', () => {
  test.each([
    [null, 'sip-content-length-missing'],
    ['-1', 'sip-content-length-missing'],
    ['4294967295', 'sip-content-length-absurd'],
  ])('%j: the body ends at the next start line', (contentLength, code) => {
    const { messages, notes } = readStream([Buffer.concat([buildRequest({ ...sdp, contentLength }), trying])]);
    expect(messages).toMatchObject([{ method: 'INVITE', body: sdp.body }, { statusCode: 100 }]);
    expect(notes).toEqual({ [code]: 1 });
  });

  test('without a Content-Type there is no body', () => {
    const { messages } = readStream([Buffer.concat([buildRequest({ contentLength: null }), trying])]);
    expect(messages).toMatchObject([{ method: 'INVITE', body: '' }, { statusCode: 100 }]);
  });
});

describe('bounds', () => {
  test('headers that never end are dropped, however they arrive', () => {
    const endless = Buffer.from(`INVITE sip:a@b SIP/2.0\r\n${'X: y\r\n'.repeat(20_000)}`);
    const pieces = Array.from({ length: 120 }, (_, i) => endless.subarray(i * 1000, (i + 1) * 1000));
    expect(readStream([...pieces, trying]).notes['sip-headers-endless']).toBe(1);
  });

  test('a start line that never ends is not waited for', () => {
    const memory = new StreamMemory();
    const { messages } = readStream([Buffer.from(`INVITE sip:${'a'.repeat(9000)}`), trying], memory);
    expect(messages).toMatchObject([{ statusCode: 100 }]);
  });
});
