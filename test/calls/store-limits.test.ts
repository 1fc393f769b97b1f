import { describe, expect, it } from 'vitest';
import { AgentNames } from '../../src/calls/agent-names.ts';
import { ConnectionEvents } from '../../src/calls/connection-events.ts';
import { LegLinker } from '../../src/calls/legs/leg-linker.ts';
import { MOST_KEPT_TEXT } from '../../src/calls/kept-text.ts';
import { Phrases } from '../../src/calls/phrases.ts';
import { RefusedSources } from '../../src/calls/refused-sources.ts';
import { trackerLimits } from '../../src/calls/tracker-limits.ts';
import { Recycler } from '../../src/calls/recycler.ts';
import { Payload } from '../../src/payload.ts';
import { METHOD } from '../../src/sip/methods.ts';
import { Message } from '../../src/sip/message.ts';
import { Endpoints } from '../../src/util/endpoints.ts';
import { play } from './play.ts';

const repeat = (count: number, line: (i: number) => string): string =>
  Array.from({ length: count }, (_, i) => line(i)).join('\n');

describe('what many calls share is bounded, the counts are exact', () => {
  it('reason phrases: beyond, they are the empty one and counted', () => {
    const phrases = new Phrases(3);
    expect(['Busy', 'Gone', 'Lost', 'Void', 'Busy'].map((text) => phrases.internText(text))).toEqual([1, 2, 0, 0, 1]);
    expect(phrases.overflow).toBe(2);
  });

  it('names of User-Agents: beyond, each is the same all the same', async () => {
    const script = repeat(300, (i) => `${i} 1>2 INVITE 1 a${i} id=c${i} | User-Agent: phone-${i}`);
    const { distributions, limits, totals } = await play(script);
    expect(limits).toContain('user-agents-limit');
    expect(distributions.byUserAgent.reduce((sum, row) => sum + row.calls, 0)).toBe(totals.calls);
    const names = new AgentNames(1);
    const long = Object.assign(new Message(), { header: () => 'x'.repeat(50_000) });
    expect([names.of(long), names.of(long)]).toEqual(['x'.repeat(120), 'x'.repeat(120)]);
  });

  it('connections that failed: those beyond are counted', () => {
    const events = new ConnectionEvents(new Endpoints(), 2);
    const event = { kind: 'tcp', source: 0, destination: 1, firstMicros: 0, syns: 3, timeMicros: 0 } as const;
    for (const reason of ['refused', 'refused', 'refused', 'reset', 'reset', 'accepted'] as const)
      events.add({ ...event, reason, input: 0, frame: 1 });
    expect(events.overflow).toBe(1);
  });

  it('hosts that were refused: refusals of those beyond are counted', () => {
    const endpoints = new Endpoints();
    const sources = new RefusedSources(endpoints, 2);
    const recycler = new Recycler();
    const refuse = (host: number): void => {
      const payload = Object.assign(new Payload(), { source: endpoints.v4((203 << 24) | host, 5060) });
      const request = Object.assign(new Message(), { isRequest: true, method: METHOD.REGISTER });
      const transaction = recycler.transaction(request, payload);
      transaction.requests = 1;
      sources.answered(transaction, Object.assign(new Message(), { statusCode: 403 }));
    };
    for (const host of [1, 2, 3, 4, 1]) refuse(host);
    expect(sources.overflow).toBe(2);
    expect(sources.refused().map(({ refused }) => refused)).toEqual([2, 1]);
  });

  it('what tells legs: it is forgotten before its time, which is counted', () => {
    const linker = new LegLinker(new Endpoints(), [], 4);
    const recycler = new Recycler();
    for (let i = 0; i < 20; i++) {
      const message = new Message();
      message.bytes = Buffer.from(`call-id-of-the-call-${i}@host`);
      Object.assign(message, { callIdStart: 0, callIdEnd: message.bytes.length, end: message.bytes.length });
      const payload = Object.assign(new Payload(), { timeMicros: 1e6 });
      linker.add(recycler.call('', message, payload, i), message, payload);
    }
    expect(linker.overflow).toBeGreaterThan(3);
  });

  it('all of them are told', () => {
    expect([...trackerLimits(1, 2, 3)].map(([code]) => code)).toEqual([
      'icmp-limit',
      'connections-limit',
      'legs-limit',
    ]);
    expect([...trackerLimits(0, 0, 0)]).toEqual([]);
  });
});

it('a call keeps no more than the beginning of a long header', async () => {
  const long = 'x'.repeat(60_000);
  const { calls } = await play(`0 1>2 INVITE 1 a id=${long} uri=sip:${'y'.repeat(5000)}@b
    1 2>1 486 1 INVITE a to=t id=${long}`);
  expect(calls).toHaveLength(1);
  expect(calls[0]).toMatchObject({ outcome: 'busy', messages: 2 });
  expect(calls[0]!.callId).toHaveLength(MOST_KEPT_TEXT);
  expect(calls[0]!.requestUri).toHaveLength(MOST_KEPT_TEXT);
});
