import type { Ladder, LadderMessage, LadderReport } from '../../src/ladder.ts';
import type { LadderRenderOptions } from '../../src/report/ladder-renderer.ts';
import { HOSTILE, sampleCall } from './sample-result.ts';

/** Settings of ladders in a pipe of 80 columns. */
export const PLAIN_LADDER: LadderRenderOptions = {
  language: 'en',
  columns: 80,
  color: false,
  unicode: true,
  ports: false,
};

/** A request, or with a code a response, from one endpoint to another. */
export function message(source: number, destination: number, changes: Partial<LadderMessage> = {}): LadderMessage {
  const isResponse = typeof changes.code === 'number';
  return {
    time: '2023-11-14T22:13:20.000000Z',
    offset: 0,
    leg: 0,
    source,
    destination,
    transport: 'UDP',
    method: 'INVITE',
    cseq: 1,
    inDialog: false,
    requestUri: isResponse ? null : 'sip:200@10.0.0.2',
    code: null,
    phrase: null,
    meaning: null,
    fork: null,
    reasons: [],
    warnings: [],
    retryAfter: null,
    contact: null,
    auth: null,
    sdp: [],
    resent: 0,
    lastTime: null,
    repeats: [],
    recordedAgain: 0,
    findings: [],
    input: 0,
    frame: 1,
    ...changes,
  };
}

/** A ladder over so many hosts: 10.0.0.1 and so on. */
export function ladderOf(hosts: number, messages: LadderMessage[], changes: Partial<Ladder> = {}): Ladder {
  return {
    call: sampleCall('c1', 0, 1, 'busy', 'callee', [], { meaning: null, decidedBy: null }),
    legs: [{ callId: 'c1', strategy: null, confidence: null }],
    endpoints: Array.from({ length: hosts }, (_, i) => ({ host: `10.0.0.${i + 1}`, port: 5060 })),
    messages,
    codes: [],
    advice: [],
    omitted: 0,
    ...changes,
  };
}

/** An INVITE that each host hands on to the next, and the refusal that comes back. */
export function chainOf(hosts: number, phrase = 'Temporarily Unavailable'): Ladder {
  const messages: LadderMessage[] = [];
  for (let i = 0; i < hosts - 1; i++) messages.push(message(i, i + 1, { frame: messages.length + 1 }));
  for (let i = hosts - 1; i > 0; i--)
    messages.push(message(i, i - 1, { code: 480, phrase, frame: messages.length + 1, offset: 1.5 }));
  // One arrow over all of them.
  messages.push(message(0, hosts - 1, { method: 'ACK', frame: messages.length + 1, offset: 2 }));
  return ladderOf(hosts, messages);
}

export function reportOf(...ladders: Ladder[]): LadderReport {
  return {
    schemaVersion: 1,
    generator: { name: 'sipmortem', version: '0.1.0' },
    language: 'en',
    inputs: ['a.pcap'],
    notShown: 0,
    ladders,
  };
}

/** Everything that a ladder can hold, each text from a hostile sender. */
export function hostileLadder(text = HOSTILE): Ladder {
  const call = sampleCall(text, 0, 1, 'failed', 'network', [], {
    from: { uri: text, user: text, host: text, display: text },
    requestUri: text,
    finalCode: 480,
    finalPhrase: text,
    originCode: 503,
    meaning: text,
    decidedBy: { address: text, certainty: 'likely', because: text },
    cause: { source: 'warning', value: text, text, location: null, from: { frame: 2 } },
    linked: [{ callId: text, strategy: text, confidence: text }],
    findings: [
      {
        rule: 'r',
        severity: 'warning',
        confidence: 'certain',
        summary: text,
        caveat: text,
        advice: text,
        reference: text,
        evidence: [{ input: 0, frame: 2 }],
      },
    ],
  });
  const stream = { media: text, address: text, port: 1, codecs: [text], direction: text, encrypted: true };
  const messages = [
    message(0, 1, { requestUri: `sip:${text}@x`, method: text, sdp: [stream], body: text, transport: text }),
    message(1, 0, {
      code: 480,
      phrase: text,
      method: text,
      leg: 1,
      reasons: [{ protocol: text, cause: 1, text }],
      warnings: [{ code: 399, text }],
      contact: text,
      auth: { kind: 'challenge', scheme: text, realm: text, user: text, stale: true },
      findings: [0],
      raw: text,
      frame: 2,
    }),
    message(2, 2, { auth: { kind: 'credentials', scheme: text, realm: text, user: text, stale: false }, frame: 3 }),
  ];
  return ladderOf(3, messages, {
    call,
    legs: [
      { callId: text, strategy: null, confidence: null },
      { callId: text, strategy: text, confidence: text },
    ],
    endpoints: [
      { host: text, port: null },
      { host: '10.0.0.2', port: 5060 },
      { host: null, port: null },
    ],
    codes: [{ code: 480, phrase: text, meaning: text, reference: text }],
    advice: [text],
    omitted: 3,
  });
}
