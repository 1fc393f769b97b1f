import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'blocked-603';

describe('blocked-603', () => {
  it('fires when the Reason says that a network blocked the call', async () => {
    const { [RULE]: finding } = await find(
      '0 1>2 INVITE 1 a\n0.3 2>1 603 1 INVITE a to=t | Reason: SIP;cause=603;text="v=analytics1;url=https://x.example"',
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      'A network at or behind 10.0.0.2 blocked the call (603): v=analytics1;url=https://x.example.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on a 603 of the callee', async () => {
    expect(await rulesOn('0 1>2 INVITE 1 a\n0.3 2>1 603 1 INVITE a to=t')).not.toContain(RULE);
  });
});
