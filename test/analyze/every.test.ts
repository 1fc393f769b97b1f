import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze, type AnalyzeOptions } from '../../src/analyze.ts';
import type { Result } from '../../src/result.ts';
import { ethernet, ipv4, udp, bytesOf } from '../net/build-packets.ts';
import { buildPcap } from '../pcap/build-capture.ts';

const FIXTURES = 'fixtures';
const INPUTS = readdirSync(FIXTURES, { recursive: true, encoding: 'utf8' })
  .filter((path) => /\.(pcap|pcapng|log)(\.gz)?$/.test(path) && !path.startsWith('make'))
  .map((path) => join(FIXTURES, path))
  .sort();
/** Long enough for calls to end on the way. */
const LONG = ['demo.pcapng', 'mixed.pcap.gz'].map((name) => join(FIXTURES, name));
const NIGHTS = [1, 2, 3].map((night) => join(FIXTURES, `night-${night}.pcap.gz`));

interface Interim {
  result: Result;
  /** As it was then. */
  json: string;
  until: string | null;
}

async function watched(options: AnalyzeOptions): Promise<{ last: Result; interims: Interim[] }> {
  const interims: Interim[] = [];
  const onReport = (result: Result, until: string | null): void =>
    void interims.push({ result, json: JSON.stringify(result), until });
  return { last: await analyze({ every: 1, ...options, onReport }), interims };
}

function inProgress({ inputs }: Result): number {
  return inputs.flatMap(({ notes }) => notes).find(({ code }) => code === 'calls-in-progress')?.count ?? 0;
}

const rulesOf = ({ findings }: Result): string[] => findings.map(({ rule }) => rule);

describe('reports on the way', () => {
  it('change nothing of what is told at the end (every fixture)', async () => {
    let reports = 0;
    for (const path of INPUTS) {
      const { last, interims } = await watched({ inputs: [path] });
      expect(JSON.stringify(last), path).toBe(JSON.stringify(await analyze({ inputs: [path] })));
      reports += interims.length;
    }
    expect(INPUTS.length).toBeGreaterThan(150);
    expect(reports).toBeGreaterThan(300);
  }, 120_000);

  it.each([
    [
      'gates and a filter',
      { gates: ['ser<95%', 'count(486)>1 where peer=127.0.0.30', 'notes>0'], where: 'peer!=127.0.0.40' },
    ],
    ['names', { peers: { trunk: ['127.0.0.40'], inside: ['127.0.0.0/8'] } }],
    ['what is known', { ignore: true }],
    ['a short list', { mostListed: 2 }],
    ['none listed', { calls: 'none' }],
  ] as const)(
    'nor with %s',
    async (
      _,
      {
        gates,
        where,
        ignore,
        ...rest
      }: Record<string, unknown> & { gates?: readonly string[]; where?: string; ignore?: boolean },
    ) => {
      const options: Omit<AnalyzeOptions, 'inputs'> = {
        ...rest,
        ...(gates && { gates: gates.map((expression) => ({ expression, level: 'error', reason: null })) }),
        ...(where !== undefined && { filter: { where: [where] } }),
        ...(ignore && { ignore: [{ rule: null, code: '486', cause: null, peer: null, reason: 'known', until: null }] }),
      };
      for (const inputs of [...LONG.map((path) => [path]), NIGHTS]) {
        const { last, interims } = await watched({ inputs, ...options });
        const plain = await analyze({ inputs, ...options });
        expect(interims.length).toBeGreaterThan(15);
        expect(JSON.stringify(last)).toBe(JSON.stringify(plain));
        expect(plain.totals.calls).toBeGreaterThan(5);
      }
    },
  );

  it('stay as they are while the reading goes on', async () => {
    for (const path of LONG) {
      const { interims } = await watched({ inputs: [path], every: 30 });
      expect(interims.length).toBeGreaterThan(30);
      for (const { result, json } of interims) expect(JSON.stringify(result)).toBe(json);
    }
  });

  it.each(LONG)(
    'tell of every call that had ended what the end tells of it, and leave the others out (%s)',
    async (path) => {
      const { last, interims } = await watched({ inputs: [path], every: 10 });
      expect(interims.length).toBeGreaterThan(3);
      for (const { result, until } of interims) {
        const begun = last.calls.filter(({ startTime }) => startTime !== null && until !== null && startTime <= until);
        expect(result.totals.calls + inProgress(result)).toBe(begun.length);
        const listed = new Set(result.calls.map((call) => JSON.stringify(call)));
        expect(last.calls.filter((call) => listed.has(JSON.stringify(call)))).toHaveLength(result.calls.length);
        const ended = result.calls.map(({ endTime }) => endTime ?? '');
        expect(ended.every((time) => until !== null && time < until)).toBe(true);
        for (const [outcome, count] of Object.entries(result.outcomes))
          expect(result.calls.filter((call) => call.outcome === outcome)).toHaveLength(count);
        expect(result.inputs[0]?.complete).toBe(true);
      }
      expect(interims.some(({ result }) => result.totals.calls > 0 && inProgress(result) > 0)).toBe(true);
    },
  );

  it('say how many calls are in progress, in one sentence, and no gate on notes minds', async () => {
    const gates = ['notes>0', 'count(calls-in-progress)>0'].map((expression) => ({
      expression,
      level: 'error' as const,
      reason: null,
    }));
    const { interims } = await watched({ inputs: [LONG[1]!], every: 60, gates });
    const with1 = interims.find(({ result }) => inProgress(result) === 1)!;
    expect(with1.result.inputs[0]?.notes).toEqual([
      {
        code: 'calls-in-progress',
        count: 1,
        first: null,
        detail: '1 call is in progress, or ended so lately that more may be heard of it: it is not counted yet.',
      },
    ]);
    expect(with1.result.gates.map(({ status, value }) => [status, value])).toEqual([
      ['pass', 0],
      ['fail', 1],
    ]);
    const night = await watched({ inputs: [NIGHTS[0]!] });
    expect(night.interims[0]?.result.inputs[0]?.notes[0]?.detail).toBe(
      '11 calls are in progress, or ended so lately that more may be heard of them: they are not counted yet.',
    );
  });

  it('are the same in pieces of any size', async () => {
    const { interims } = await watched({ inputs: ['fixtures/declined.pcap', 'fixtures/demo.pcapng'], every: 7 });
    const again = await watched({ inputs: ['fixtures/declined.pcap', 'fixtures/demo.pcapng'], every: 7 });
    expect(again.interims.map(({ json }) => json)).toEqual(interims.map(({ json }) => json));
    const bytes = await pcapOfPhone();
    const jsonOf = async (size: number): Promise<string[]> =>
      (await watched({ inputs: ['-'], standardInput: pieces(bytes, size), every: 45 })).interims.map(
        ({ json }) => json,
      );
    const whole = await jsonOf(bytes.length);
    expect(whole.length).toBeGreaterThan(10);
    for (const size of [1, 97, 4096]) expect(await jsonOf(size)).toEqual(whole);
  });

  it('come once after a silence', async () => {
    const bytes = buildPcap(
      [0, 10, 40 * 60, 40 * 60 + 30, 41 * 60].map((second, i) =>
        packet(second, `MESSAGE sip:b SIP/2.0`, `o${i}`, 'MESSAGE'),
      ),
    );
    const { interims } = await watched({ inputs: ['-'], standardInput: pieces(bytes, 100), every: 60 });
    expect(interims.map(({ until }) => until?.slice(11, 19))).toEqual(['19:40:00', '19:41:00']);
  });

  it('do not take a registration for lapsed while its phone registers again and again', async () => {
    const input = async (): Promise<AsyncIterable<Uint8Array>> => pieces(await pcapOfPhone(), 1000);
    const { last, interims } = await watched({ inputs: ['-'], standardInput: await input(), every: 30 });
    const at = (time: string): Result =>
      interims.find(({ until }) => until !== null && until.slice(11) >= time)!.result;
    for (const { result, until } of interims)
      if (until!.slice(11) < '19:11') expect(rulesOf(result), until!).toEqual([]);
    // It stops at 19:10, its last binding runs out at 19:11, calls come to it at 19:15.
    expect(rulesOf(at('19:13'))).toEqual(['registration-lapsed']);
    expect(rulesOf(at('19:18'))).toEqual(['unregistered-480', 'registration-lapsed', 'registration-gap']);
    expect(at('19:18').findings[1]?.calls).toBe(1);
    const rows = at('19:18').registrations.filter(({ findings }) => findings.length > 0);
    expect(rows.map(({ findings }) => findings.map(({ rule }) => rule))).toEqual([['registration-lapsed']]);
    // At 19:20 it is back, and the gap is one that ended.
    expect(rulesOf(last).sort()).toEqual(['registration-gap', 'registration-lapsed', 'unregistered-480']);
    expect(JSON.stringify(last)).toBe(JSON.stringify(await analyze({ inputs: ['-'], standardInput: await input() })));
  });
});

const START = Date.UTC(2026, 0, 15, 19) * 1000;

function packet(
  second: number,
  line: string,
  callId: string,
  method: string,
  more = '',
): { timeMicros: number; bytes: Uint8Array } {
  const isBack = line.startsWith('SIP/2.0');
  const text =
    `${line}\r\nVia: SIP/2.0/UDP 10.0.0.1;branch=z9hG4bK${callId}${method}${more.length === 0 ? '' : second}\r\n` +
    `From: <sip:7@h>;tag=f${callId}\r\nTo: <sip:8@h>${isBack ? ';tag=t' : ''}\r\nCall-ID: ${callId}\r\n` +
    `CSeq: ${1 + Math.floor(second)} ${method}\r\n${more}Content-Length: 0\r\n\r\n`;
  return {
    timeMicros: START + second * 1e6,
    bytes: ethernet(ipv4(udp(bytesOf(text)), isBack ? { source: 2, destination: 1 } : {})),
  };
}

/** Registers with one Call-ID every 30 s for 60 s until 19:10, and at 19:20 again; a call is refused at 19:15; messages all the time. */
async function pcapOfPhone(): Promise<Uint8Array> {
  const register = (second: number): ReturnType<typeof packet>[] => {
    const more = 'Contact: <sip:8@10.0.0.1>;expires=60\r\nExpires: 60\r\n';
    return [
      packet(second, 'REGISTER sip:h SIP/2.0', 'phone', 'REGISTER', more),
      { ...packet(second, 'SIP/2.0 200 OK', 'phone', 'REGISTER', more), timeMicros: START + second * 1e6 + 20_000 },
    ];
  };
  const seconds = Array.from({ length: 120 }, (_, i) => i * 10 + 5);
  const packets = [
    ...seconds.map((second) => packet(second, 'MESSAGE sip:b SIP/2.0', `o${second}`, 'MESSAGE')),
    ...Array.from({ length: 20 }, (_, i) => register(i * 30)).flat(),
    packet(15 * 60, 'INVITE sip:8@h SIP/2.0', 'call', 'INVITE'),
    packet(15 * 60 + 0.1, 'SIP/2.0 480 Temporarily Unavailable', 'call', 'INVITE'),
    packet(15 * 60 + 0.2, 'ACK sip:8@h SIP/2.0', 'call', 'ACK'),
    ...register(20 * 60),
    ...register(20 * 60 + 30),
  ];
  return buildPcap(packets.sort((a, b) => a.timeMicros - b.timeMicros));
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
