import { describe, expect, it } from 'vitest';
import { githubAnnotations } from '../../src/report/github-annotations.ts';
import type { GateResult } from '../../src/result.ts';
import { PLAIN } from './render-options.ts';
import { GATES, hostileResult, nightlyResult } from './sample-nightly.ts';
import { HOSTILE, resultOf } from './sample-result.ts';

describe('annotations for GitHub', () => {
  it('are one for each failed gate, with its value and what broke most calls', () => {
    expect(githubAnnotations(nightlyResult(), PLAIN)).toEqual([
      '::error title=ser<95%25::ser<95%25: 33.3 %25 (4 of 12 calls) · agreed with the carrier · 1 × 407 Proxy Authentication Required, at 10.0.0.2',
      '::warning title=p95(pdd)>0.8s::p95(pdd)>0.8s: 1 s (of 6 calls) · 1 × 407 Proxy Authentication Required, at 10.0.0.2',
    ]);
    expect(githubAnnotations({ ...nightlyResult(), gates: [] }, PLAIN)).toEqual([]);
  });

  it('are ten of a kind at most, the last of which tells how many more there are', () => {
    const [, fail] = GATES;
    const gates = Array.from({ length: 25 }, (_, i): GateResult => ({
      ...fail!,
      expression: `calls<${i}`,
      reason: null,
    }));
    const lines = githubAnnotations({ ...resultOf([]), gates }, PLAIN);
    expect(lines).toHaveLength(10);
    expect(lines[9]).toBe('::error title=calls<9::and 16 more');
    expect(githubAnnotations({ ...resultOf([]), gates: gates.slice(0, 10) }, PLAIN)[9]).toContain('calls<9: ');
  });

  it.each([HOSTILE, 'a:b,c%d\r\n::error::forged', '::set-output name=x::y'])('cannot be forged: %j', (evil) => {
    const lines = githubAnnotations(hostileResult(evil), PLAIN);
    expect(lines).toHaveLength(2);
    for (const line of lines) {
      expect(line).toMatch(/^::(error|warning) title=[^:,]*::[^\r\n]*$/);
      expect(line).not.toMatch(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/u);
      expect(line.replace(/%(25|0A|0D|3A|2C)/g, '')).not.toContain('%');
    }
  });
});
