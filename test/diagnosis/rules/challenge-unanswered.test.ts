import { describe, expect, it } from 'vitest';
import { asks, CHALLENGED, gives } from './challenges.ts';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'challenge-unanswered';

describe('challenge-unanswered', () => {
  it('fires when no INVITE with credentials follows', async () => {
    const { [RULE]: finding } = await find(CHALLENGED, { until: 40 });
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'likely' });
    expect(finding!.summary).toBe(
      '10.0.0.2 asked 10.0.0.1 for credentials of realm x.example (401), and no INVITE with them followed.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells a challenge that was not even acknowledged, an algorithm that few know, an old nonce and a scanner', async () => {
    const shapes: [script: string, text: string, severity: string][] = [
      [`0 1>2 INVITE 1 a\n0.1 2>1 401 1 INVITE a to=t ${asks('n')}`, 'neither an ACK nor', 'warning'],
      [
        '0 1>2 INVITE 1 a\n0.1 2>1 401 1 INVITE a to=t | WWW-Authenticate: Digest realm="x", nonce="n", algorithm=SHA-256',
        'by SHA-256 only',
        'warning',
      ],
      [
        `0 1>2 INVITE 1 a ${gives('old')}\n0.1 2>1 401 1 INVITE a to=t ${asks('n')}`,
        'from before this call',
        'warning',
      ],
      [
        `0 1>2 INVITE 1 a | User-Agent: friendly-scanner\n0.1 2>1 401 1 INVITE a to=t ${asks('n')}`,
        'a scanner',
        'info',
      ],
    ];
    for (const [script, text, severity] of shapes) {
      const { [RULE]: finding } = await find(script, { until: 40 });
      expect(finding).toMatchObject({ severity, summary: expect.stringContaining(text) });
    }
  });

  it('stays silent when the capture ends, when credentials follow, and when they were refused', async () => {
    expect(await rulesOn(CHALLENGED, { until: 2 })).toEqual([]);
    expect(
      await rulesOn(`${CHALLENGED}\n0.3 1>2 INVITE 2 b ${gives('n1')}\n0.4 2>1 486 2 INVITE b to=t2`, { until: 99 }),
    ).toEqual([]);
    const refused = `${CHALLENGED}\n0.3 1>2 INVITE 2 b ${gives('n1')}\n0.4 2>1 401 2 INVITE b to=t2 ${asks('n2')}`;
    expect(await rulesOn(refused, { until: 99 })).not.toContain(RULE);
  });
});
