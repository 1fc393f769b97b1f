import { beforeAll, describe, expect, it } from 'vitest';
import { analyze, type GateSpec } from '../../../src/index.ts';
import type { GateResult, Result } from '../../../src/result.ts';

const MIXED = 'fixtures/mixed.pcap.gz';
const gate = (expression: string): GateSpec => ({ expression, level: 'error', reason: null });

async function judge(expressions: string[], more: Partial<Parameters<typeof analyze>[0]> = {}): Promise<GateResult[]> {
  const { gates } = await analyze({ inputs: [MIXED], calls: 'none', gates: expressions.map(gate), ...more });
  return gates;
}

describe('gates on 40 calls', () => {
  let whole: Result;
  beforeAll(async () => {
    whole = await analyze({ inputs: [MIXED], calls: 'all' });
  });

  // By hand from the truth file: 40 calls, 39 of known outcome, 13 answered, 3 ended by 5xx (two 503, one 500).
  it.each([
    ['asr<50%', 'fail', 13 / 39, 13, 39],
    ['asr<33%', 'pass', 13 / 39, 13, 39],
    ['ser<95%', 'fail', 13 / 36, 13, 36],
    ['share(503)>2%', 'fail', 2 / 39, 2, 39],
    ['share(5xx)>=7.6%', 'fail', 3 / 39, 3, 39],
    ['share(answered)<50%', 'fail', 13 / 39, 13, 39],
    ['share(unknown)>2%', 'fail', 1 / 40, 1, 40],
    ['count(503)>2', 'pass', 2, null, null],
    ['count(busy)>3', 'fail', 4, null, null],
    ['calls!=40', 'pass', 40, null, null],
    ['messages<=263', 'fail', 263, null, null],
    ['retransmissions=18', 'fail', 18, null, null],
    ['damaged>0', 'pass', 0, null, null],
    ['incomplete>0', 'pass', 0, null, null],
    ['asr<50% where destination=20', 'fail', 0, 0, 5],
    ['calls<7 where destination=20', 'fail', 6, null, null],
    ['asr>0 where code=2xx', 'fail', 1, 13, 13],
    ['asr>0 where code!=2xx and code!=none', 'pass', 0, 0, 25],
    ['share(503)>99% where code=503', 'fail', 1, 2, 2],
    ['share(503)>2% where hour=19', undefined, undefined, undefined, undefined],
  ] as const)('%s', async (expression, status, value, numerator, denominator) => {
    const [result] = await judge([expression]);
    if (status === undefined) expect(result?.denominator).toBe(callsIn(whole, 'T19:', true));
    else expect(result).toMatchObject({ status, value, numerator, denominator });
  });

  it('tell the figures of the report', async () => {
    const { metrics } = whole;
    const results = await judge([
      'p50(pdd)>0',
      'p95(pdd)>0',
      'max(acd)>0',
      'mean(rrd)>0',
      'ira>0',
      'p99(pdd)>0',
      'scr>0',
    ]);
    expect(results.map(({ value }) => value)).toEqual([
      metrics.pdd.p50,
      metrics.pdd.p95,
      metrics.acd.max,
      metrics.rrd.mean,
      metrics.ira.value,
      metrics.pdd.max,
      metrics.scr.value,
    ]);
    expect(results[0]).toMatchObject({ numerator: null, denominator: metrics.pdd.count });
  });

  it('tell of each peer what its row tells', async () => {
    const rows = whole.distributions.byPeer;
    expect(rows.length).toBeGreaterThan(2);
    const results = await judge(rows.map(({ key }) => `asr<50% where peer=${key}`));
    expect(results.map(({ value }) => value)).toEqual(rows.map(({ metrics }) => metrics?.asr.value));
  });

  it('have every finding as the report has it', async () => {
    const counts = new Map<string, number>();
    for (const { rule, calls } of whole.findings) counts.set(rule, (counts.get(rule) ?? 0) + calls);
    expect(counts.size).toBeGreaterThan(5);
    const results = await judge([...counts.keys()].map((rule) => `count(${rule})>0`));
    expect(results.map(({ value }) => value)).toEqual([...counts.values()]);
  });

  it('are skipped when they are of too few calls; counts are facts', async () => {
    const results = await judge(
      ['asr<50% where destination=20', 'p95(pdd)>6s', 'calls<50', 'asr<50%', 'asr<1 where peer=1.1.1.1'],
      {
        minCalls: 30,
      },
    );
    expect(results.map(({ status }) => status)).toEqual(['skipped', 'skipped', 'fail', 'fail', 'skipped']);
    expect(results[0]?.reason).toBe('too few: 5, and at least 30 are needed');
    expect(results[4]).toMatchObject({ value: null, denominator: 0, reason: 'there was nothing to measure' });
  });

  it('know peers by their names', async () => {
    const peers = { trunks: ['127.0.99.12', 'Carrier-B'], 'carrier-b': ['127.0.99.13/32'] };
    const [named, listed] = await judge(['asr<1 where peer=Trunks', 'asr<1 where peer=127.0.99.12,127.0.99.13'], {
      peers,
    });
    expect(named).toMatchObject({ numerator: 12, denominator: 37 });
    expect({ ...named, expression: '' }).toEqual({ ...listed, expression: '' });
  });

  it('tell why they are there', async () => {
    const [result] = await judge([], {
      gates: [{ expression: 'calls<50', level: 'warning', reason: 'a quiet night' }],
    });
    expect(result).toMatchObject({ level: 'warning', status: 'fail', reason: 'a quiet night' });
  });

  it('refuse before anything is read', async () => {
    await expect(judge(['serr<1'], { inputs: ['no-such-file'] })).rejects.toMatchObject({ code: 'E_USAGE' });
  });

  it('change nothing else, and none are told without any', async () => {
    const gated = await analyze({ inputs: [MIXED], gates: [gate('ser<1 where finding=ack-missing')] });
    expect({ ...gated, gates: [] }).toEqual(whole);
    expect(whole.gates).toEqual([]);
  });
});

describe('filters', () => {
  const ids = async (filter: NonNullable<Parameters<typeof analyze>[0]['filter']>): Promise<string[]> =>
    (await analyze({ inputs: [MIXED], filter })).calls.map(({ callId }) => callId);

  it('keep what the list of calls shows', async () => {
    const { calls } = await analyze({ inputs: [MIXED] });
    const where = (keeps: (call: (typeof calls)[number]) => boolean): string[] =>
      calls.filter(keeps).map(({ callId }) => callId);
    const [rule] = calls.flatMap(({ findings }) => findings.map((finding) => finding.rule));
    expect(await ids({ findings: [rule ?? ''] })).toEqual(
      where(({ findings }) => findings.some((f) => f.rule === rule)),
    );
    expect(await ids({ peers: ['127.0.99.13'] })).toEqual(
      where(({ callee }) => callee?.startsWith('127.0.99.13:') === true),
    );
    expect(await ids({ since: '20:00', until: '21:00' })).toEqual(
      where(({ startTime }) => startTime?.includes('T20:') === true),
    );
    expect(await ids({ where: ['category=routing', 'code=486'] })).toEqual(
      where(({ category, finalCode }) => category === 'routing' || finalCode === 486),
    );
    const [user] = calls.flatMap(({ from }) => from.user ?? []);
    expect(await ids({ from: [user ?? ''] })).toEqual(where(({ from }) => from.user === user));
    expect(await ids({ methods: ['CANCEL'] })).toEqual(await ids({ where: ['method=cancel'] }));
  });
});

/** Calls of an hour, perhaps only those of known outcome. */
function callsIn({ calls }: Result, hour: string, isKnown: boolean): number {
  return calls.filter(({ startTime, outcome }) => startTime?.includes(hour) && (!isKnown || outcome !== 'unknown'))
    .length;
}
