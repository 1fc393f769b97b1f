import { describe, expect, it } from 'vitest';
import { TCP_FLAG } from '../build-packets.ts';
import { request } from '../sip-text.ts';
import { Conversation } from './conversation.ts';

const { SYN, ACK, RST, FIN } = TCP_FLAG;
const told = (tcp: Conversation) =>
  tcp.run.events.map((event) => (event.kind === 'tcp' ? `${event.reason} ${event.syns}` : event.kind));
/** Lets the clock of the input go on. */
const wait = (tcp: Conversation, micros: number) => {
  tcp.timeMicros += micros;
};

describe('what becomes of a SYN to a SIP port', () => {
  it('refused, by the RST that acknowledges it', () => {
    const tcp = new Conversation();
    tcp.syn(999);
    tcp.packet('', { flags: RST | ACK, acknowledgment: 5 }, true);
    expect(told(tcp)).toEqual([]);
    for (let i = 0; i < 2; i++) tcp.packet('', { flags: RST | ACK, acknowledgment: 1000 }, true);
    expect(tcp.run.events).toMatchObject([{ kind: 'tcp', reason: 'refused', frame: 3, syns: 1 }]);
  });

  it('unanswered, when it was sent again and three seconds have passed', () => {
    const tcp = new Conversation();
    tcp.syn(999);
    tcp.syn(999);
    wait(tcp, 1e6);
    tcp.syn(999);
    wait(tcp, 2.1e6);
    tcp.syn(999);
    expect(told(tcp)).toEqual(['unanswered 2']);
    wait(tcp, 5e6);
    tcp.syn(999);
    expect(told(tcp)).toHaveLength(1);
    tcp.packet('', { flags: SYN | ACK, sequence: 7 }, true);
    expect(told(tcp)).toEqual(['unanswered 2', 'accepted 4']);
  });

  it('says nothing of one that is accepted, sent only once, recorded twice, or goes elsewhere', () => {
    const accepted = new Conversation();
    accepted.syn(999);
    accepted.packet('', { flags: SYN | ACK, sequence: 7 }, true);
    wait(accepted, 9e6);
    accepted.syn(999);
    const once = new Conversation();
    once.syn(999);
    once.syn(999);
    wait(once, 9e6);
    once.send(0, '');
    const web = new Conversation();
    web.destinationPort = 443;
    web.syn(999);
    web.packet('', { flags: RST | ACK, acknowledgment: 1000 }, true);
    expect([accepted, once, web].map(told)).toEqual([[], [], []]);
  });
});

describe('a connection with SIP on it', () => {
  it('is told to be cut off, once', () => {
    const tcp = new Conversation();
    tcp.send(0, request('a'));
    tcp.reset(500);
    tcp.reset(500);
    expect(tcp.run.events).toMatchObject([{ kind: 'tcp', reason: 'reset', frame: 2 }]);
  });

  it('is not when it was being closed, nor without SIP', () => {
    const closed = new Conversation();
    closed.send(0, request('a'));
    closed.packet('', { flags: FIN | ACK, sequence: 9000 }, true);
    closed.reset(500);
    const other = new Conversation();
    other.send(0, 'GET / HTTP/1.1\r\n\r\n');
    other.reset(18);
    expect([closed, other].map(told)).toEqual([[], []]);
  });
});
