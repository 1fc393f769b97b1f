import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'cancel-200-race';
const script = (at: number): string => `
  0 1>2 INVITE 1 a
  0.1 2>1 180 1 INVITE a to=t
  5.0 1>2 CANCEL 1 a
  5.05 2>1 200 1 CANCEL a to=t
  ${at} 2>1 200 1 INVITE a to=t
  ${at + 0.1} 1>2 ACK 1 b to=t`;
const BYE = '\n15 1>2 BYE 2 c to=t\n15.1 2>1 200 2 BYE c to=t';

describe('cancel-200-race', () => {
  it('tells a race that ended well', async () => {
    const { [RULE]: finding } = await find(script(5.3) + BYE);
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe(
      'The CANCEL of 10.0.0.1 and the 200 of 10.0.0.2 crossed, 0.3 s apart; the call was then ended by BYE.',
    );
    expect(frames(finding)).toEqual([5, 3, 7]);
    expect((await find(script(12) + BYE))[RULE]!.summary).toContain('had sent CANCEL 7.0 s before');
  });

  it('fires as an error when nobody ended the call', async () => {
    const { [RULE]: finding } = await find(script(5.3), { until: 120 });
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toContain('nobody ended the call by BYE');
  });

  it('stays silent when the capture ends too soon, and when another branch was cancelled', async () => {
    expect(await rulesOn(script(5.3), { until: 10 })).not.toContain(RULE);
    const forked = `
      0.00 1>2 INVITE 1 a
      0.01 2>3 INVITE 1 pa,a
      0.01 2>4 INVITE 1 pb,a
      2.00 4>2 200 1 INVITE pb,a to=t4
      2.01 2>1 200 1 INVITE a to=t4
      2.02 2>3 CANCEL 1 pa
      2.03 3>2 200 1 CANCEL pa to=t3
      2.04 3>2 487 1 INVITE pa,a to=t3
      2.10 1>2 ACK 1 k to=t4`;
    expect(await rulesOn(forked + BYE)).not.toContain(RULE);
  });
});
