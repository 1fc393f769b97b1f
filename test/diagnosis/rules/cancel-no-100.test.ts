import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'cancel-no-100';
const END = '\n0.6 2>1 200 1 CANCEL a to=t\n0.7 2>1 487 1 INVITE a to=t\n0.8 1>2 ACK 1 a to=t';

describe('cancel-no-100', () => {
  it('fires when the CANCEL came before the 100', async () => {
    const { [RULE]: finding } = await find(`0 1>2 INVITE 1 a\n0.3 1>2 CANCEL 1 a\n0.5 2>1 100 1 INVITE a${END}`);
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.1 sent the CANCEL 0.3 s after the INVITE, before 10.0.0.2 had sent so much as a 100.',
    );
    expect(frames(finding)).toEqual([2, 1, 3]);
  });

  it('is less sure when no provisional response came at all', async () => {
    const { [RULE]: finding } = await find(`0 1>2 INVITE 1 a\n0.3 1>2 CANCEL 1 a${END}`);
    expect(finding).toMatchObject({ confidence: 'likely' });
  });

  it('stays silent after a 100, and where no response was captured', async () => {
    expect(await rulesOn(`0 1>2 INVITE 1 a\n0.1 2>1 100 1 INVITE a\n0.3 1>2 CANCEL 1 a${END}`)).toEqual([]);
    expect(await rulesOn('0 1>2 INVITE 1 a\n0.3 1>2 CANCEL 1 a')).not.toContain(RULE);
  });
});
