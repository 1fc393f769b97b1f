import type { CallResponse, Fault, Outcome, ResponseRole, Result, ResultCall, ResultInput } from '../../src/result.ts';
import { sampleMetrics } from './sample-metrics.ts';

/** Everything a hostile sender may put into a header: escapes, controls, reordering, invisible and wide characters. */
export const HOSTILE = '\x1b]0;owned\x07\x1b[2J\r\nVia: x\x9b31m\u202eevil\u2066\u200b\u2028😀漢字e\u0301\ud800';

const MEANINGS = {
  100: 'The next hop has the request and is working on it, so the sender stops retransmitting. It says nothing about the called party.',
  180: 'The called phone was reached and is alerting the user. The caller may play its own ringback tone.',
  183: 'Call progress that fits no other 1xx. With an SDP body it usually opens early media.',
  200: 'The request worked. On INVITE it means the call was answered.',
  302: 'Try the address in Contact for this call. Unless an expiry is given, the new address is good for one use only.',
  401: 'The user agent or registrar asks for credentials. The first 401 of an exchange is normal.',
  403: 'The server understood the request and refuses it. Credentials will not help.',
  404: 'The server knows that this user does not exist in that domain, or the domain is not one it serves.',
  407: 'The proxy wants credentials before it routes the request. The first 407 is normal.',
  480: 'The callee exists but cannot be reached now: not logged in, do-not-disturb, or it rang without answer.',
  484: 'The dialled number is too short or incomplete. With overlap dialling it just means: send more digits.',
  486: 'The phone was reached but cannot or will not take another call at this device. Another device could still answer.',
  487: 'The INVITE ended because of a CANCEL or BYE, normally the caller hanging up before the answer.',
  488: 'The session description offered cannot be used at this endpoint: codec, SRTP, media type or address.',
  503: 'The server cannot work now: overload, maintenance or no free trunk. The client should try another server.',
  603: 'The callee was reached and does not wish to, or cannot, take part, with no further reason.',
} as const;
type Code = keyof typeof MEANINGS;

const PHRASES: Record<Code, string> = {
  100: 'Trying',
  180: 'Ringing',
  183: 'Session Progress',
  200: 'OK',
  302: 'Moved Temporarily',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  407: 'Proxy Authentication Required',
  480: 'Temporarily Unavailable',
  484: 'Address Incomplete',
  486: 'Busy Here',
  487: 'Request Terminated',
  488: 'Not Acceptable Here',
  503: 'Service Unavailable',
  603: 'Decline',
};

function at(seconds: number): string {
  return new Date(Date.UTC(2023, 10, 14, 22, 13, 20) + seconds * 1000).toISOString().replace('Z', '000Z');
}

function response(code: Code, role: ResponseRole, count = 1, method = 'INVITE'): CallResponse {
  return { code, phrase: PHRASES[code], method, role, count, retransmissions: 0, meaning: MEANINGS[code] };
}

/** One call of the sample; the Call-ID is its label. */
export function sampleCall(
  callId: string,
  start: number,
  seconds: number,
  outcome: Outcome,
  fault: Fault,
  responses: CallResponse[],
  changes: Partial<ResultCall> = {},
): ResultCall {
  const final = responses.findLast((row) => row.code >= 200 && row.method === 'INVITE' && row.role !== 'mid-call');
  return {
    callId,
    from: { uri: 'sip:100@10.0.0.1', user: '100', host: '10.0.0.1', display: null },
    to: { uri: 'sip:200@10.0.0.2', user: '200', host: '10.0.0.2', display: null },
    requestUri: 'sip:200@10.0.0.2',
    caller: '10.0.0.1:5060',
    callee: '10.0.0.2:5060',
    transport: 'UDP',
    startTime: at(start),
    endTime: at(start + seconds),
    outcome,
    fault,
    category: null,
    finalCode: final?.code ?? null,
    finalPhrase: final?.phrase ?? null,
    meaning: final?.meaning ?? 'No response at all to INVITE, sent 7 times. Is the peer up, and does the port answer?',
    originCode: final?.code ?? null,
    changedAt: null,
    decidedBy: { address: '10.0.0.2:5060', certainty: 'certain', because: 'it sent the response' },
    cause: null,
    causes: [],
    responses,
    attempts: 1,
    messages: responses.length + 2,
    retransmissions: 0,
    timing: { postDialDelay: 0.1, ringing: null, setup: outcome === 'answered' ? 3 : null, duration: null },
    linked: [],
    findings: [],
    alsoIn: [],
    basis: 'messages',
    events: [],
    first: { input: 0, frame: start + 1 },
    ...changes,
  };
}

const CALLS: ResultCall[] = [
  sampleCall('c1', 0, 10, 'answered', 'none', [
    response(401, 'challenge'),
    response(180, 'progress'),
    response(200, 'final'),
  ]),
  sampleCall('c2', 10, 0.1, 'challenged', 'caller', [response(407, 'challenge')]),
  sampleCall('c3', 20, 32, 'timeout', 'network', [], { retransmissions: 6 }),
  sampleCall('c4', 60, 5, 'cancelled', 'caller', [
    response(100, 'progress'),
    response(180, 'progress', 2),
    response(200, 'cancel', 1, 'CANCEL'),
    response(487, 'final'),
  ]),
  sampleCall('c5', 80, 32, 'answered', 'none', [response(180, 'progress'), response(200, 'final', 1)]),
  sampleCall('c6', 110, 2, 'failed', 'network', [response(183, 'progress'), response(480, 'final')], {
    decidedBy: { address: '10.0.0.2:5060', certainty: 'at-or-beyond', because: 'nothing was captured behind it' },
    cause: { source: 'q850', value: 34, text: 'No circuit/channel available', location: null, from: { frame: 37 } },
  }),
  sampleCall('c7', 120, 6, 'answered', 'none', [response(180, 'progress', 2), response(200, 'final')]),
  sampleCall('c8', 140, 14, 'answered', 'none', [response(200, 'final'), response(488, 'mid-call')]),
  sampleCall('c9', 160, 0.2, 'redirected', 'none', [response(302, 'redirect')]),
  sampleCall('c10', 170, 1.5, 'busy', 'callee', [
    response(100, 'progress'),
    response(180, 'progress'),
    response(486, 'final'),
  ]),
  sampleCall('c11', 180, 0.1, 'failed', 'network', [response(100, 'progress'), response(503, 'final')], {
    transport: 'TCP',
  }),
  sampleCall('c12', 190, 0.1, 'failed', 'network', [response(404, 'final')], {
    transport: 'TCP',
    originCode: 404,
    decidedBy: {
      address: '[2001:db8:1234:5678:9abc:def0:1234:5678]:5061',
      certainty: 'likely',
      because: 'fewest Vias',
    },
  }),
  sampleCall('c13', 200, 3, 'declined', 'callee', [{ ...response(603, 'final'), phrase: '' }], { finalPhrase: '' }),
  sampleCall('c14', 210, 0.1, 'failed', 'network', [{ ...response(484, 'final'), phrase: HOSTILE }], {
    from: { uri: 'sip:漢字@x', user: '漢字漢字漢字漢字漢字漢字', host: 'x', display: HOSTILE },
    to: { uri: null, user: HOSTILE, host: null, display: null },
    finalPhrase: HOSTILE,
    originCode: 403,
    decidedBy: { address: HOSTILE, certainty: 'certain', because: HOSTILE },
  }),
];

const INPUT: ResultInput = {
  path: 'mix.pcap',
  kind: 'pcap',
  compression: null,
  bytes: 21_344,
  packets: 80,
  lines: null,
  messages: 73,
  firstTime: at(0),
  lastTime: at(210),
  complete: false,
  notes: [
    {
      code: 'capture-truncated',
      count: 1,
      first: { frame: 80 },
      detail: 'The file ends inside a packet: 12 of 640 bytes.',
    },
    { code: 'unparsed-message', count: 3, first: null, detail: `A start line that is none: ${HOSTILE}` },
  ],
};

function responseRows(calls: readonly ResultCall[]): Result['responses'] {
  const rows = new Map<number, Result['responses'][number]>();
  for (const { code, count, method } of calls.flatMap((call) => call.responses)) {
    let row = rows.get(code);
    if (!row) {
      row = {
        code,
        phrase: PHRASES[code as Code],
        class: (['provisional', 'success', 'redirection', 'client-error', 'server-error', 'global-failure'] as const)[
          Math.floor(code / 100) - 1
        ]!,
        category: 'server',
        meaning: MEANINGS[code as Code],
        count: 0,
        retransmissions: code === 200 ? 10 : 0,
        methods: {},
      };
      rows.set(code, row);
    }
    row.count += count;
    row.methods[method] = (row.methods[method] ?? 0) + count;
  }
  return [...rows.values()].sort((a, b) => a.code - b.code);
}

function failureRows(calls: readonly ResultCall[]): Result['failures'] {
  const failed = calls.filter((call) => call.outcome !== 'answered' && call.outcome !== 'unknown');
  return failed.map((call) => {
    const code = call.originCode as Code | null;
    return {
      code,
      phrase: code === null ? null : PHRASES[code],
      meaning: code === null ? call.meaning! : MEANINGS[code],
      category: 'server',
      outcome: call.outcome,
      fault: call.fault,
      calls: 1,
      share: 1 / failed.length,
      advice: call.fault === 'network' ? 'Look there first.' : null,
    };
  });
}

/** The result of a run over these calls, with counts that add up. */
export function resultOf(
  calls: ResultCall[],
  inputs: ResultInput[] = [{ ...INPUT, complete: true, notes: [] }],
): Result {
  const outcomes: Result['outcomes'] = {
    answered: 0,
    busy: 0,
    declined: 0,
    'no-answer': 0,
    cancelled: 0,
    challenged: 0,
    redirected: 0,
    failed: 0,
    timeout: 0,
    unknown: 0,
  };
  for (const call of calls) outcomes[call.outcome]++;
  const responses = responseRows(calls);
  const count = responses.reduce((sum, row) => sum + row.count, 0);
  const messages = inputs.reduce((sum, input) => sum + input.messages, 0);
  return {
    schemaVersion: 1,
    generator: { name: 'sipmortem', version: '0.1.0' },
    language: 'en',
    inputs,
    totals: {
      messages,
      requests: messages - count,
      responses: count,
      retransmissions: responses.reduce((sum, row) => sum + row.retransmissions, 0),
      duplicates: 0,
      calls: calls.length,
      furtherLegs: 0,
      scanners: 0,
      scannerRegistrations: 0,
      registrations: 0,
      others: 0,
    },
    responses,
    outcomes,
    failures: failureRows(calls),
    distributions: {
      byClass: [],
      byCategory: [],
      byCause: [],
      byHop: [],
      byDestination: [],
      byPeer: [],
      byHour: [],
      byUserAgent: [],
    },
    charts: { overTime: { step: null, rows: [] }, postDialDelay: [], setup: [] },
    metrics: sampleMetrics(calls),
    findings: [],
    calls,
    registrations: [],
    others: [],
    gates: [],
    baseline: null,
  };
}

/** A run with everything in it: the 14 calls, hostile strings, registrations, other requests, findings, a damaged capture. */
export function sampleResult(): Result {
  const result = resultOf(structuredClone(CALLS), [structuredClone(INPUT)]);
  result.findings = [
    {
      rule: 'ack-missing',
      severity: 'error',
      kind: 'also',
      calls: 1,
      title: 'an answered call never got its ACK',
      summary: null,
      advice: "Compare the 200's Contact and Record-Route with where the ACK went.",
      reference: 'RFC 3261 13.3.1.4',
      examples: ['c5'],
    },
  ];
  result.totals.registrations = 2;
  result.registrations = [
    {
      aor: 'sip:100@b',
      outcome: 'ok',
      finalCode: 200,
      attempts: 2,
      responses: [response(401, 'challenge', 1, 'REGISTER')],
      findings: [],
    },
    {
      aor: `sip:${HOSTILE}@b`,
      outcome: 'failed',
      finalCode: 403,
      attempts: 1,
      responses: [{ ...response(403, 'final', 1, 'REGISTER'), phrase: 'Error' }],
      findings: [],
    },
  ];
  result.totals.others = 4;
  result.others = [
    {
      method: 'OPTIONS',
      transactions: 3,
      responses: [
        { code: 200, count: 2 },
        { code: 503, count: 1 },
      ],
    },
    { method: HOSTILE, transactions: 1, responses: [] },
  ];
  return result;
}

/** A capture in which every call was answered and nothing else went wrong. */
export function cleanResult(): Result {
  return resultOf([
    sampleCall('a', 0, 10, 'answered', 'none', [response(100, 'progress'), response(200, 'final')]),
    sampleCall('b', 5, 10, 'answered', 'none', [response(401, 'challenge'), response(200, 'final')]),
  ]);
}
