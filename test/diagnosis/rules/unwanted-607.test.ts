import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'unwanted-607';

describe('unwanted-607', () => {
  it('fires on 607', async () => {
    const { [RULE]: finding } = await find('0 1>2 INVITE 1 a\n0.2 2>1 180 1 INVITE a to=t\n6 2>1 607 1 INVITE a to=t');
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe('After ringing, the called side marked the call as unwanted (607 from 10.0.0.2).');
    expect(frames(finding)).toEqual([3, 1]);
  });

  it('stays silent when a network says that it blocked the call, and on 600', async () => {
    const blocked = '0.3 2>1 607 1 INVITE a to=t | Reason: SIP;cause=607;text="Network Blocked"';
    expect(await rulesOn(`0 1>2 INVITE 1 a\n${blocked}`)).toEqual(['blocked-603']);
    expect(await rulesOn('0 1>2 INVITE 1 a\n0.3 2>1 600 1 INVITE a to=t')).toEqual([]);
  });
});
