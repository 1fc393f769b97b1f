import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'rejected-603';

describe('rejected-603', () => {
  it('tells a person from a machine', async () => {
    const { [RULE]: user } = await find('0 1>2 INVITE 1 a\n0.2 2>1 180 1 INVITE a to=t\n6.2 2>1 603 1 INVITE a to=t');
    expect(user).toMatchObject({ severity: 'info', confidence: 'likely' });
    expect(user!.summary).toBe('The called side declined after ringing 6.0 s (603 from 10.0.0.2).');
    const { [RULE]: machine } = await find('0 1>2 INVITE 1 a\n0.3 2>1 603 1 INVITE a to=t');
    expect(machine).toMatchObject({ severity: 'warning' });
    expect(machine!.summary).toBe('10.0.0.2 declined within 0.3 s, without any ringing: not a person, but a machine.');
    expect(frames(machine)).toEqual([2, 1]);
  });

  it('stays silent when it cannot tell, when a network blocked the call, and on other codes', async () => {
    const refused = (line: string): string => `0 1>2 INVITE 1 a\n${line}`;
    expect(await rulesOn(refused('4 2>1 603 1 INVITE a to=t'))).toEqual([]);
    expect(await rulesOn(refused('0.1 2>1 180 1 INVITE a to=t\n0.4 2>1 603 1 INVITE a to=t'))).toEqual([]);
    const blocked = '0.3 2>1 603 1 INVITE a to=t | Reason: SIP;cause=603;text="v=analytics1;url=x.example"';
    expect(await rulesOn(refused(blocked))).toEqual(['blocked-603']);
    expect(await rulesOn(refused('0.3 2>1 486 1 INVITE a to=t'))).toEqual([]);
  });
});
