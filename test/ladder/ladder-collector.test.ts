import { describe, expect, it } from 'vitest';
import type { LadderMessage } from '../../src/ladder.ts';
import { buildRequest, buildResponse } from '../sip/build-message.ts';
import { callNamed, collect, type Sent } from './collect.ts';

const [A, B, C] = ['10.0.0.1:5060', '10.0.0.2:5060', '10.0.0.3:5060'];
const ID = 'c1@192.0.2.1';

const invite = (seconds: number, changes: Partial<Sent> = {}): Sent => {
  return { bytes: buildRequest(), seconds, from: A, to: B, ...changes };
};
const busy = (seconds: number, changes: Partial<Sent> = {}): Sent => {
  return { bytes: buildResponse({ code: 486, phrase: 'Busy Here' }), seconds, from: B, to: A, ...changes };
};
const brief = (messages: readonly LadderMessage[]): unknown[] =>
  messages.map(({ code, method, frame, line, offset }) => [code ?? method, frame ?? line, offset]);

describe('a ladder', () => {
  it('has the messages of its call alone, with meaning, ends and offsets', async () => {
    const other = { ...invite(0.1), bytes: buildRequest({ callId: 'other' }) };
    const call = callNamed(ID, { originCode: 486, finalCode: 486 });
    const [ladder] = await collect([call], [invite(0), other, busy(1.5)]);
    expect(brief(ladder!.messages)).toEqual([
      ['INVITE', 1, 0],
      [486, 3, 1.5],
    ]);
    expect(ladder!.endpoints).toEqual([
      { host: '10.0.0.1', port: 5060 },
      { host: '10.0.0.2', port: 5060 },
    ]);
    expect(ladder!.messages[1]).toMatchObject({ source: 1, destination: 0, phrase: 'Busy Here', requestUri: null });
    expect(ladder!.messages[1]!.meaning).toMatch(/^The phone was reached/);
    expect(ladder!.codes).toMatchObject([{ code: 486, reference: 'RFC 3261 21.4.24' }]);
    expect(ladder!.advice.length).toBeGreaterThan(0);
  });

  it('folds what was sent again, and tells it from what was recorded again', async () => {
    const [ladder] = await collect([callNamed(ID)], [invite(0), invite(0.001), invite(0.5), invite(1.5), busy(2)]);
    expect(brief(ladder!.messages)).toEqual([
      ['INVITE', 1, 0],
      [486, 5, 2],
    ]);
    expect(ladder!.messages[0]).toMatchObject({ resent: 2, recordedAgain: 1 });
    expect(ladder!.messages[0]!.lastTime).toBe('2023-11-14T22:13:21.500000Z');
    expect(ladder!.messages[0]!.repeats).toEqual([
      { input: 0, frame: 3 },
      { input: 0, frame: 4 },
    ]);
  });

  it('counts a thousand retransmissions and keeps few of their places', async () => {
    const sent = Array.from({ length: 1001 }, (_, i) => invite(i / 2));
    const [ladder] = await collect([callNamed(ID)], sent);
    expect(ladder!.messages).toHaveLength(1);
    expect(ladder!.messages[0]!.resent).toBe(1000);
    expect(ladder!.messages[0]!.repeats.length).toBeLessThan(100);
  });

  it('does without times and addresses, and takes names and lines of a log', async () => {
    const [ladder] = await collect(
      [callNamed(ID, { first: { input: 0, line: 1 } })],
      [
        invite(0, { seconds: null, from: null, to: 'local', line: true }),
        busy(0, { seconds: null, from: 'local', to: null, line: true }),
      ],
    );
    expect(brief(ladder!.messages)).toEqual([
      ['INVITE', 1, null],
      [486, 2, null],
    ]);
    expect(ladder!.messages[0]).toMatchObject({ time: null, line: 1, source: 0, destination: 1 });
    expect(ladder!.messages[0]).not.toHaveProperty('frame');
    expect(ladder!.endpoints).toEqual([
      { host: null, port: null },
      { host: 'local', port: null },
    ]);
  });

  it('parts calls that share a Call-ID, whether listed or not', async () => {
    const second = (tag: string): string => `"Alice" <sip:alice@example.com>;tag=${tag}`;
    const sent = [
      invite(0),
      busy(1),
      { ...invite(5), bytes: buildRequest({ from: second('a2'), cseq: '7 INVITE' }) },
      { ...busy(6), bytes: buildResponse({ code: 603, phrase: 'Decline', from: second('a2'), cseq: '7 INVITE' }) },
    ];
    const both = [callNamed(ID), callNamed(ID, { first: { input: 0, frame: 3 } })];
    const frames = (await collect(both, sent)).map(({ messages }) => messages.map(({ frame }) => frame));
    expect(frames).toEqual([
      [1, 2],
      [3, 4],
    ]);
    const [first] = await collect([both[0]!], sent);
    expect(first!.messages.map(({ frame }) => frame)).toEqual([1, 2]);
  });

  it('merges linked calls in the order of time', async () => {
    const call = callNamed(ID, { linked: [{ callId: 'leg-b', strategy: 'session-id', confidence: 'certain' }] });
    const leg = { ...invite(0.1), bytes: buildRequest({ callId: 'leg-b' }), from: B, to: C };
    const [ladder] = await collect([call], [invite(0), leg, busy(1)]);
    expect(ladder!.messages.map((message) => [message.leg, message.frame])).toEqual([
      [0, 1],
      [1, 2],
      [0, 3],
    ]);
    expect(ladder!.endpoints).toHaveLength(3);
    expect(ladder!.legs.map(({ callId }) => callId)).toEqual([ID, 'leg-b']);
  });

  it('puts findings at their evidence, a retransmission or a line included', async () => {
    const finding = (frame: number) => ({
      rule: 'r',
      severity: 'error' as const,
      confidence: 'certain' as const,
      summary: 's',
      caveat: null,
      advice: 'a',
      reference: '',
      evidence: [{ input: 0, frame }],
    });
    const call = callNamed(ID, { findings: [finding(3), finding(2), finding(99)] });
    const [ladder] = await collect([call], [invite(0), invite(0.5), busy(1)]);
    expect(ladder!.messages.map(({ findings }) => findings)).toEqual([[1], [0]]);
  });

  it('stops at its limits and says how much is left out', async () => {
    const sent = Array.from({ length: 10 }, (_, i) => ({
      ...invite(i),
      bytes: buildRequest({ method: 'INFO', cseq: `${i + 1} INFO`, to: '<sip:bob@example.net>;tag=b1' }),
    }));
    const [few] = await collect([callNamed(ID)], sent, { mostMessages: 4 });
    expect([few!.messages.length, few!.omitted]).toEqual([4, 6]);
    const [small] = await collect([callNamed(ID)], sent, { bytes: 2 * sent[0]!.bytes.length });
    expect([small!.messages.length, small!.omitted]).toEqual([2, 8]);
  });

  it('keeps messages and descriptions only when asked to', async () => {
    const body = 'v=0\r\nc=IN IP4 192.0.2.9\r\nm=audio 6000 RTP/AVP 8\r\n';
    const withSdp = [{ ...invite(0), bytes: buildRequest({ headers: ['Content-Type: application/sdp'], body }) }];
    const [bare] = await collect([callNamed(ID)], withSdp);
    expect(bare!.messages[0]).not.toHaveProperty('raw');
    expect(bare!.messages[0]).not.toHaveProperty('body');
    expect(bare!.messages[0]!.sdp).toMatchObject([{ media: 'audio', address: '192.0.2.9', codecs: ['PCMA'] }]);
    const [full] = await collect([callNamed(ID)], withSdp, { withRaw: true, withBody: true });
    expect(full!.messages[0]!.raw).toBe(withSdp[0]!.bytes.toString());
    expect(full!.messages[0]!.body).toBe(body);
  });

  it('finds a Call-ID of any bytes', async () => {
    const bytes = Buffer.from(buildRequest({ callId: 'caf\u00e9' }).toString('utf8'), 'latin1');
    const utf8 = buildRequest({ callId: 'ünï' });
    const ladders = await collect(
      [callNamed('caf\u00e9'), callNamed('ünï', { first: { input: 0, frame: 2 } })],
      [
        { ...invite(0), bytes },
        { ...invite(1), bytes: utf8 },
      ],
    );
    expect(ladders.map(({ messages }) => messages.length)).toEqual([1, 1]);
  });
});

describe('what is told of a message', () => {
  const told = async (bytes: Buffer): Promise<LadderMessage> =>
    (await collect([callNamed(ID)], [{ bytes, seconds: 0, from: A, to: B }]))[0]!.messages[0]!;

  it('is the causes, warnings and waits that it gives', async () => {
    const headers = [
      'Reason: Q.850;cause=34;text="x", SIP;cause=503;text="busy"',
      'Warning: 399 pbx "Trunk, full"',
      'Retry-After: 30 (soon)',
    ];
    const message = await told(buildResponse({ code: 503, phrase: 'Service Unavailable', headers }));
    expect(message.reasons).toEqual([
      { protocol: 'Q.850', cause: 34, text: 'No circuit/channel available' },
      { protocol: 'SIP', cause: 503, text: 'busy' },
    ]);
    expect(message.warnings).toEqual([{ code: 399, text: 'Trunk, full' }]);
    expect(message.retryAfter).toBe(30);
  });

  it('is who is asked for credentials and who gives them, without secrets', async () => {
    const challenge = 'WWW-Authenticate: Digest realm="x", nonce="SECRET", stale=true';
    const asked = await told(buildResponse({ code: 401, phrase: 'Unauthorized', headers: [challenge] }));
    expect(asked.auth).toEqual({ kind: 'challenge', scheme: 'digest', realm: 'x', user: null, stale: true });
    const answer = 'Proxy-Authorization: Digest username="bob", realm="x", response="SECRET"';
    const given = await told(buildRequest({ headers: [answer] }));
    expect(given.auth).toEqual({ kind: 'credentials', scheme: 'digest', realm: 'x', user: 'bob', stale: false });
    expect(JSON.stringify([asked, given])).not.toContain('SECRET');
  });

  it('is where a redirection sends to', async () => {
    const headers = ['Contact: "New" <sip:new@192.0.2.7>;expires=5'];
    expect((await told(buildResponse({ code: 302, phrase: 'Moved', headers }))).contact).toBe('sip:new@192.0.2.7');
    expect((await told(buildResponse({ headers }))).contact).toBeNull();
  });

  it('survives headers that make no sense', async () => {
    const headers = ['Reason: ;;;=', 'Warning: x', 'Retry-After: never', 'WWW-Authenticate: ', 'Authorization: ,,,'];
    expect(await told(buildResponse({ code: 401, headers }))).toMatchObject({
      warnings: [],
      retryAfter: null,
      auth: null,
    });
    expect(await told(buildRequest({ headers }))).toMatchObject({ auth: null });
  });
});
