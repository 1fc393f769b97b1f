import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

describe('200-retrans-then-ok', () => {
  it('counts the 200s before the ACK', async () => {
    const { '200-retrans-then-ok': finding } = await find(`
      0.0 1>2 INVITE 1 a
      3.0 2>1 200 1 INVITE a to=t
      3.5 2>1 200 1 INVITE a to=t
      4.5 2>1 200 1 INVITE a to=t
      4.6 1>2 ACK 1 b to=t
      20.0 1>2 BYE 2 c to=t
      20.1 2>1 200 2 BYE c to=t`);
    expect(finding).toMatchObject({ severity: 'info', confidence: 'possible', caveat: expect.any(String) });
    expect(finding!.summary).toBe('The 200 was sent 3 times before the ACK of 10.0.0.1 came, 1.6 s after the first.');
    expect(frames(finding)).toEqual([2, 5]);
  });

  it('says when the first ACK was there already', async () => {
    const { '200-retrans-then-ok': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      3.0 2>1 200 1 INVITE a to=t
      3.1 1>2 ACK 1 b to=t
      3.5 2>1 200 1 INVITE a to=t
      3.6 1>2 ACK 1 b to=t`,
      { until: 20 },
    );
    expect(finding!.summary).toContain('sent 2 times, though the ACK of 10.0.0.1 was seen 0.1 s after the first');
  });

  it('stays silent on copies at two hops, on duplicates, and on an answered call', async () => {
    expect(
      await rulesOn(`
      0.0 1>2 INVITE 1 a
      0.1 2>3 INVITE 1 p,a
      3.0 3>2 200 1 INVITE p,a to=t
      3.001 2>1 200 1 INVITE a to=t
      3.002 2>1 200 1 INVITE a to=t
      3.1 1>2 ACK 1 b to=t
      3.2 2>3 ACK 1 q,b to=t`),
    ).toEqual([]);
    expect(await find(ANSWERED)).toEqual({});
  });
});
