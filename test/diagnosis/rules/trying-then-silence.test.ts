import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const TRYING = '0 1>2 INVITE 1 a\n0.1 2>1 100 1 INVITE a';

describe('trying-then-silence', () => {
  it('fires when nothing follows the 100', async () => {
    const { 'trying-then-silence': finding } = await find(TRYING, { until: 240.1 });
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 took the INVITE with a 100 and said nothing more in 240 s.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('fires on a caller that waited long, less sure', async () => {
    const cancelled = (at: number): string => `${TRYING}
      ${at} 1>2 CANCEL 1 a
      ${at + 0.1} 2>1 200 1 CANCEL a to=t
      ${at + 0.2} 2>1 487 1 INVITE a to=t
      ${at + 0.3} 1>2 ACK 1 a to=t`;
    const { 'trying-then-silence': finding } = await find(cancelled(20.1));
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'possible', caveat: expect.any(String) });
    expect(finding!.summary).toContain('after 20 s the caller gave up');
    expect(await rulesOn(cancelled(5))).not.toContain('trying-then-silence');
  });

  it('names the hop behind the proxy that gave up', async () => {
    const { 'trying-then-silence': finding } = await find(`${TRYING}
      0.2 2>3 INVITE 1 p,a
      0.3 3>2 100 1 INVITE p,a
      10.3 2>1 408 1 INVITE a to=t
      10.4 1>2 ACK 1 a to=t`);
    expect(finding!.summary).toBe(
      '10.0.0.3 took the INVITE with a 100 and said nothing more in 10 s; 10.0.0.2 gave up and said 408.',
    );
  });

  it('stays silent when the retry after a challenge heard nothing at all', async () => {
    const retry = [0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5].map((at) => `${1 + at} 1>2 INVITE 2 b auth`).join('\n');
    const script = `${TRYING}\n0.2 2>1 407 1 INVITE a to=x\n0.3 1>2 ACK 1 a to=x\n${retry}`;
    expect(await rulesOn(script, { until: 300 })).not.toContain('trying-then-silence');
  });

  it('names a hop that stayed silent behind the proxy', async () => {
    const { 'trying-then-silence': finding } = await find(`${TRYING}\n0.2 2>3 INVITE 1 p,a`, { until: 240.2 });
    expect(finding!.summary).toBe(
      '10.0.0.2 took the INVITE and passed it on to 10.0.0.3, from where nothing came in 240 s.',
    );
  });

  it('stays silent when the capture ends too early, when it rang, and when a further hop said more', async () => {
    expect(await rulesOn(TRYING, { until: 60 })).toEqual([]);
    expect(await rulesOn(`${TRYING}\n2 2>1 180 1 INVITE a to=t`, { until: 700 })).not.toContain('trying-then-silence');
    expect(await rulesOn(`${TRYING}\n0.2 2>3 INVITE 1 p,a\n2 3>2 180 1 INVITE p,a to=t`, { until: 700 })).not.toContain(
      'trying-then-silence',
    );
    expect(await find(ANSWERED)).toEqual({});
  });
});
