import { describe, expect, it } from 'vitest';
import { renderJunit } from '../../src/report/junit.ts';
import type { RenderOptions } from '../../src/report/renderer.ts';
import type { Result } from '../../src/result.ts';
import { badNight, CASES, hostileResult, refusedCall, sampleFinding, sampleGate } from './case-samples.ts';
import { cleanResult, resultOf, sampleResult } from './sample-result.ts';
import { complaints, hasXmllint, readJunit, type ReadCase } from './xml-reading.ts';

function junit(result: Result, options: Partial<RenderOptions> = {}): string {
  return [...renderJunit(result, { ...CASES, ...options })].join('');
}

/** The cases of one suite. */
function cases(result: Result, suite: string, options: Partial<RenderOptions> = {}): ReadCase[] {
  const { suites } = readJunit(junit(result, options));
  return suites.find(({ attributes }) => attributes['name'] === `sipmortem.${suite}`)?.cases ?? [];
}

function onlyCase(result: Result, suite: string, options: Partial<RenderOptions> = {}): ReadCase {
  const found = cases(result, suite, options);
  expect(found).toHaveLength(1);
  return found[0]!;
}

const SAMPLES: [string, Result, Partial<RenderOptions>][] = [
  ['a bad night', badNight(30), {}],
  ['a clean one', cleanResult(), {}],
  ['nothing at all', resultOf([]), { rules: [] }],
  ['everything hostile, a case a call', hostileResult(), { perCall: true, calls: 'all' }],
  ['markup', hostileResult('"]]><!-- &amp; \'<failure message="x">\u0000\uffff\ud800'), { perCall: true }],
  ['long headers', hostileResult('x<'.repeat(50_000)), {}],
  ['Spanish, damaged and strict', sampleResult(), { language: 'es', strict: true }],
  [
    'a gate that warns, and one that was skipped',
    badNight(1, [sampleGate({ level: 'warning' }), sampleGate({ status: 'skipped', value: null })]),
    {},
  ],
];

describe('a JUnit report', () => {
  it.skipIf(!hasXmllint).each(SAMPLES)('is valid by the schema of Jenkins (%s)', (_name, result, options) => {
    expect(complaints(junit(result, options))).toBe('');
  });

  it.skipIf(!hasXmllint)('would not be, were an element out of place', () => {
    expect(complaints(junit(badNight(1)).replaceAll('failure', 'failed'))).toContain('failed');
  });

  it.each(SAMPLES)('counts its cases (%s)', (_name, result, options) => {
    const { attributes, suites } = readJunit(junit(result, options));
    const sum = (key: string): number => suites.reduce((all, suite) => all + Number(suite.attributes[key]), 0);
    expect(Number(attributes['tests'])).toBe(sum('tests'));
    expect(Number(attributes['failures'])).toBe(sum('failures'));
    for (const suite of suites) {
      const count = (element: keyof ReadCase['told']): string =>
        String(suite.cases.filter(({ told }) => told[element] !== undefined).length);
      expect(suite.attributes['tests']).toBe(String(suite.cases.length));
      expect(suite.attributes['failures']).toBe(count('failure'));
      expect(suite.attributes['skipped']).toBe(count('skipped'));
    }
  });

  it('holds nothing that XML forbids or a viewer obeys', () => {
    const xml = junit(hostileResult(), { perCall: true, calls: 'all' });
    expect(xml.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}\ufffe\uffff]/u);
    expect(xml).toContain('\\x1b]0;owned');
    expect(
      Math.max(
        ...junit(hostileResult('x'.repeat(100_000)))
          .split('\n')
          .map((line) => line.length),
      ),
    ).toBeLessThan(5000);
  });

  it('tells each name once, as GitLab drops those that it has seen', () => {
    const twice = badNight(2, [sampleGate(), sampleGate({ level: 'warning' })]);
    twice.calls = [refusedCall('same'), refusedCall('same')];
    const { suites } = readJunit(junit(twice, { perCall: true }));
    const names = suites.flatMap((suite) => suite.cases.map((one) => `${one.classname} ${one.name}`));
    expect(new Set(names).size).toBe(names.length);
    expect(names).toContain('sipmortem.gates ser<95% (2)');
  });

  it('has the same names the next night', () => {
    const names = (result: Result): string[] =>
      readJunit(junit(result)).suites.flatMap((suite) => suite.cases.map(({ name }) => name));
    const next = badNight(7);
    next.calls = next.calls.map((call) => ({ ...call, callId: `next-${call.callId}`, startTime: null, endTime: null }));
    next.inputs[0]!.path = 'tomorrow.pcap';
    expect(names(next)).toEqual(names(badNight(3)));
  });

  it('takes its time from the date of the report, else from the input, and never from the clock', () => {
    const time = (result: Result, generatedAt: string | null): string | undefined =>
      readJunit(junit(result, { generatedAt })).suites[0]!.attributes['timestamp'];
    expect(time(badNight(1), '2026-11-24T06:00:00Z')).toBe('2026-11-24T06:00:00');
    expect(time(badNight(1), null)).toBe('2023-11-14T22:13:20');
    const untimed = badNight(1);
    untimed.inputs[0] = { ...untimed.inputs[0]!, firstTime: null, lastTime: null };
    expect(time(untimed, null)).toBeUndefined();
  });
});

describe('a gate', () => {
  it('that failed is a failure, whose text names the carrier, the code and the calls', () => {
    const { name, classname, told } = onlyCase(badNight(23), 'gates');
    expect([name, classname]).toEqual(['ser<95%', 'sipmortem.gates']);
    expect(told.failure?.message).toBe('ser<95%: 50.0 % (10 of 20 calls)');
    const lines = told.failure!.text.split('\n');
    expect(lines).toContain(
      '  23 calls: 503 Service Unavailable, Q.850 34 No circuit/channel available, at 192.0.2.7:5060',
    );
    expect(
      lines.filter((line) => /^ {2}night-\d+: 503 .* at 192\.0\.2\.7:5060, frame 6 of mix\.pcap$/.test(line)),
    ).toHaveLength(20);
    expect(lines.at(-1)).toBe('  and 3 more');
  });

  it('that only warns passes and says so', () => {
    const { told } = onlyCase(badNight(1, [sampleGate({ level: 'warning', reason: 'maintenance' })]), 'gates');
    expect(told.failure).toBeUndefined();
    expect(told['system-out']?.text).toContain('A warning: it does not fail the run.\nReason: maintenance');
  });

  it('that was skipped says why', () => {
    const gate = sampleGate({ status: 'skipped', value: null, reason: '3 calls of 30' });
    expect(onlyCase(badNight(1, [gate]), 'gates').told).toEqual({
      skipped: { message: 'ser<95%: 3 calls of 30', text: 'ser<95%: 3 calls of 30' },
    });
  });

  it('that passed says nothing', () => {
    expect(onlyCase(badNight(1, [sampleGate({ status: 'pass' })]), 'gates').told).toEqual({});
  });

  it('tells figures that are no shares as they are', () => {
    const gate = sampleGate({ expression: 'p95(pdd)>6s', value: 6.1234567, numerator: null, denominator: 20 });
    expect(onlyCase(badNight(1, [gate]), 'gates').told.failure?.message).toBe('p95(pdd)>6s: 6.123 s (of 20 calls)');
  });
});

describe('a rule', () => {
  it('is a case whether it fired or not', () => {
    expect(cases(badNight(2, []), 'rules').map(({ name, told }) => [name, Object.keys(told)])).toEqual([
      ['ack-missing', []],
      ['no-route-503', ['failure']],
      ['not-found-404', []],
    ]);
  });

  it('only tells where gates decide: a night that passes has no failed case', () => {
    const gated = badNight(2, [sampleGate({ status: 'pass' })]);
    expect(Object.keys(cases(gated, 'rules')[1]!.told)).toEqual(['system-out']);
  });

  it('tells what each call showed, and where', () => {
    const { told } = cases(badNight(2, []), 'rules')[1]!;
    expect(told.failure?.message).toBe('No circuit or no route: 2 calls');
    expect(told.failure?.text).toContain('Check: Is the trunk full?\nSee RFC 3261 21.5.4.\nFound in:\n  night-1: 503');
    expect(told.failure?.text).toContain('frame 9 of mix.pcap\n    192.0.2.7:5060 answered 503, Q.850 cause 34.');
  });

  it('names examples where the calls are not listed, and answered calls where they are known', () => {
    const bad = badNight(2, []);
    const lines = (options: Partial<RenderOptions>): string => cases(bad, 'rules', options)[1]!.told.failure!.text;
    expect(lines({ calls: 'none' })).toContain('Examples: night-1, night-2');
    bad.calls = bad.calls.map((call) => ({ ...call, outcome: 'answered', fault: 'none' }));
    expect(lines({ calls: 'failed' })).toContain('  night-1: 503');
  });

  it.each([
    ['passes when it is a warning', sampleFinding({ severity: 'warning' }), 'system-out'],
    [
      'is skipped when all of it is known',
      sampleFinding({ ignored: { reason: 'ticket 7', until: null, calls: 2 } }),
      'skipped',
    ],
    [
      'fails when some of it is not',
      sampleFinding({ ignored: { reason: 'ticket 7', until: null, calls: 1 } }),
      'failure',
    ],
  ] as const)('%s', (_name, finding, element) => {
    const { told } = cases({ ...badNight(2, []), findings: [finding] }, 'rules')[1]!;
    expect(Object.keys(told)).toEqual([element]);
    if (finding.ignored) expect(told[element]?.text).toContain('Ignored: ticket 7');
  });

  it('that this version does not know is told all the same', () => {
    const found = cases({ ...badNight(1, []), findings: [sampleFinding({ rule: 'later' })] }, 'rules');
    expect(found.map(({ name }) => name)).toEqual(['ack-missing', 'no-route-503', 'not-found-404', 'later']);
  });

  it('about registrations and peers counts these', () => {
    const message = (changes: Parameters<typeof sampleFinding>[0]): string | undefined =>
      cases({ ...badNight(1, []), findings: [sampleFinding(changes)] }, 'rules')[1]!.told.failure?.message;
    expect(message({ subject: 'registration', calls: 1 })).toMatch(/: 1 registration$/);
    expect(message({ subject: 'peer', peer: '192.0.2.9', calls: 4 })).toMatch(/: 4 requests to 192\.0\.2\.9$/);
  });
});

describe('failed calls', () => {
  const mixed = (): Result => ({
    ...badNight(0, []),
    calls: [
      refusedCall('a'),
      refusedCall('b', '[2001:db8::1]:5061'),
      refusedCall('c'),
      refusedCall('d', '192.0.2.7:40000', { finalCode: 480, originCode: 503 }),
      refusedCall('e', '192.0.2.8:5060', { finalCode: null, originCode: null }),
      refusedCall('f', '192.0.2.8:5060', { fault: 'callee' }),
    ],
  });

  it('are a failure for each code and peer when no gate says what is too much', () => {
    expect(cases(mixed(), 'failures').map(({ name, told }) => [name, told.failure?.message])).toEqual([
      ['INVITE 503 from 192.0.2.7', 'INVITE 503 from 192.0.2.7: 3 calls'],
      ['INVITE 503 from 2001:db8::1', 'INVITE 503 from 2001:db8::1: 1 call'],
      ['INVITE no-response from 192.0.2.8', 'INVITE no-response from 192.0.2.8: 1 call'],
    ]);
  });

  it('pass and are told where gates decide', () => {
    const gated = { ...mixed(), gates: [sampleGate({ status: 'pass' })] };
    const [first] = cases(gated, 'failures');
    expect(first?.told.failure).toBeUndefined();
    expect(first?.told['system-out']?.text).toContain('  2 calls: 503 Service Unavailable');
  });

  it('that are known are skipped', () => {
    const known = mixed();
    for (const call of known.calls) call.ignored = { reason: 'ticket 7', until: null };
    expect(cases(known, 'failures').map(({ told }) => told.skipped?.message)).toEqual(
      Array.from({ length: 3 }, () => 'Ignored: ticket 7'),
    );
  });

  it('go by the name that the user gave the peer', () => {
    const named = refusedCall('a');
    named.decidedBy = { ...named.decidedBy!, alias: 'trunk-a' };
    const { name, told } = onlyCase({ ...badNight(0, []), calls: [named] }, 'failures');
    expect(name).toBe('INVITE 503 from trunk-a');
    expect(told.failure?.text).toContain('at trunk-a (192.0.2.7:5060)');
  });

  it('are not told of when none is listed', () => {
    expect(cases(mixed(), 'failures', { calls: 'none' })).toEqual([]);
  });
});

describe('the input', () => {
  it('that is incomplete is skipped, and fails with --strict', () => {
    expect(onlyCase(sampleResult(), 'input').told.skipped?.text).toContain(
      'mix.pcap: The file ends inside a packet: 12 of 640 bytes. (capture-truncated)',
    );
    expect(onlyCase(sampleResult(), 'input', { strict: true }).told.failure).toBeDefined();
  });

  it('that is whole passes, whatever it is called', () => {
    const { name, told } = onlyCase(cleanResult(), 'input', { strict: true });
    expect([name, Object.keys(told)]).toEqual(['complete', ['system-out']]);
  });
});

describe('a case a call', () => {
  it('is told only when asked for, with the Call-ID in name and text', () => {
    expect(cases(sampleResult(), 'calls', { calls: 'all' })).toEqual([]);
    const found = cases(sampleResult(), 'calls', { calls: 'all', perCall: true });
    expect(found).toHaveLength(14);
    expect(found[0]).toEqual({
      name: '100 -> 200 (c1)',
      classname: 'sipmortem.calls',
      time: '10.000',
      told: { 'system-out': { message: '', text: expect.stringContaining('Call-ID: c1\n') as unknown } },
    });
    expect(found.filter(({ told }) => told.failure).map(({ name }) => /\((c\d+)\)/.exec(name)?.[1])).toEqual([
      'c3',
      'c6',
      'c11',
      'c12',
      'c14',
    ]);
  });
});
