import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { analyze, type AnalyzeOptions } from '../../src/analyze.ts';
import { reportSchema } from '../../src/report/schema.ts';
import type { Result } from '../../src/result.ts';

const validate = new Ajv2020({ allErrors: true, allowUnionTypes: true }).compile({
  ...reportSchema,
  properties: { ...(reportSchema['properties'] as object), baseline: true },
});

async function run(name: string, options: Omit<AnalyzeOptions, 'inputs'> = {}): Promise<Result> {
  const result = await analyze({ inputs: [`fixtures/${name}`], ...options });
  expect(validate(result), JSON.stringify(validate.errors)).toBe(true);
  return result;
}

describe("the user's names for peers", () => {
  const peers = { trunk: ['127.0.0.40'], inside: ['127.0.0.0/27', '127.0.0.30'], never: ['192.0.2.0/24'] };

  it('stand for addresses in distributions, and addresses stay as they are in calls', async () => {
    const [plain, named] = [await run('demo.pcapng'), await run('demo.pcapng', { peers })];
    const calls = (result: Result, ...keys: string[]): number =>
      result.distributions.byPeer.filter(({ key }) => keys.includes(key)).reduce((sum, row) => sum + row.calls, 0);
    expect(calls(named, 'trunk')).toBe(calls(plain, '127.0.0.40'));
    expect(named.distributions.byPeer.find(({ key }) => key === 'trunk')?.addresses).toEqual(['127.0.0.40']);
    expect(named.distributions.byHop.find(({ key }) => key === 'trunk')?.calls).toBe(
      plain.distributions.byHop.find(({ key }) => key === '127.0.0.40:5060')?.calls,
    );
    expect(named.distributions.byPeer.map(({ key }) => key)).not.toContain('127.0.0.40');
    expect(named.calls.map(({ caller, callee }) => [caller, callee])).toEqual(
      plain.calls.map(({ caller, callee }) => [caller, callee]),
    );
  });

  it('stand beside addresses in calls', async () => {
    const { calls } = await run('demo.pcapng', { peers });
    const decided = calls.filter(({ decidedBy }) => decidedBy?.address === '127.0.0.40:5060');
    expect(decided.length).toBeGreaterThan(1);
    expect(decided.every(({ decidedBy, calleeAlias }) => decidedBy?.alias === 'trunk' && calleeAlias === 'trunk')).toBe(
      true,
    );
    expect(calls.filter(({ calleeAlias }) => calleeAlias === undefined).map(({ callee }) => callee)).not.toContain(
      '127.0.0.40:5060',
    );
  });

  it('of which the first counts, with a port or without', async () => {
    const rows = async (named: Record<string, string[]>): Promise<string[]> =>
      (await run('busy.pcap', { peers: named })).distributions.byPeer.map(({ key }) => key);
    const [address = ''] = await rows({});
    expect(await rows({ one: [`${address}:5060`], two: [address] })).toEqual(['one']);
    expect(await rows({ one: [`${address}:5061`], two: [address] })).toEqual(['two']);
  });

  it('change nothing where there are none', async () => {
    expect(await run('demo.pcapng', { peers: { never: ['192.0.2.1'] } })).toEqual(await run('demo.pcapng'));
  });
});

describe('what the user says of codes', () => {
  it('decides outcome, fault and words', async () => {
    const codes = {
      486: { callOutcome: 'failed', phrase: 'Engaged', meaning: 'Mine.', category: 'policy', checkFirst: ['Ask.'] },
    } as const;
    const { outcomes, failures, responses, calls, distributions } = await run('busy.pcap', { codes });
    expect(outcomes).toMatchObject({ busy: 0, failed: 1 });
    expect(failures).toMatchObject([
      {
        code: 486,
        phrase: 'Engaged',
        meaning: 'Mine.',
        category: 'policy',
        outcome: 'failed',
        fault: 'network',
        advice: 'Ask.',
      },
    ]);
    expect(responses.find(({ code }) => code === 486)).toMatchObject({ phrase: 'Engaged', category: 'policy' });
    expect(calls[0]).toMatchObject({ outcome: 'failed', finalPhrase: 'Busy Here', meaning: 'Mine.' });
    expect(distributions.byCategory.map(({ key }) => key)).toEqual(['policy']);
  });

  it('leaves a call that its caller cancelled alone', async () => {
    const { outcomes } = await run('cancelled.pcap', { codes: { 487: { callOutcome: 'failed' } } });
    expect(outcomes).toMatchObject({ cancelled: 1, failed: 0 });
  });

  it('may be a part: the rest stays', async () => {
    const [plain] = (await run('busy.pcap')).failures;
    const [own] = (await run('busy.pcap', { codes: { 486: { phrase: 'Engaged' } } })).failures;
    expect(own).toEqual({ ...plain, phrase: 'Engaged' });
  });
});

describe('what is known', () => {
  const rule = { rule: null, code: null, cause: null, peer: null, reason: 'ticket 1', until: null };
  const known = { reason: 'ticket 1', until: null };

  it('is a finding of a call', async () => {
    const { findings, calls } = await run('demo.pcapng', { ignore: [{ ...rule, rule: 'ack-missing' }] });
    expect(findings.filter(({ ignored }) => ignored).map((row) => [row.rule, row.calls, row.ignored])).toEqual([
      ['ack-missing', 1, { calls: 1, ...known }],
    ]);
    const found = calls.flatMap((call) => call.findings).filter(({ ignored }) => ignored);
    expect(found.map((finding) => [finding.rule, finding.ignored])).toEqual([['ack-missing', known]]);
  });

  it('is a finding of a registration', async () => {
    const { findings } = await run('demo.pcapng');
    const of = findings.find(({ subject }) => subject === 'registration')?.rule ?? '';
    const { findings: marked } = await run('demo.pcapng', { ignore: [{ ...rule, rule: of }] });
    expect(marked.find((row) => row.rule === of)?.ignored).toEqual({ calls: 1, ...known });
  });

  it.each([
    ['code', { code: '503' }],
    ['class', { code: '5xx' }],
    ['cause', { cause: 'Q.850 34' }],
    ['cause, written otherwise', { cause: 'q850:34' }],
    ['code at a peer', { code: '503', peer: '127.0.0.40' }],
    ['code in a prefix', { code: '503', peer: '127.0.0.32/28' }],
    ['code at a name', { code: '503', peer: 'trunk' }],
    ['code in a group', { code: '503', peer: 'All' }],
  ])('is a failure by its %s', async (_what, part) => {
    const names = { peers: { trunk: ['127.0.0.40'] }, groups: { all: ['trunk'] } };
    const { failures, calls } = await run('demo.pcapng', { ...names, ignore: [{ ...rule, ...part }] });
    expect(failures.filter(({ ignored }) => ignored).map((row) => [row.code, row.calls, row.ignored])).toEqual([
      [503, 5, { calls: 5, ...known }],
    ]);
    expect(calls.filter(({ ignored }) => ignored).map((call) => [call.finalCode, call.ignored])).toEqual(
      Array.from({ length: 5 }, () => [503, known]),
    );
  });

  it.each([
    ['another code', { code: '500' }],
    ['another peer', { code: '503', peer: '127.0.0.41' }],
    ['a port that is not its', { code: '503', peer: '127.0.0.40:5061' }],
    ['a rule that never fires', { rule: 'session-expired' }],
    ['a time that is over', { code: '503', until: '2026-01-14' }],
  ])('is not %s', async (_what, part) => {
    const plain = await run('demo.pcapng');
    expect(await run('demo.pcapng', { ignore: [{ ...rule, ...part }] })).toEqual(plain);
  });

  it('ends with its day, or when the run is later', async () => {
    const ignore = [{ ...rule, code: '503', until: '2026-01-15' }];
    const marked = async (date?: string): Promise<number> =>
      (await run('demo.pcapng', { ignore, date })).calls.filter(({ ignored }) => ignored).length;
    expect(await marked()).toBe(5);
    expect(await marked('2026-01-15')).toBe(5);
    expect(await marked('2026-01-16')).toBe(0);
  });

  it('has the first reason of several', async () => {
    const ignore = [
      { ...rule, code: '503', until: '2026-01-01', reason: 'over' },
      { ...rule, code: '503', peer: '127.0.0.40', reason: 'first' },
      { ...rule, code: '5xx', reason: 'second' },
    ];
    expect((await run('demo.pcapng', { ignore })).failures[0]?.ignored).toEqual({
      calls: 5,
      reason: 'first',
      until: null,
    });
  });
});
