import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'completed-elsewhere';
const script = (reason: string): string => `
  0 1>2 INVITE 1 a
  0.1 2>1 180 1 INVITE a to=t
  4 1>2 CANCEL 1 a ${reason}
  4.1 2>1 200 1 CANCEL a to=t
  4.2 2>1 487 1 INVITE a to=t
  4.3 1>2 ACK 1 a to=t`;

describe('completed-elsewhere', () => {
  it('fires when the CANCEL says that another phone answered', async () => {
    const { [RULE]: finding } = await find(script('| Reason: SIP ;cause=200 ;text="Call completed elsewhere"'));
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.1 cancelled the call to 10.0.0.2 because another phone had taken it.');
    expect(frames(finding)).toEqual([3]);
    expect((await find(script('| Reason: Q.850;cause=26')))[RULE]).toMatchObject({ confidence: 'likely' });
  });

  it('stays silent on other reasons, or none', async () => {
    for (const reason of ['', '| Reason: SIP;cause=487', '| Reason: Q.850;cause=16', '| Reason: ;;="'])
      expect(await rulesOn(script(reason))).toEqual([]);
  });
});
