import { describe, expect, it } from 'vitest';
import { joined } from '../build-packets.ts';
import { noteCounts } from '../recording-sink.ts';
import { request } from '../sip-text.ts';
import { Conversation } from './conversation.ts';

const HTTP = 'GET /sip:x HTTP/1.1\r\nHost: example.org\r\nUser-Agent: SIP/2.0\r\n\r\n';

describe('a TCP stream that is not SIP', () => {
  it.each<[string, string | Uint8Array]>([
    ['HTTP', HTTP],
    ['an HTTP response with SIP in it', `HTTP/1.1 200 OK\r\n\r\n${request('a')}`],
    ['SMTP', '220 mail.example.org ESMTP\r\n'],
    ['SSH', 'SSH-2.0-OpenSSH\r\n'],
    ['bytes', joined([22, 9, 1, 4], 'INVITE')],
  ])('is not offered: %s', (_name, first) => {
    const tcp = new Conversation();
    tcp.syn();
    tcp.send(0, first);
    for (let i = 0; i < 50; i++) tcp.send(first.length + 1400 * i, 'x'.repeat(1400));
    tcp.send(first.length + 70_000, request('a'));
    tcp.run.decoder.finish();
    expect([tcp.run.sink.offers, tcp.texts, noteCounts(tcp.run.notes)]).toEqual([0, [], {}]);
    // Nor are its endpoints looked up: the first that is has id 1.
    expect(tcp.run.endpoints.v4(1, 1)).toBe(2);
  });

  it('may be a preface to one that is', () => {
    const tcp = new Conversation();
    tcp.syn();
    const preface = 'PROXY TCP4 192.0.2.1 192.0.2.2 50000 5060\r\n';
    tcp.send(0, preface);
    tcp.send(preface.length, request('a'));
    expect(tcp.texts).toEqual([request('a')]);
  });
});

describe('what cannot be opened yet is named', () => {
  const HELLO = joined([22, 3, 1, 2, 0, 1, 0, 1, 252, 3, 3]);
  const UPGRADE = 'GET / HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Protocol: sip\r\n\r\n';

  it.each<[string, string | Uint8Array]>([
    ['tls', HELLO],
    ['websocket', UPGRADE],
    ['websocket', UPGRADE.replace('Protocol: sip', 'protocol: xmpp, sip')],
    ['hep', joined('HEP3', [1, 0], request('a'))],
  ])('%s, counting the packets of both directions', (carrier, first) => {
    const tcp = new Conversation();
    tcp.destinationPort = 5061;
    tcp.syn();
    tcp.send(0, first);
    tcp.packet(request('a'), { sequence: 5 }, true);
    tcp.send(first.length, request('b'));
    expect(tcp.texts).toEqual([]);
    expect(tcp.run.notes.of(0)).toMatchObject([
      {
        code: `carries-${carrier}`,
        count: 3,
        first: { frame: 2 },
        damage: false,
        detail: expect.stringContaining('5061'),
      },
    ]);
  });

  it('TLS without its beginning', () => {
    const tcp = new Conversation();
    tcp.send(0, joined([23, 3, 3, 0, 100], 'x'.repeat(100)));
    expect(noteCounts(tcp.run.notes)).toEqual({ 'carries-tls': 1 });
  });

  it('but not a WebSocket for something else, nor TLS that the ports had before', () => {
    const tcp = new Conversation();
    tcp.syn();
    tcp.send(0, UPGRADE.replace('sip', 'mqtt'));
    expect(noteCounts(tcp.run.notes)).toEqual({});
    tcp.syn(50_000);
    tcp.send(0, HELLO, 50_001);
    tcp.syn(90_000_000);
    tcp.send(0, request('a'), 90_000_001);
    expect(noteCounts(tcp.run.notes)).toEqual({ 'carries-tls': 1 });
    expect(tcp.texts).toEqual([request('a')]);
  });
});
