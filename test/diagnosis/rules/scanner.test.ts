import { describe, expect, it } from 'vitest';
import { play } from '../../calls/play.ts';

const script = (agent: string) => `
  0.0 1>2 INVITE 1 a id=probe from=a | User-Agent: ${agent}
  0.1 2>1 404 1 INVITE a id=probe from=a to=t
  1.0 1>2 INVITE 1 b id=real from=b | User-Agent: Phone 1.0
  1.1 2>1 486 1 INVITE b id=real from=b to=u`;

describe('scanner', () => {
  it.each(['friendly-scanner', 'sipcli/v1.8', 'pplsip', 'VaxSIPUserAgent/3.1'])(
    '%s is told, and stands in no figure',
    async (agent) => {
      const { calls, outcomes, failures, findings, metrics, totals } = await play(script(agent));
      expect(totals).toMatchObject({ calls: 2, scanners: 1 });
      expect([outcomes.failed, outcomes.busy, failures.length, metrics.asr.denominator]).toEqual([0, 1, 1, 1]);
      expect(findings.map(({ rule, calls: n }) => [rule, n])).toContainEqual(['scanner', 1]);
      expect(calls[0]!.findings.find(({ rule }) => rule === 'scanner')!.summary).toContain(
        `10.0.0.1 calls itself ${agent}`,
      );
    },
  );

  it('counts like any other when asked for', async () => {
    const { outcomes, totals } = await play(script('sipvicious'), { includeScanners: true });
    expect([outcomes.failed, totals.scanners]).toEqual([1, 0]);
  });

  it('is no phone', async () => {
    const { findings, totals } = await play(script('Yealink SIP-T46S 66.86.0.15'));
    expect(totals.scanners).toBe(0);
    expect(findings.map(({ rule }) => rule)).not.toContain('scanner');
  });
});
