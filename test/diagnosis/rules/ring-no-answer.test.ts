import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const RINGING = '0 1>2 INVITE 1 a\n1 2>1 180 1 INVITE a to=t';
const cancelled = (at: number): string => `${RINGING}
  ${at} 1>2 CANCEL 1 a
  ${at + 0.1} 2>1 200 1 CANCEL a to=t
  ${at + 0.2} 2>1 487 1 INVITE a to=t`;

describe('ring-no-answer', () => {
  it('fires with how long it rang', async () => {
    const { 'ring-no-answer': finding } = await find(`${RINGING}\n25 2>1 480 1 INVITE a to=t`);
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe('It rang for 24 s, then the other side gave up with 480.');
    expect(frames(finding)).toEqual([2, 3]);
  });

  it('fires on a patient caller', async () => {
    const { 'ring-no-answer': finding } = await find(cancelled(41));
    expect(finding!.summary).toBe('It rang for 40 s, then the caller hung up or its ring timer ran out.');
  });

  it('stays silent on a short ring, on 183 alone, on Timer C, and on an answered call', async () => {
    expect(await rulesOn(cancelled(8))).not.toContain('ring-no-answer');
    expect(await rulesOn(`${RINGING}\n4 2>1 480 1 INVITE a to=t`)).not.toContain('ring-no-answer');
    expect(await rulesOn(cancelled(41).replace(' 180 ', ' 183 '))).not.toContain('ring-no-answer');
    expect(await rulesOn(`${RINGING}\n181 2>1 408 1 INVITE a to=t`)).not.toContain('ring-no-answer');
    expect(await find(ANSWERED)).toEqual({});
  });
});
