import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import type { Result, ResultCall } from '../../src/result.ts';

const FAILURES = join(import.meta.dirname, '../../fixtures/failures');
const CERTAINTIES = ['at-or-beyond', 'likely', 'certain'];

/** What a script built into a call; fixtures/README.md tells the keys. */
interface Verdict {
  outcome?: string;
  finalCode?: number | null;
  originCode?: number | null;
  changedAt?: string | null;
  cause: [source: string, value: number | string] | null;
  hop: string | null;
  certainty?: string | null;
  names?: string[];
  findings?: string[];
  /** Rules that may not fire. */
  silent?: string[];
}

interface TruthCall {
  callId: string;
  outcome: string;
  finalCode: number | null;
  /** None for the further legs of a call. */
  verdict?: Verdict;
  edgeLog?: Partial<Verdict>;
  logs?: Partial<Verdict>;
  /** As the capture in front of the NAT tells it, on the phone's side: none where the call is not in it. */
  inside?: Partial<Verdict>;
  bothSides?: Partial<Verdict>;
}

interface TruthRegistration {
  aor: string;
  outcome: string;
  finalCode: number | null;
  attempts: number;
  findings: string[];
}

interface Truth {
  messages: number;
  requests: number;
  retransmissions: number;
  responseCodes: Record<string, number>;
  calls: TruthCall[];
  registrations: TruthRegistration[];
}

const files = readdirSync(FAILURES);
const runs = files.filter((file) => file.endsWith('.truth.json')).map((file) => file.replace('.truth.json', ''));
const CAPTURE = /^[\w-]+\.pcap(\.gz)?$/;
const INSIDE = /\.inside\.pcap(\.gz)?$/;
const readTruth = (run: string): Truth =>
  JSON.parse(readFileSync(join(FAILURES, `${run}.truth.json`), 'utf8')) as Truth;
const truthOf = (run: string): TruthCall[] => readTruth(run).calls.filter(({ verdict }) => verdict !== undefined);
const registrationsOf = (run: string): TruthRegistration[] => readTruth(run).registrations;
const inputsOf = (run: string, pattern: RegExp): string[] =>
  files.filter((file) => file.startsWith(`${run}.`) && pattern.test(file)).map((file) => join(FAILURES, file));

/** What the truth asks of a call, and as much of what was said of it; where it asks for nothing, nothing is compared. */
function compare(call: ResultCall | undefined, truth: Verdict & { callId: string }): [said: unknown, meant: unknown] {
  const { callId, outcome, finalCode, originCode, changedAt, cause, hop, certainty, names = [] } = truth;
  const { findings = [], silent = [] } = truth;
  if (!call) return [`no call ${callId}`, truth];
  const { decidedBy } = call;
  const words = [decidedBy?.because ?? '', ...call.findings.map(({ summary }) => summary)].join('\n');
  const isAtLeast = CERTAINTIES.indexOf(decidedBy?.certainty ?? '') >= CERTAINTIES.indexOf(certainty ?? '');
  return [
    {
      callId,
      outcome: call.outcome,
      finalCode: call.finalCode,
      originCode: originCode === undefined ? undefined : call.originCode,
      changedAt: changedAt === undefined ? undefined : call.changedAt,
      cause: call.cause && [call.cause.source, call.cause.value],
      hop: decidedBy?.address ?? null,
      certainty: isAtLeast ? certainty : (decidedBy?.certainty ?? null),
      names: names.filter((name) => words.includes(name)),
      findings: findings.filter((rule) => call.findings.some((finding) => finding.rule === rule)),
      unwanted: silent.filter((rule) => call.findings.some((finding) => finding.rule === rule)),
    },
    { callId, outcome, finalCode, originCode, changedAt, cause, hop, certainty, names, findings, unwanted: [] },
  ];
}

async function check(inputs: string[], truths: (Verdict & { callId: string })[]): Promise<Result> {
  const result = await analyze({ inputs });
  const { calls } = result;
  const pairs = truths.map((truth) =>
    compare(
      calls.find(({ callId }) => callId === truth.callId),
      truth,
    ),
  );
  expect(pairs.map(([said]) => said)).toEqual(pairs.map(([, meant]) => meant));
  return result;
}

const meant = ({ callId, outcome, finalCode, verdict }: TruthCall, other: Partial<Verdict> = {}) => ({
  callId,
  outcome,
  finalCode,
  ...verdict!,
  ...other,
});

describe('scripted failures: the cause and the hop are those that the script built in', () => {
  it('are many, each with a capture and the log of its proxy', () => {
    const failed = runs.flatMap(truthOf).filter(({ outcome }) => outcome !== 'answered');
    expect(failed.length).toBeGreaterThanOrEqual(60);
    expect(runs.length).toBeGreaterThanOrEqual(55);
    for (const run of runs) {
      expect(inputsOf(run, CAPTURE)).toHaveLength(1);
      expect(inputsOf(run, /\.edge\.log(\.gz)?$/)).toHaveLength(1);
    }
  });

  it.each(runs.filter((run) => registrationsOf(run).length > 0))(
    '%s, the registrations in its capture',
    async (run) => {
      const { registrations } = await analyze({ inputs: inputsOf(run, CAPTURE) });
      expect(
        registrations.map(({ aor, outcome, finalCode, attempts, findings }) => ({
          aor,
          outcome,
          finalCode,
          attempts,
          findings: findings.map(({ rule }) => rule),
        })),
      ).toEqual(
        registrationsOf(run).map(({ aor, outcome, finalCode, attempts, findings }) => ({
          aor,
          outcome,
          finalCode,
          attempts,
          findings,
        })),
      );
    },
  );

  it.each(runs.filter((run) => registrationsOf(run).length > 0))('%s, the registrations in the log', async (run) => {
    const { registrations, inputs } = await analyze({ inputs: inputsOf(run, /\.edge\.log/) });
    // The proxy does not log the responses that it makes itself: its accounting lines are kept as a note.
    expect([...new Set(registrations.map(({ aor, outcome }) => `${aor} ${outcome}`))]).toEqual([
      `${registrationsOf(run)[0]!.aor} unknown`,
    ]);
    const { attempts, finalCode } = registrationsOf(run)[0]!;
    const accounted = inputs[0]!.notes.find(({ code }) => code === 'log-accounting');
    expect(accounted).toMatchObject({ count: attempts, detail: expect.stringContaining(`code=${finalCode}`) });
  });

  it.each(runs)('%s, from its capture', async (run) => {
    const { totals, responses } = await check(
      inputsOf(run, CAPTURE),
      truthOf(run).map((call) => meant(call)),
    );
    // As tshark counts them.
    const { messages, requests, retransmissions, responseCodes } = readTruth(run);
    expect(totals).toMatchObject({ messages, requests, retransmissions });
    expect(Object.fromEntries(responses.map(({ code, count }) => [code, count]))).toEqual(responseCodes);
  });

  it.each(runs)('%s, from the log of the proxy next to the caller', async (run) => {
    await check(
      inputsOf(run, /\.edge\.log/),
      truthOf(run).map((call) => meant(call, call.edgeLog)),
    );
  });

  it.each(runs.filter((run) => inputsOf(run, INSIDE).length > 0))(
    '%s, from the capture on the inside of the NAT',
    async (run) => {
      const inside = truthOf(run).filter((call) => call.inside !== undefined);
      const { calls } = await check(
        inputsOf(run, INSIDE),
        inside.map((call) => meant(call, call.inside)),
      );
      expect(calls).toHaveLength(inside.length);
    },
  );

  it.each(runs.filter((run) => inputsOf(run, INSIDE).length > 0))(
    '%s, from the captures on both sides of the NAT: no call more',
    async (run) => {
      const { calls, registrations } = await check(
        [...inputsOf(run, CAPTURE), ...inputsOf(run, INSIDE)],
        truthOf(run).map((call) => meant(call, call.bothSides)),
      );
      expect(calls).toHaveLength(truthOf(run).length);
      expect(registrations.map(({ outcome, attempts }) => ({ outcome, attempts }))).toEqual(
        registrationsOf(run).map(({ outcome, attempts }) => ({ outcome, attempts })),
      );
    },
  );

  it.each(runs.filter((run) => inputsOf(run, /\.core\.log/).length > 0))(
    '%s, from the logs of both proxies',
    async (run) => {
      await check(
        inputsOf(run, /\.(edge|core)\.log/),
        truthOf(run).map((call) => meant(call, call.logs)),
      );
    },
  );
});
