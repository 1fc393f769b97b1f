import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import type { CallFinding, Result, ResultCall } from '../../src/result.ts';

const CORPUS = process.env['SIPMORTEM_CORPUS'];
const KAMAILIO = join(CORPUS ?? '', 'log-formats/03-kamailio');
const OPENSIPS = join(CORPUS ?? '', 'log-formats/04-opensips');
const SIPDUMP = 'kamailio-sipdump-2026-11-22--15-07-51';

interface TruthCall {
  label: string;
  callId: string;
  method: string;
  intendedFinalCodeAtCaller: number;
}

/** A run: what its logs say, what its capture says, and what its calls were meant to be. */
interface Run {
  folder: string;
  capture: string;
  logs: string[];
  kind: string;
  /** Messages in the log. */
  messages: number;
  /** Calls of which the log lacks the end, or has another: code and outcome of the log, and why (FACTS.md). */
  losses: Record<string, [code: number | null, outcome: string, why: string]>;
  /** Calls that are not in the log at all, and why. */
  missing?: [why: string, ...labels: string[]];
}

const STATELESS = 'a stateless reply is neither logged (onsend_route is not run for it) nor accounted';
const BEFORE_ACC = 'the stateless 500 to the caller is not logged; the ACC line has what tm told it afterwards';
const LOSSES: Run['losses'] = {
  sl404: [null, 'unknown', STATELESS],
  sl484: [null, 'unknown', STATELESS],
  nodns500: [478, 'failed', BEFORE_ACC],
  tcprefused500: [477, 'failed', BEFORE_ACC],
};
const CUT = 'the sample is the first 1200 lines of the log: its calls end in the rest of it';
const CUT_FILE = 'the sample was made of the first 120 UDP messages of the capture';
const unknown = (why: string, ...labels: string[]): Run['losses'] =>
  Object.fromEntries(labels.map((label) => [label, [null, 'unknown', why]]));

const RUNS: Run[] = [
  {
    folder: 'mbstderr',
    capture: 'mbstderr.pcap',
    logs: ['kamailio.stderr.log'],
    kind: 'kamailio',
    messages: 142,
    losses: LOSSES,
  },
  {
    folder: 'mbstderr',
    capture: 'mbstderr.pcap',
    logs: ['docker-compose-prefix.MECHANICALLY-WRAPPED.log', 'docker-json-file.MECHANICALLY-WRAPPED.log'],
    kind: 'kamailio',
    messages: 58,
    losses: {
      ...unknown(STATELESS, 'sl404', 'sl484'),
      ...unknown(CUT, 'timeout408', 'ringtimeout408', 'cancel487', 'cancel487tcp', 'auth200'),
    },
    missing: [
      CUT,
      'redirect302',
      'redirectfollow',
      'ok200',
      'ok200tcp',
      'noack200',
      'reinvite488',
      'nodns500',
      'tcprefused500',
    ],
  },
  {
    folder: 'syslogmb',
    capture: 'syslogmb.pcap',
    logs: ['rsyslog-5424.log', 'rsyslog-iso.log', 'rsyslog-traditional.log'],
    kind: 'kamailio',
    messages: 142,
    losses: LOSSES,
  },
  {
    folder: 'journald',
    capture: 'journald.pcap',
    logs: ['journalctl-cat.log', 'journalctl-json.log', 'journalctl-short.log', 'journalctl-short-iso-precise.log'],
    kind: 'kamailio',
    messages: 24,
    losses: {},
  },
  {
    folder: 'jsonlog',
    capture: 'jsonlog.pcap',
    logs: ['kamailio.stderr.log'],
    kind: 'kamailio',
    messages: 32,
    losses: {},
  },
  {
    folder: 'sipdump',
    capture: `${SIPDUMP}.pcap`,
    logs: [`${SIPDUMP}.data`],
    kind: 'kamailio-sipdump',
    messages: 256,
    losses: {},
  },
  {
    folder: OPENSIPS,
    capture: 'mbstderr.pcap',
    logs: ['opensips-tracer-file.CONSTRUCTED-from-pcap.txt'],
    kind: 'opensips',
    messages: 120,
    losses: unknown(CUT_FILE, 'timeout408', 'ringtimeout408', 'cancel487tcp', 'redirectfollow'),
    missing: [CUT_FILE, 'sl484', 'ok200', 'ok200tcp', 'noack200', 'reinvite488', 'nodns500', 'tcprefused500'],
  },
];

const pathIn = (folder: string, file: string) =>
  folder.startsWith('/') ? join(folder, file) : join(KAMAILIO, folder, file);
const truthOf = (folder: string): TruthCall[] =>
  (JSON.parse(readFileSync(pathIn(folder, 'truth.json'), 'utf8')) as { calls: TruthCall[] }).calls.filter(
    ({ method }) => method === 'INVITE',
  );
const endOf = ({ callId, outcome, finalCode }: ResultCall) => ({ callId, outcome, finalCode });
const byCallId = ({ calls }: Result) => calls.map(endOf).sort((a, b) => (a.callId < b.callId ? -1 : 1));

/** A finding in a log points to lines, in a capture to frames. */
const withoutPlaces = ({ evidence, ...finding }: CallFinding) => ({ ...finding, places: evidence.length });

describe.skipIf(!CORPUS)(
  'logs of Kamailio and OpenSIPS against the capture of the same run (skipped unless SIPMORTEM_CORPUS is set)',
  () => {
    for (const run of RUNS)
      it.each(run.logs)(`${run.folder.split('/').at(-1)!}/%s`, async (file) => {
        const log = await analyze({ inputs: [pathIn(run.folder, file)] });
        const capture = await analyze({ inputs: [pathIn(run.folder, run.capture)] });
        const [, ...missing] = run.missing ?? [''];
        const expected = truthOf(run.folder).flatMap(({ label, callId, intendedFinalCodeAtCaller }) => {
          if (missing.includes(label)) return [];
          const lost = run.losses[label];
          if (lost) return [{ callId, outcome: lost[1], finalCode: lost[0] }];
          const { outcome } = capture.calls.find((call) => call.callId === callId)!;
          return [{ callId, outcome, finalCode: intendedFinalCodeAtCaller }];
        });
        expect(byCallId(log)).toEqual(expected.sort((a, b) => (a.callId < b.callId ? -1 : 1)));
        expect(log.inputs[0]).toMatchObject({ kind: run.kind, messages: run.messages, complete: true });
        if (run.missing) return;
        // A wrong end would be that of another hop.
        for (const call of log.calls)
          expect(call.caller).toBe(capture.calls.find(({ callId }) => callId === call.callId)!.caller);
        expect(log.registrations).toHaveLength(capture.registrations.length);
      });

    it('sipdump is its own capture, message for message', async () => {
      const listed = async (file: string) => {
        const rows: string[] = [];
        const result = await analyze({
          inputs: [pathIn('sipdump', file)],
          onResponse: (r) =>
            rows.push([r.time, r.code, r.phrase, r.method, r.callId, r.source, r.destination].join(' ')),
        });
        const { calls, registrations, others, responses, totals } = result;
        const bare = calls.map(({ first: _, cause, causes, findings, transport: __, ...call }) => ({
          ...call,
          findings: findings.map(withoutPlaces),
          cause: cause && { ...cause, from: null },
          causes: causes.map((other) => ({ ...other, from: null })),
        }));
        const bareRegistrations = registrations.map((r) => ({ ...r, findings: r.findings.map(withoutPlaces) }));
        return { rows, bare, registrations: bareRegistrations, others, responses, totals };
      };
      const [log, capture] = [await listed(`${SIPDUMP}.data`), await listed(`${SIPDUMP}.pcap`)];
      expect(log.rows.length).toBeGreaterThan(130);
      expect(log).toEqual(capture);
    });
  },
);

describe.skipIf(!CORPUS)(
  'a log and the capture of the same run together (skipped unless SIPMORTEM_CORPUS is set)',
  () => {
    const PAIRS: [log: string, capture: string, onlyInLog: number][] = [
      // The INVITE to the host that refuses TCP was dumped before the connection failed.
      [`sipdump/${SIPDUMP}.data`, 'mbstderr/mbstderr.pcap', 1],
      ['mbstderr/kamailio.stderr.log', 'mbstderr/mbstderr.pcap', 1],
      ['syslogmb/rsyslog-iso.log', 'syslogmb/syslogmb.pcap', 1],
      ['syslogmb/rsyslog-traditional.log', 'syslogmb/syslogmb.pcap', 1],
      ['journald/journalctl-short.log', 'journald/journald.pcap', 0],
    ];
    const tellingOf = ({
      callId,
      outcome,
      finalCode,
      originCode,
      basis,
      attempts,
      caller,
      retransmissions,
      responses,
    }: ResultCall) =>
      JSON.stringify({
        callId,
        outcome,
        finalCode,
        originCode,
        basis,
        attempts,
        caller,
        retransmissions,
        responses: responses.map((r) => `${r.code} ${r.count} ${r.retransmissions}`).sort(),
      });
    for (const isLogFirst of [true, false])
      it.each(PAIRS)(`%s, %s, ${isLogFirst ? 'log' : 'capture'} first`, async (log, capture, onlyInLog) => {
        const inputs = [join(KAMAILIO, log), join(KAMAILIO, capture)];
        const both = await analyze({ inputs: isLogFirst ? inputs : inputs.toReversed() });
        const wire = await analyze({ inputs: inputs.slice(1) });
        const inLog = both.inputs[isLogFirst ? 0 : 1]!.messages;
        expect(both.calls.map(tellingOf).sort()).toEqual(wire.calls.map(tellingOf).sort());
        expect(both.totals).toMatchObject({
          messages: wire.totals.messages + inLog,
          duplicates: inLog - onlyInLog,
          retransmissions: wire.totals.retransmissions,
          registrations: wire.totals.registrations,
        });
        for (const { first, alsoIn } of both.calls) {
          expect(alsoIn).toHaveLength(1);
          expect(alsoIn[0]!.input).not.toBe(first.input);
        }
      });
  },
);

describe.skipIf(!CORPUS)('public excerpts (skipped unless SIPMORTEM_CORPUS is set)', () => {
  let lines: string[] = [];
  beforeAll(() => {
    lines = readFileSync(join(KAMAILIO, 'public-excerpts.txt'), 'utf8')
      .split('\n')
      .filter((line) => !line.startsWith('#'));
  });

  it('are recognised as a log of Kamailio', async () => {
    const { readLog } = await import('./read-result.ts');
    const { inputs } = await readLog(lines.join('\n'));
    expect(inputs[0]!.notes.find(({ code }) => code === 'log-without-sip')!.detail).toContain('a Kamailio log');
  });
});
