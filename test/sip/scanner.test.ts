import { Buffer } from 'node:buffer';
import { describe, expect, test } from 'vitest';

import { METHOD } from '../../src/sip/methods.ts';
import { buildRequest, buildResponse } from './build-message.ts';
import { readDatagrams, readOne } from './read-messages.ts';

describe('header lines', () => {
  const plain = readOne(buildRequest());

  test('the values that messages are sorted by', () => {
    expect(plain).toMatchObject({
      callId: 'c1@192.0.2.1',
      cseqNumber: 1,
      cseqMethod: METHOD.INVITE,
      toTagHash: 0,
      viaCount: 1,
      contentLength: 0,
      body: '',
      cut: false,
      hasCredentials: false,
      hasReason: false,
    });
    expect(plain.fromTagHash).not.toBe(0);
    expect(plain.branchHash).not.toBe(0);
  });

  test.each(['\n', '\r', '\r\r\n'])('line end %j means the same', (lineEnd) => {
    expect(readOne(buildRequest({ lineEnd }))).toEqual(plain);
  });

  test('compact names, odd case, white space and folding mean the same', () => {
    const odd = Buffer.from(
      [
        'INVITE sip:bob@example.net SIP/2.0',
        'v  :\r\n SIP/2.0/UDP 192.0.2.1:5060\r\n\t;branch = z9hG4bK1;rport',
        'FROM\t: "Alice;tag=no" <sip:alice@example.com;tag=no>\r\n  ; Tag\r\n = a1 ',
        't:<sip:bob@example.net>',
        'I : \tc1@192.0.2.1\t ',
        'CSEQ :\r\n 00001\r\n  INVITE',
        'L:0',
        '',
        '',
      ].join('\r\n'),
    );
    const { callIdHash, fromTagHash, toTagHash, branchHash, cseqNumber, cseqMethod, contentLength } = plain;
    expect(readOne(odd)).toMatchObject({
      callIdHash,
      fromTagHash,
      toTagHash,
      branchHash,
      cseqNumber,
      cseqMethod,
      contentLength,
    });
  });

  test('headers are found by name, in either form, unfolded and in order', () => {
    const message = buildRequest({
      headers: ['m: <sip:a@b>', 'Contact: <sip:c@d>', 'Subject: one\r\n two', 's: three', 'X-Contact: no'],
    });
    expect(readOne(message, ['contact', 'Subject', 'Absent']).headers).toEqual({
      contact: ['<sip:a@b>', '<sip:c@d>'],
      Subject: ['one two', 'three'],
      Absent: [],
    });
  });

  test('names that only begin alike are other headers', () => {
    const message = buildRequest({
      headers: [
        'Call-IDX: x',
        'CSeqX: 9 BYE',
        'Fromage: <sip:x>;tag=x',
        'Too: <sip:x>;tag=x',
        'Viaduct: x',
        'Reasons: x',
        'Proxy-Authenticate: x',
      ],
    });
    expect(readOne(message)).toMatchObject({ ...plain, start: expect.anything() });
  });

  test('of a header that may occur once, the first counts', () => {
    const message = buildRequest({
      headers: ['Call-ID: c2', 'CSeq: 2 BYE', 'From: <sip:x@y>;tag=x', 'To: <sip:x@y>;tag=x', 'l: 0'],
    });
    expect(readOne(message)).toEqual(plain);
  });

  test('credentials and Reason', () => {
    expect(readOne(buildRequest({ headers: ['Authorization: Digest username="a"'] })).hasCredentials).toBe(true);
    expect(readOne(buildRequest({ headers: ['PROXY-authorization : Digest username="a"'] })).hasCredentials).toBe(true);
    expect(readOne(buildRequest({ headers: ['Reason: Q.850;cause=16'] })).hasReason).toBe(true);
  });

  test('many lines: those beyond the limit are scanned, but not found by name', () => {
    const headers = Array.from({ length: 600 }, (_, i) => `X-${i}: ${i}`);
    const { messages, notes } = readDatagrams(
      [buildRequest({ headers: [...headers, 'Reason: SIP;cause=200'] })],
      ['X-400', 'X-599'],
    );
    expect(messages).toMatchObject([{ hasReason: true, contentLength: 0, headers: { 'X-400': ['400'], 'X-599': [] } }]);
    expect(notes).toEqual({ 'sip-header-lines-limit': 1 });
  });

  test('text that is not UTF-8 is read as Latin-1', () => {
    const bytes = Buffer.concat([
      Buffer.from('SIP/2.0 603 Declin\xe9\r\nSubject: ', 'latin1'),
      Buffer.from('звонок\r\n\r\n'),
    ]);
    const message = readOne(bytes, ['Subject']);
    expect(message.reasonPhrase).toBe('Decliné');
    expect(message.headers['Subject']).toEqual(['звонок']);
  });
});

describe('CSeq', () => {
  test.each([
    ['2147483647 INVITE', 2147483647],
    ['0 INVITE', 0],
    ['2147483648 INVITE', -1],
    ['36893488147419103232 INVITE', -1],
    ['-1 INVITE', -1],
    ['1x INVITE', -1],
  ])('%s', (cseq, number) => {
    const { messages, notes } = readDatagrams([buildResponse({ cseq })]);
    expect(messages).toMatchObject([{ cseqNumber: number, method: 'INVITE' }]);
    expect(notes).toEqual(number < 0 ? { 'sip-cseq-invalid': 1 } : {});
  });

  test('a response takes its method from it, registered or not', () => {
    expect(readOne(buildResponse({ method: 'BYE' })).method).toBe('BYE');
    expect(readOne(buildResponse({ method: 'NEWMETHOD' }))).toMatchObject({
      method: 'NEWMETHOD',
      cseqMethod: METHOD.other,
    });
  });

  test('what is missing is noted, the message counts', () => {
    const { messages, notes } = readDatagrams([buildResponse({ callId: null, cseq: null, vias: [] })]);
    expect(messages).toMatchObject([
      { statusCode: 200, callId: null, cseqNumber: -1, viaCount: 0, branchHash: 0, method: '' },
    ]);
    expect(notes).toEqual({ 'sip-incomplete': 1 });
  });
});

describe('Via', () => {
  const hash = (...vias: string[]) => readOne(buildRequest({ vias })).branchHash;
  const count = (...vias: string[]) => readOne(buildRequest({ vias })).viaCount;

  test('a response carries the identity of its request, whatever the way back adds', () => {
    const request = readOne(buildRequest({ vias: ['SIP/2.0/UDP 192.0.2.1:5060;rport;branch=z9hG4bKx'] }));
    const response = readOne(
      buildResponse({
        vias: ['SIP/2.0/UDP 192.0.2.1:5060;received=198.51.100.1;x="a;branch=no";rport=4;branch=z9hG4bKx'],
      }),
    );
    expect(response.branchHash).toBe(request.branchHash);
  });

  test('RFC 2543: without the cookie, sent-by belongs to the identity', () => {
    expect(hash('SIP/2.0/UDP Host.Example:5060;branch=1')).toBe(
      hash('SIP / 2.0 / UDP host.example : 5060 ;received=192.0.2.9;branch=1'),
    );
    expect(hash('SIP/2.0/UDP a:5060;branch=1')).not.toBe(hash('SIP/2.0/UDP b:5060;branch=1'));
    expect(hash('SIP/2.0/UDP a:5060')).not.toBe(hash('SIP/2.0/UDP a:5061'));
    expect(hash('SIP/2.0/UDP a:5060')).toBe(hash('SIP/2.0/UDP a:5060;rport=5'));
    expect(hash('SIP/2.0/UDP a;branch=z9hG4bK')).not.toBe(hash('SIP/2.0/UDP b;branch=z9hG4bK'));
    expect(hash('SIP/2.0/UDP a;branch=z9hG4bK7')).toBe(hash('SIP/2.0/UDP b;branch=z9hG4bK7'));
  });

  test('only the top Via identifies', () => {
    expect(hash('SIP/2.0/UDP a;branch=z9hG4bKa, SIP/2.0/UDP b;branch=z9hG4bKb')).toBe(
      hash('SIP/2.0/UDP a;branch=z9hG4bKa', 'SIP/2.0/UDP c'),
    );
    expect(hash('SIP/2.0/UDP a, SIP/2.0/UDP b;branch=z9hG4bKb')).toBe(hash('SIP/2.0/UDP a'));
  });

  test('all Vias are counted, commas in quotes and empty elements are not', () => {
    expect(count('SIP/2.0/UDP a', 'SIP/2.0/UDP b;x="1,2" , SIP/2.0/UDP c', 'SIP/2.0/UDP d')).toBe(4);
    expect(count('SIP/2.0/UDP 192.0.2.15;;,;,,')).toBe(1);
    expect(count(',,', ' SIP/2.0/UDP a;x="\\",",,SIP/2.0/UDP b')).toBe(2);
  });
});

describe('the body of a datagram', () => {
  test('bytes beyond Content-Length are discarded', () => {
    const bytes = Buffer.concat([buildRequest({ body: 'abc' }), buildRequest({ method: 'BYE' })]);
    expect(readDatagrams([bytes]).messages).toMatchObject([{ method: 'INVITE', body: 'abc', cut: false }]);
  });

  test('a longer Content-Length than there are bytes: the message is cut', () => {
    const { messages, notes } = readDatagrams([buildRequest({ body: 'abc', contentLength: '99999999999999999999' })]);
    expect(messages).toMatchObject([{ body: 'abc', cut: true }]);
    expect(notes).toEqual({ 'sip-message-cut': 1 });
  });

  test.each([null, '-3', 'x', ''])('Content-Length %j: the body takes all', (contentLength) => {
    expect(readOne(buildRequest({ body: 'abc', contentLength }))).toMatchObject({
      contentLength: -1,
      body: 'abc',
      cut: false,
    });
  });
});
