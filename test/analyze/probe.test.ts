import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';

const CORPUS = process.env['SIPMORTEM_CORPUS'];

describe.skipIf(!CORPUS)('14 plain cases that other tools misread (skipped unless SIPMORTEM_CORPUS is set)', () => {
  it('all get their true outcome', async () => {
    const { calls, totals } = await analyze({ inputs: [join(CORPUS!, 'probe/mix.pcap')] });
    expect(calls.map((c) => [c.callId, c.outcome, c.fault, c.finalCode, c.timing.duration, c.retransmissions])).toEqual(
      [
        ['c1-challenge-ok', 'answered', 'none', 200, 7, 0],
        ['c2-challenge-only', 'challenged', 'caller', 407, null, 0],
        ['c3-noresponse', 'timeout', 'network', null, null, 6],
        ['c4-cancel', 'cancelled', 'caller', 487, null, 0],
        ['c5-noack', 'answered', 'none', 200, 32.099999, 10],
        // The 183 gave the cause, no circuit; the 480 blames the callee for it.
        ['c6-reason', 'failed', 'network', 480, null, 0],
        ['c7-fork', 'answered', 'none', 200, 6, 0],
        ['c8-reinvite488', 'answered', 'none', 200, 14, 0],
        ['c9-redirect', 'redirected', 'none', 302, null, 0],
        ['c10-frag', 'busy', 'callee', 486, null, 0],
        ['c11-tcp2', 'failed', 'network', 503, null, 0],
        ['c12-tcpooo', 'failed', 'network', 404, null, 0],
        ['c13-emptyphrase', 'declined', 'callee', 603, null, 0],
        ['c14-compact', 'failed', 'network', 484, null, 0],
      ],
    );
    expect(totals).toMatchObject({ messages: 73, duplicates: 0, calls: 14 });
    const of = (id: string) => calls.find((c) => c.callId.startsWith(`${id}-`))!;
    expect(of('c4').timing.ringing).toBeCloseTo(5.1, 3);
    expect(of('c6').meaning).toContain('Q.850 34');
    expect(of('c7').responses).toMatchObject([
      { code: 180, count: 2 },
      { code: 200, role: 'final' },
      { code: 200, role: 'teardown' },
    ]);
    expect(of('c8').responses).toContainEqual(expect.objectContaining({ code: 488, role: 'mid-call' }));
    expect(of('c13').finalPhrase).toBe('');
  });
});
