import { describe, expect, it } from 'vitest';
import { renderTable } from '../../src/report/table.ts';
import type { Result } from '../../src/result.ts';
import { PLAIN } from './render-options.ts';
import { sampleResult } from './sample-result.ts';

/** The lines of the section, without its heading. */
function metricsOf(result: Result): string[] {
  const text = [...renderTable(result, PLAIN)].join('');
  const section = /\nMETRICS [^]*?\n\n(?=RESPONSES SEEN)/.exec(text)?.[0] ?? '';
  return section.split('\n').slice(2);
}

describe('the metrics in the table', () => {
  it('have their terms and their interval beside them', () => {
    // 4 of 14: by Wilson from (4 + z²/2 ± z√(4·10/14 + z²/4)) / (14 + z²), z² = 3.8415: (5.921 ± 3.829) / 17.841.
    expect(metricsOf(sampleResult())[0]).toMatch(/^ASR ABR {2}answered +28\.6% +4\/14 +11\.7–54\.6%$/);
  });

  it('are none where nothing was counted, never 0 %', () => {
    const result = sampleResult();
    result.metrics.scr = { value: null, numerator: 0, denominator: 0 };
    expect(metricsOf(result).find((line) => line.startsWith('SCR'))).toMatch(/ n\/a +0\/0$/);
  });

  it('leave out what there was none of, and a delay that is the same as another', () => {
    const result = sampleResult();
    const lines = metricsOf(result).join('\n');
    expect(lines).toContain('given up while ringing');
    expect(lines).not.toContain('given up before ringing');
    expect(lines).toMatch(/^PDD /m);
    expect(lines).not.toMatch(/^(SRD|SDD|ACD) /m);
    result.metrics.srd = { ...result.metrics.pdd, count: result.metrics.pdd.count - 1 };
    expect(metricsOf(result).join('\n')).toMatch(/^SRD /m);
  });

  it('tell milliseconds of short delays, and seconds of long ones', () => {
    const lines = metricsOf(sampleResult());
    expect(lines.find((line) => line.startsWith('PDD'))).toMatch(/ 4 +0\.250 +0\.042 +3\.250 +125\.5$/);
    expect(lines.find((line) => line.startsWith('RRD'))).toMatch(/ 1 +0\.0015 /);
  });

  it('say nothing of fewer than ten calls', () => {
    const result = sampleResult();
    result.metrics.asr = { value: 4 / 9, numerator: 4, denominator: 9 };
    expect(metricsOf(result)).toEqual([]);
  });
});
