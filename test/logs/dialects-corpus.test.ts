import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import type { ResultCall } from '../../src/result.ts';
import { isMessage, type WireMessage, wireMessages } from './wire-messages.ts';
import { readLog, type ReadMessage } from './read-log.ts';

const CORPUS = join(process.env['SIPMORTEM_CORPUS'] ?? '', 'log-formats');
const hasCorpus = process.env['SIPMORTEM_CORPUS'] !== undefined && existsSync(CORPUS);

interface Pair {
  log: string;
  capture: string;
  kind: string;
  /** What of the capture the log should hold; all of its Call-IDs when absent. */
  part?: (message: WireMessage, index: number) => boolean;
  /** Messages of the log that nobody sent, and why. */
  extra?: { count: number; why: string };
  /** Ends are not in the log. */
  noEnds?: true;
  /** The log has Call-ID, CSeq and start line only. */
  short?: true;
}

const sipp = (label: string, file: string, rest: Partial<Pair> = {}): Pair => ({
  log: `06a-sipp/mbstderr-sipp/${label}_${file}`,
  capture: '06e-text-dumps/mbstderr.pcap',
  kind: 'sipp',
  // sipp is the caller: the hop between proxy and callee is not in its log.
  part: ({ source, destination }) => [source, destination].some((end) => end?.startsWith('127.0.0.30:')),
  noEnds: true,
  ...rest,
});

const PAIRS: Pair[] = [
  {
    log: '05-freeswitch/sofia-old-486.log',
    capture: '05-freeswitch/live.pcap',
    kind: 'freeswitch',
    extra: { count: 1, why: 'sip-options prints the response once more, as its own output and without Call-ID' },
  },
  { log: '05-freeswitch/sofia-old-opt-486.log', capture: '05-freeswitch/live.pcap', kind: 'freeswitch' },
  ...['auth200', 'busy486', 'cancel487tcp', 'noack200', 'notfound404'].map((label) => sipp(label, 'messages.log')),
  ...['auth200', 'busy486'].map((label) => sipp(label, 'shortmessages.csv', { short: true })),
  ...['200', '486', '486tcp'].map((name) => ({
    log: `06b-baresip/baresip-${name}.log`,
    capture: '06b-baresip/live.pcap',
    kind: 'baresip',
  })),
  ...['200-stdout-colour', '486', '503'].map((name) => ({
    log: `06c-pjsua/pjsua-${name}.log`,
    capture: '06c-pjsua/pjsua.pcap',
    kind: 'pjsua',
  })),
  ...['ngrep-Wbyline-t', 'sipgrep-C'].map((name) => ({
    log: `06e-text-dumps/${name}.txt`,
    capture: '06e-text-dumps/mbstderr.pcap',
    kind: 'ngrep',
    // Both were told to look at port 5060 only: BYE and its 200 go past the proxy.
    part: ({ source, destination }: WireMessage) => [source, destination].some((end) => end?.endsWith(':5060')),
  })),
  {
    log: '06e-text-dumps/sngrep-txt.CONSTRUCTED-from-pcap.txt',
    capture: '06e-text-dumps/mbstderr.pcap',
    kind: 'sngrep',
    // The script that made it took the first 120 datagrams.
    part: ({ isDatagram, index }) => isDatagram && index < 120,
  },
];

const bytesOf = (file: string): Buffer => readFileSync(join(CORPUS, file));
const callIdOf = ({ text }: { text: string }): string => /^(?:Call-ID|i)\s*:\s*(.*?)\r?$/im.exec(text)?.[1] ?? '';
const startOf = (text: string): string => text.slice(0, text.indexOf('\r'));

function fromWire({ capture, part }: Pair, log: readonly ReadMessage[]): WireMessage[] {
  const callIds = new Set(log.map(callIdOf));
  return wireMessages(join(CORPUS, capture))
    .filter((message, index) => part?.(message, index) ?? true)
    .filter((message) => callIds.has(callIdOf(message)));
}

describe.skipIf(!hasCorpus)('logs against the captures of the same traffic (SIPMORTEM_CORPUS)', () => {
  it.each(PAIRS)('$log, message for message', async (pair) => {
    const { messages, kind } = await readLog(bytesOf(pair.log));
    expect(kind).toBe(pair.kind);
    const own = messages.filter(isMessage);
    expect(messages.length - own.length, pair.extra?.why).toBe(pair.extra?.count ?? 0);
    const wire = fromWire(pair, own);
    expect(own.map(({ startLine }) => startLine)).toEqual(wire.map(({ text }) => startOf(text)));
    expect(own.length).toBeGreaterThan(2);
    if (pair.short) return;
    expect(own.map(({ text }) => text)).toEqual(wire.map(({ text }) => text));
    if (pair.noEnds) return;
    const known = (end: string | null, other: string | null): string | null => (end === 'local' ? other : end);
    expect(own.map(({ from, to }, i) => [known(from, wire[i]!.source), known(to, wire[i]!.destination)])).toEqual(
      wire.map(({ source, destination }) => [source, destination]),
    );
  });

  it.each(PAIRS.filter(({ kind }) => kind !== 'sngrep'))('$log: the same calls', async ({ log, capture }) => {
    const [ofLog, ofCapture] = await Promise.all(
      [log, capture].map((file) => analyze({ inputs: [join(CORPUS, file)] })),
    );
    const told = ({ callId, outcome, finalCode, attempts, responses }: ResultCall): unknown => ({
      callId,
      outcome,
      finalCode,
      attempts,
      responses: responses.filter((r) => r.method === 'INVITE').map(({ code, count, role }) => [code, count, role]),
    });
    const callIds = new Set(ofLog!.calls.map(({ callId }) => callId));
    expect(ofLog!.calls.map(told)).toEqual(ofCapture!.calls.filter(({ callId }) => callIds.has(callId)).map(told));
    if (!log.includes('-opt-')) expect(callIds.size).toBeGreaterThan(0);
  });

  it('sipp: what the caller was told is what truth.json says', async () => {
    const truth = JSON.parse(bytesOf('06e-text-dumps/truth.json').toString()) as {
      calls: { callId: string; label: string; codesReceivedByCaller: string[] }[];
    };
    for (const pair of PAIRS.filter(({ kind }) => kind === 'sipp')) {
      const { messages } = await readLog(bytesOf(pair.log));
      const { codesReceivedByCaller } = truth.calls.find(({ callId }) => callId === callIdOf(messages[0]!))!;
      const codes = messages.flatMap(({ startLine }) => /^SIP\/2\.0 (\d+)/.exec(startLine)?.[1] ?? []);
      // What was sent again stands again in the log, not in the truth.
      expect([...new Set(codes)]).toEqual([...new Set(codesReceivedByCaller)]);
    }
  });

  it('ngrep and sipgrep: every call of truth.json ends as it was meant to', async () => {
    const truth = JSON.parse(bytesOf('06e-text-dumps/truth.json').toString()) as {
      calls: { callId: string; method: string; intendedFinalCodeAtCaller: number | null }[];
    };
    for (const name of ['ngrep-Wbyline-t', 'sipgrep-C']) {
      const { calls } = await analyze({ inputs: [join(CORPUS, `06e-text-dumps/${name}.txt`)] });
      for (const { callId, method, intendedFinalCodeAtCaller } of truth.calls) {
        if (method !== 'INVITE' || typeof intendedFinalCodeAtCaller !== 'number') continue;
        expect(calls.find((call) => call.callId === callId)?.finalCode, callId).toBe(intendedFinalCodeAtCaller);
      }
      expect(calls).toHaveLength(25);
    }
  });

  it('sipp error logs without a fact about calls', async () => {
    for (const name of ['auth200', 'busy486']) {
      const { messages, events, looksLike } = await readLog(bytesOf(`06a-sipp/mbstderr-sipp/${name}_errors.log`));
      expect([messages, events, looksLike]).toEqual([[], [], 'sipp']);
    }
  });
});

describe.skipIf(!hasCorpus)('public excerpts (SIPMORTEM_CORPUS)', () => {
  const row = (m: ReadMessage): unknown[] => [m.line, m.from, m.to, m.transport, m.time, m.startLine];
  const rows = async (file: string): Promise<unknown[]> => (await readLog(bytesOf(file))).messages.map(row);

  it('FreeSWITCH 1.10, addresses masked by the poster: the date is that of the line behind', async () => {
    expect(await rows('05-freeswitch/public-fs1144.txt')).toEqual([
      [4, 'local', 'XX.XX.XX.XXX2:5064', 'UDP', '2021-04-02T17:28:37.346923Z', expect.stringMatching(/^ACK sip:atpsh/)],
    ]);
  });

  it('belle-sip: a response, a request sent again; the third excerpt ends behind two lines of its message', async () => {
    expect(await rows('06d-linphone-bellesip/public-bellesip.txt')).toEqual([
      [3, 'tel.t-online.de:5060', 'local', 'UDP', '2020-08-24T18:58:18.066000Z', 'SIP/2.0 403 Forbidden'],
      [16, 'local', '159.122.10.242:5060', 'UDP', '2020-07-22T13:09:25.593000Z', 'REGISTER sip:159.122.10.242 SIP/2.0'],
    ]);
    const { messages } = await readLog(bytesOf('06d-linphone-bellesip/public-bellesip.txt'));
    expect(messages.map(({ isRetransmission }) => isRetransmission)).toEqual([false, true]);
  });

  it('belle-sip in Xcode, of which the excerpt has two lines of a message', async () => {
    const lines = bytesOf('06d-linphone-bellesip/public-bellesip.txt').toString().split('\n');
    const at = lines.findIndex((line) => line.startsWith('# ORIGIN 3'));
    const { messages } = await readLog(lines.slice(at + 1).join('\n'));
    expect(messages.map(row)).toEqual([
      [2, 'pbx.test.com.au:5060', 'local', 'UDP', '2020-03-28T19:55:05.098646Z', 'SIP/2.0 100 Giving a try'],
    ]);
  });

  it('Cisco CUBE: one message that the host sent', async () => {
    expect(await rows('07-others/public-cisco-cube.txt')).toEqual([
      [4, 'local', null, null, expect.stringMatching(/-12-09T07:18:47\.029000Z$/), 'SIP/2.0 100 Trying'],
    ]);
  });

  it('AudioCodes: the first record quotes no message, the second is cut by whoever posted it', async () => {
    const { messages } = await readLog(bytesOf('07-others/public-audiocodes.txt'));
    expect(messages.map((m) => [m.line, m.from, m.to, m.transport, m.startLine, m.isCut])).toEqual([
      [3, '52.114.75.24:5061', 'local', 'TLS', 'SIP/2.0 200 OK', true],
    ]);
    expect(messages[0]!.text).toContain('CALL-ID: 143672392819122020124456@sbc.llspa.it\r\n');
  });
});

it.skipIf(hasCorpus)(
  'without the samples (SIPMORTEM_CORPUS names the folder that has log-formats) nothing of it ran',
  () => {
    expect(hasCorpus).toBe(false);
  },
);
