import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

const SENT = [0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5].map((at) => `${at} 1>2 INVITE 1 a`);

describe('no-response-invite', () => {
  it('fires when all seven sends stay without any response', async () => {
    const { 'no-response-invite': finding } = await find(SENT.join('\n'), { until: 40 });
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain', caveat: null });
    expect(finding!.summary).toContain('10.0.0.2 was sent 7 times in 32 s');
    expect(frames(finding)).toEqual([1]);
  });

  it('is less sure when the sender gave up early', async () => {
    const { 'no-response-invite': finding } = await find(SENT.slice(0, 3).join('\n'), { until: 40 });
    expect(finding).toMatchObject({ confidence: 'likely', caveat: expect.stringContaining('gave up early') });
  });

  it('stays silent when so much as a 100 came, and on an answered call', async () => {
    expect(await find(`${SENT[0]}\n0.1 2>1 100 1 INVITE a`, { until: 400 })).not.toHaveProperty('no-response-invite');
    expect(await find(ANSWERED)).toEqual({});
  });
});
