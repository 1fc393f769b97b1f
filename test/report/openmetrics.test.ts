import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { renderOpenMetrics } from '../../src/report/openmetrics.ts';
import type { RenderOptions } from '../../src/report/renderer.ts';
import type { DistributionRow, Result } from '../../src/result.ts';
import { badNight, CASES, hostileResult, refusedCall, sampleFinding, sampleGate } from './case-samples.ts';
import { sampleMetrics } from './sample-metrics.ts';
import { cleanResult, HOSTILE, resultOf, sampleResult } from './sample-result.ts';

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
/** The reference parser of OpenMetrics: Debian's python3-prometheus-client. */
const READ = `import sys
from prometheus_client.openmetrics.parser import text_string_to_metric_families as read
print(sum(len(family.samples) for family in read(sys.stdin.read())))`;
const hasReferenceParser =
  spawnSync('/usr/bin/python3', ['-c', 'import prometheus_client.openmetrics.parser']).status === 0;

function metrics(result: Result, options: Partial<RenderOptions> = {}): string {
  return [...renderOpenMetrics(result, { ...CASES, ...options })].join('');
}

/** The samples of one name. */
function samples(text: string, name: string): string[] {
  return text.split('\n').filter((line) => line.startsWith(`${name}{`) || line.startsWith(`${name} `));
}

function peer(key: string, calls: number): DistributionRow {
  return { key, calls, failed: 1, share: 0.1, metrics: sampleMetrics(resultOf([]).calls) };
}

const SAMPLES: [string, Result, Partial<RenderOptions>][] = [
  ['a bad night', badNight(30), {}],
  ['a clean one, with a date', cleanResult(), { generatedAt: '2026-11-24T06:00:00Z' }],
  ['nothing at all', resultOf([]), {}],
  ['everything hostile', hostileResult(), {}],
  ['quotes and backslashes', hostileResult('"\\"\\\\n\n{}#,=\\'), {}],
];

describe('OpenMetrics', () => {
  it.skipIf(!hasPromtool).each(SAMPLES)('have nothing that promtool complains of (%s)', (_name, result, options) => {
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
      input: metrics(result, options),
      encoding: 'utf8',
    });
    expect([status, stdout, stderr]).toEqual([0, '', '']);
  });

  it.skipIf(!hasReferenceParser).each(SAMPLES)('are read by the reference parser (%s)', (_name, result, options) => {
    const text = metrics(result, options);
    const { stdout, stderr } = spawnSync('/usr/bin/python3', ['-c', READ], { input: text, encoding: 'utf8' });
    expect([stdout.trim(), stderr]).toEqual([
      String(text.split('\n').filter((line) => /^[a-z]/.test(line)).length),
      '',
    ]);
  });

  it.each(SAMPLES)('tell each series once, those of a name together, and no time (%s)', (_name, result, options) => {
    const lines = metrics(result, options).trimEnd().split('\n');
    const series = lines.filter((line) => !line.startsWith('#')).map((line) => /^(.*) [\d.e-]+$/.exec(line)?.[1]);
    expect(series).not.toContain(undefined);
    expect(new Set(series).size).toBe(series.length);
    const families = lines.filter((line) => line.startsWith('# TYPE'));
    expect(new Set(families).size).toBe(families.length);
    expect(lines.at(-1)).toBe('# EOF');
  });

  it('name the carrier, the code and the gate', () => {
    const text = metrics(badNight(3));
    expect(samples(text, 'sip_failed_calls')).toEqual(['sip_failed_calls{hop="192.0.2.7",code="503"} 3']);
    expect(samples(text, 'sip_gate_failed')).toEqual(['sip_gate_failed{gate="ser<95%",level="error"} 1']);
    expect(samples(text, 'sip_findings')).toEqual(['sip_findings{rule="no-route-503",severity="error"} 3']);
  });

  it('count every outcome, those that did not happen too', () => {
    const text = metrics(sampleResult());
    expect(samples(text, 'sip_calls')).toHaveLength(10);
    expect(samples(text, 'sip_calls')).toContain('sip_calls{outcome="unknown"} 0');
    expect(samples(text, 'sip_responses')).toContain(
      'sip_responses{code="486",class="client-error",method="INVITE"} 1',
    );
    expect(samples(text, 'sip_incomplete_inputs')).toEqual(['sip_incomplete_inputs 1']);
  });

  it('leave out a ratio of nothing', () => {
    expect(samples(metrics(resultOf([])), 'sip_ser_ratio')).toEqual([]);
    expect(samples(metrics(sampleResult()), 'sip_ser_ratio')).toHaveLength(1);
  });

  it('tell a gate that was skipped only among the counts', () => {
    const text = metrics(badNight(1, [sampleGate({ status: 'skipped' }), sampleGate({ status: 'pass' })]));
    expect(samples(text, 'sip_gate_failed')).toEqual(['sip_gate_failed{gate="ser<95%",level="error"} 0']);
    expect(samples(text, 'sip_gates')).toEqual([
      'sip_gates{level="error",status="skipped"} 1',
      'sip_gates{level="error",status="pass"} 1',
    ]);
  });

  it('do not count what is known', () => {
    const known = sampleFinding({ calls: 5, ignored: { calls: 4, reason: 'ticket 7', until: null } });
    expect(samples(metrics({ ...badNight(1), findings: [known] }), 'sip_findings')).toEqual([
      'sip_findings{rule="no-route-503",severity="error"} 1',
    ]);
  });

  it('have a date only when one was given', () => {
    expect(metrics(sampleResult())).not.toContain('last_run');
    const text = metrics(sampleResult(), { generatedAt: '2026-11-24T06:00:00Z' });
    expect(samples(text, 'sip_report_last_run_timestamp_seconds')).toEqual([
      'sip_report_last_run_timestamp_seconds 1795500000',
    ]);
  });
});

describe('labels', () => {
  it('tell at most 20 peers apart, and add up the others', () => {
    const result = badNight(1);
    const rows = Array.from({ length: 30 }, (_, i) => peer(`10.0.0.${i}`, 100 - i));
    result.distributions.byPeer = [...rows, peer('(other)', 7), peer('(unknown)', 1)];
    const told = samples(metrics(result), 'sip_peer_calls');
    expect(told).toHaveLength(21);
    expect(told[0]).toBe('sip_peer_calls{peer="10.0.0.0"} 100');
    const others = rows.slice(20).reduce((sum, { calls }) => sum + calls, 0);
    expect(told.at(-1)).toBe(`sip_peer_calls{peer="other"} ${others + 8}`);
  });

  it('tell at most 20 pairs of hop and code apart', () => {
    const calls = Array.from({ length: 50 }, (_, i) => refusedCall(`c${i}`, `10.0.${i}.1:5060`));
    const told = samples(metrics(resultOf([...calls, refusedCall('most', '10.0.49.1:5060')])), 'sip_failed_calls');
    expect(told).toHaveLength(21);
    expect(told[0]).toBe('sip_failed_calls{hop="10.0.49.1",code="503"} 2');
    expect(told.at(-1)).toBe('sip_failed_calls{hop="other",code="other"} 30');
  });

  it('hold no method that is none', () => {
    const text = metrics(hostileResult());
    expect(samples(text, 'sip_responses')).toContain('sip_responses{code="100",class="provisional",method="other"} 2');
  });

  it('hold no Call-ID, no number and nothing that a terminal obeys', () => {
    const text = metrics(hostileResult('evil\x1b"'));
    expect(text.replaceAll('\n', '')).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
    expect(text).toContain('peer="evil\\\\x1b\\""');
    const result = badNight(3);
    result.calls = result.calls.map((call) => ({ ...call, callId: 'SECRET', from: { ...call.from, user: 'SECRET' } }));
    expect(metrics(result)).not.toContain('SECRET');
    expect(
      Math.max(
        ...metrics(hostileResult(HOSTILE.repeat(1000)))
          .split('\n')
          .map((l) => l.length),
      ),
    ).toBeLessThan(500);
  });
});
