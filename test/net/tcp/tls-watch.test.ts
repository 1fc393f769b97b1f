import { describe, expect, it } from 'vitest';
import { bigEndian, joined, TCP_FLAG } from '../build-packets.ts';
import { request } from '../sip-text.ts';
import { Conversation } from './conversation.ts';

const { SYN, ACK, FIN } = TCP_FLAG;
const record = (type: number, content: readonly number[] | Uint8Array) =>
  joined([type, 3, 3], bigEndian(content.length, 2), content);
/** A hello: type, length, and as many bytes. */
const hello = (type: number) => record(22, [type, 0, 0, 40, ...Array.from({ length: 40 }, () => 7)]);
const alert = (level: number, description: number) => record(21, [level, description]);
const data = (length: number) => record(23, new Uint8Array(length));
const HIDDEN = data(19);

/** One connection to port 5061; `<` before what the server sends. */
class Handshake extends Conversation {
  #sent = { client: 1000, server: 5000 };

  constructor(hasSyn = true) {
    super();
    this.destinationPort = 5061;
    if (!hasSyn) return;
    this.syn(999);
    this.packet('', { flags: SYN | ACK, sequence: 4999 }, true);
  }

  play(...steps: (['>' | '<', Uint8Array | string] | '>fin' | '<fin')[]): this {
    for (const step of steps) {
      const fromServer = step[0] === '<';
      const side = fromServer ? 'server' : 'client';
      const payload = typeof step === 'string' ? '' : step[1];
      const flags = typeof step === 'string' ? FIN | ACK : ACK;
      this.packet(payload, { sequence: this.#sent[side], flags }, fromServer);
      this.#sent[side] += payload.length;
    }
    return this;
  }

  get told(): string[] {
    return this.run.events.map((e) => (e.kind === 'tls' ? `${e.reason} ${e.alert} ${e.isByClient}` : e.kind));
  }
}

describe('a TLS handshake on a SIP port', () => {
  it('ends by an alert, also behind other records and in the middle of a segment', () => {
    const both = joined(hello(2), alert(2, 40));
    expect(new Handshake().play(['>', hello(1)], ['<', both]).told).toEqual(['alert 40 false']);
    const cut = new Handshake().play(['>', hello(1)], ['<', both.subarray(0, 30)], ['<', both.subarray(30)]);
    expect(cut.told).toEqual(['alert 40 false']);
    expect(new Handshake().play(['>', hello(1)], ['<', hello(2)], ['>', alert(2, 48)], '>fin').told).toEqual([
      'alert 48 true',
    ]);
  });

  it('counts a warning only when nothing comes of it', () => {
    const steps = [
      ['>', hello(1)],
      ['<', joined(alert(1, 112), hello(2))],
    ] as const;
    expect(
      new Handshake().play(...steps.map(([side, bytes]) => [side, bytes] as ['>' | '<', Uint8Array]), '>fin').told,
    ).toEqual(['alert 112 true']);
    const works = new Handshake().play(
      ...steps.map(([s, b]) => [s, b] as ['>' | '<', Uint8Array]),
      ['>', data(53)],
      ['<', data(200)],
      '>fin',
    );
    expect(works.told).toEqual([]);
  });

  it('ends by what is as long as an encrypted alert', () => {
    const begun = (): Handshake => new Handshake().play(['>', hello(1)], ['<', joined(hello(2), data(600))]);
    expect(begun().play(['>', HIDDEN], '>fin').told).toEqual(['hidden-alert 0 true']);
    expect(begun().play(['>', data(53)], ['<', HIDDEN], '<fin').told).toEqual(['hidden-alert 0 false']);
  });

  it('is cut off', () => {
    expect(new Handshake().play(['>', hello(1)], '<fin').told).toEqual(['cut-off 0 false']);
    expect(new Handshake().play(['>', hello(1)], ['<', hello(2)], '>fin').told).toEqual(['cut-off 0 true']);
  });

  it('meets plain SIP', () => {
    expect(new Handshake().play(['>', request('a')], ['<', alert(2, 10)], '<fin').told).toEqual(['alert 10 false']);
  });

  it('tells when it works again', () => {
    const shake = new Handshake().play(['>', hello(1)], ['<', alert(2, 40)]);
    shake.syn(70_000_000);
    shake.packet(hello(1), { sequence: 70_000_001 });
    shake.packet(data(53), { sequence: 70_000_001 + hello(1).length });
    shake.packet(data(200), { sequence: 6_000_000 }, true);
    expect(shake.told).toEqual(['alert 40 false', 'established 0 false']);
  });
});

describe('nothing is told', () => {
  it('of a handshake that comes about, of either version, nor of what follows it', () => {
    const newer = new Handshake().play(['>', hello(1)], ['<', joined(hello(2), data(600))], ['>', data(53)]);
    newer.play(['<', data(230)], ['>', data(500)], ['<', HIDDEN], '<fin');
    const finished = record(22, new Uint8Array(40));
    const change = record(20, [1]);
    const older = new Handshake().play(['>', hello(1)], ['<', hello(2)], ['>', joined(change, finished)]);
    older.play(['<', joined(change, finished)], '>fin');
    expect([newer.told, older.told]).toEqual([[], []]);
  });

  it('of notices of closing, of keepalives in a stream without its beginning, and on other ports', () => {
    const closed = new Handshake().play(['>', hello(1)], ['<', hello(2)], ['>', data(53)], ['>', alert(1, 0)], '>fin');
    const middle = new Handshake(false).play(['>', HIDDEN], '>fin');
    const pong = new Handshake(false).play(['>', data(21)], ['<', HIDDEN], '<fin');
    const web = new Handshake(false);
    web.destinationPort = 443;
    web.play(['>', hello(1)], ['<', alert(2, 40)]);
    expect([closed.told, middle.told, pong.told, web.told]).toEqual([[], [], [], []]);
  });
});
