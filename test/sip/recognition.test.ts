import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';

import { buildRequest, buildResponse } from './build-message.ts';
import { readDatagrams, readOne } from './read-messages.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const headers = 'Via: SIP/2.0/UDP a;branch=z9hG4bK1\r\nCall-ID: c\r\nCSeq: 1 INVITE\r\n\r\n';

describe('what is a SIP message', () => {
  test.each([
    ['INVITE sip:bob@example.net SIP/2.0', 'INVITE', 'sip:bob@example.net'],
    ['invite sip:bob@example.net sip/2.0', 'invite', 'sip:bob@example.net'],
    ['INVITE  sip:bob@example.net  SIP/2.0', 'INVITE', 'sip:bob@example.net'],
    ['OPTIONS sip:bob@example.net SIP/2.0  ', 'OPTIONS', 'sip:bob@example.net'],
    ['INVITE sip:bob@example.net; lr SIP/2.0', 'INVITE', 'sip:bob@example.net; lr'],
    ['INVITE <sip:bob@example.net> SIP/2.0', 'INVITE', '<sip:bob@example.net>'],
    ['INVITE 200 SIP/2.0', 'INVITE', '200'],
    ['NEWMETHOD isbn:2983792873 SIP/2.0', 'NEWMETHOD', 'isbn:2983792873'],
  ])('%s', (line, method, uri) => {
    expect(readOne(bytes(`${line}\r\n${headers}`))).toMatchObject({ isRequest: true, method, requestUri: uri });
  });

  test.each([
    ['SIP/2.0 486 Busy Here', 486, 'Busy Here'],
    ['sip/2.0 100 ', 100, ''],
    ['SIP/2.0 200', 200, ''],
    ['SIP/2.0 699 = 2**3 * 5**2', 699, '= 2**3 * 5**2'],
  ])('%s', (line, statusCode, reasonPhrase) => {
    expect(readOne(bytes(`${line}\r\n${headers}`))).toMatchObject({ isRequest: false, statusCode, reasonPhrase });
  });

  test.each([
    'GET /index.html HTTP/1.1',
    'OPTIONS rtsp://example.com/a RTSP/1.0',
    'HTTP/1.1 200 OK',
    'MRCP/2.0 83 543257 200 COMPLETE',
    'ICE/1.0 200 OK',
    'the proxy sent SIP/2.0',
    'INVITE SIP/2.0',
    'INVITEsip:bob@example.net SIP/2.0',
    'INVITE sip:bob@exam\0ple.net SIP/2.0',
    'SIP/2.0/UDP 192.0.2.1',
    'm=audio 49170 RTP/AVP 0',
  ])('not %j', (line) => {
    expect(readDatagrams([bytes(`${line}\r\n${headers}`)])).toEqual({ messages: [], notes: {} });
  });

  test.each(['4294967301 OK', '099 Low', '700 High', '40  Short', '20x OK', '2000 OK'])(
    'no status code: %s',
    (rest) => {
      const { messages, notes } = readDatagrams([bytes(`SIP/2.0 ${rest}\r\n${headers}`)]);
      expect(messages).toEqual([]);
      expect(notes).toEqual({ 'sip-status-invalid': 1 });
    },
  );

  test.each(['SIP/3.0 200 OK', 'INVITE sip:bob@example.net SIP/7.0'])('another version: %s', (line) => {
    expect(readDatagrams([bytes(`${line}\r\n${headers}`)])).toEqual({
      messages: [],
      notes: { 'sip-version-unknown': 1 },
    });
  });

  test('empty lines before the start line are normal, bytes that are all blank are nothing', () => {
    expect(readDatagrams([bytes(`\r\n\r\n${buildRequest().toString()}`)])).toMatchObject({
      messages: [{ method: 'INVITE' }],
      notes: {},
    });
    expect(readDatagrams([bytes('\r\n\r\n'), bytes(''), bytes('\0\0\0\0')])).toEqual({ messages: [], notes: {} });
  });
});

describe('junk before the start line', () => {
  const message = buildResponse({ code: 503, phrase: 'No' });
  const after = (junk: string) => readDatagrams([Buffer.concat([bytes(junk), message])]);

  test.each(['\0\x01\x02\x03', 'x\x02', `${'\x01'.repeat(511)}\n`, 'Encapsulated: yes\r\n'])(
    'is skipped with a note: %j',
    (junk) => {
      const { messages, notes } = after(junk);
      expect(messages).toMatchObject([{ statusCode: 503, callId: 'c1@192.0.2.1' }]);
      expect(notes).toEqual({ 'junk-before-start-line': 1 });
    },
  );

  test.each([
    ['too much', '\x01'.repeat(600)],
    ['another protocol that carries the message', 'HTTP/1.1 200 OK\r\nContent-Type: message/sip\r\n\r\n'],
    ['a log line that quotes it', '<134>proxy[1]: received '],
    ['RTP', '\x80\x00\x00\x01'],
  ])('%s: no message', (_, junk) => {
    expect(after(junk)).toEqual({ messages: [], notes: {} });
  });

  test('a response line quoted in text is no message', () => {
    expect(readDatagrams([bytes('\x01\x02 SIP/2.0 200 OK\r\n')]).messages).toEqual([]);
  });
});

describe('bytes that were not recorded', () => {
  const message = buildRequest({ body: 'v=0\r\n', headers: ['Content-Type: application/sdp'] });
  const cutAt = (length: number) => readDatagrams([{ bytes: message.subarray(0, length), cut: true }]).messages;

  test('any cut leaves a message that says so, and no value that is cut', () => {
    const whole = readOne(message);
    for (let length = 12; length < message.length; length++) {
      const [cut] = cutAt(length);
      expect(cut, `${length} bytes`).toMatchObject({ method: 'INVITE', cut: true });
      expect([null, whole.callId]).toContain(cut!.callId);
      expect([0, whole.fromTagHash]).toContain(cut!.fromTagHash);
      expect([0, whole.branchHash]).toContain(cut!.branchHash);
      expect([-1, whole.contentLength]).toContain(cut!.contentLength);
    }
  });

  test('a status code is trusted when something follows it', () => {
    const response = buildResponse({ code: 486, phrase: 'Busy' });
    expect(readDatagrams([{ bytes: response.subarray(0, 14), cut: true }]).messages).toMatchObject([
      { statusCode: 486 },
    ]);
    expect(readDatagrams([{ bytes: response.subarray(0, 11), cut: true }]).messages).toEqual([]);
  });
});
