import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'cancel-481';
const RINGING = '0 1>2 INVITE 1 a\n0.1 2>1 180 1 INVITE a to=t';

describe('cancel-481', () => {
  it('fires when the INVITE was still to be answered', async () => {
    const { [RULE]: finding } = await find(`${RINGING}
      5.0 1>2 CANCEL 1 a
      5.1 2>1 481 1 CANCEL a to=x
      30 2>1 480 1 INVITE a to=t`);
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered the CANCEL by 481 although it had not yet answered the INVITE with the same branch.',
    );
    expect(frames(finding)).toEqual([4, 3, 1]);
  });

  it('tells a branch that is not that of the INVITE', async () => {
    const { [RULE]: finding } = await find(`${RINGING}
      5.0 1>2 CANCEL 1 other
      5.1 2>1 481 1 CANCEL other to=x
      30 2>1 480 1 INVITE a to=t`);
    expect(finding).toMatchObject({
      confidence: 'certain',
      summary: expect.stringContaining('its branch is not that'),
    });
  });

  it('stays silent when the final response came first, and when the CANCEL was accepted', async () => {
    const cancel = (code: number): string => `5.0 1>2 CANCEL 1 a\n5.1 2>1 ${code} 1 CANCEL a to=x`;
    expect(await rulesOn(`${RINGING}\n5.05 2>1 486 1 INVITE a to=t\n${cancel(481)}`)).not.toContain(RULE);
    expect(await rulesOn(`${RINGING}\n${cancel(200)}\n5.2 2>1 487 1 INVITE a to=t`)).toEqual([]);
  });
});
