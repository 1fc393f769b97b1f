import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const TRYING = '0 1>2 INVITE 1 a\n0.1 2>1 100 1 INVITE a';

describe('proxy-408', () => {
  it('fires when the hop behind the proxy never answered', async () => {
    const { 'proxy-408': finding } = await find(`${TRYING}
      0.2 2>3 INVITE 1 p,a
      0.7 2>3 INVITE 1 p,a
      1.7 2>3 INVITE 1 p,a
      5.2 2>1 408 1 INVITE a to=t
      5.3 1>2 ACK 1 a to=t`);
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 sent the INVITE on to 10.0.0.3 3 times, nothing came back, and after 5.0 s it said 408.',
    );
    expect(frames(finding)).toEqual([3, 6]);
  });

  it('is less sure when nothing behind the proxy was captured', async () => {
    const { 'proxy-408': finding } = await find(`${TRYING}\n8 2>1 408 1 INVITE a to=t`);
    expect(finding).toMatchObject({ confidence: 'likely', caveat: expect.any(String) });
    expect(finding!.summary).toBe(
      '10.0.0.2 took the INVITE with a 100 and said 408 after 8.0 s: it got no answer from behind it.',
    );
  });

  it('stays silent on a 408 at once, on one passed back, after ringing, and on a 503 that may have been passed back', async () => {
    expect(await rulesOn(`${TRYING}\n0.3 2>1 408 1 INVITE a to=t`)).not.toContain('proxy-408');
    expect(
      await rulesOn(`${TRYING}\n0.2 2>3 INVITE 1 p,a\n7 3>2 408 1 INVITE p,a to=t\n7.1 2>1 408 1 INVITE a to=t`),
    ).not.toContain('proxy-408');
    expect(await rulesOn(`${TRYING}\n1 2>1 180 1 INVITE a to=t\n31 2>1 408 1 INVITE a to=t`)).not.toContain(
      'proxy-408',
    );
    expect(await rulesOn(`${TRYING}\n0.2 2>3 INVITE 1 p,a\n0.3 2>1 503 1 INVITE a to=t`)).not.toContain('proxy-408');
    expect(await find(ANSWERED)).toEqual({});
  });
});
