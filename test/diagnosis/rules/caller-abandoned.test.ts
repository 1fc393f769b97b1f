import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'caller-abandoned';
/** Cancelled at a time; before that, one provisional response. */
const script = (at: number, progress = '100 1 INVITE a', more = ''): string => `
  0 1>2 INVITE 1 a
  0.1 2>1 ${progress}
  ${at} 1>2 CANCEL 1 a ${more}
  ${at + 0.1} 2>1 200 1 CANCEL a to=t
  ${at + 0.2} 2>1 487 1 INVITE a to=t
  ${at + 0.3} 1>2 ACK 1 a to=t`;

describe('caller-abandoned', () => {
  it('fires when nothing rang until the caller gave up', async () => {
    const found = await find(script(8));
    expect(found[RULE]).toMatchObject({ severity: 'info', confidence: 'certain', caveat: null });
    expect(found[RULE]!.summary).toBe(
      '10.0.0.1 cancelled after 8.0 s in which 10.0.0.2 reported neither ringing nor any other progress (18x).',
    );
    expect(frames(found[RULE])).toEqual([3, 1]);
    expect((await find(script(20)))[RULE]).toMatchObject({ severity: 'warning' });
  });

  it('stays silent when it rang, when he gave up at once, and when the CANCEL gives a reason', async () => {
    expect(await rulesOn(script(8, '180 1 INVITE a to=t'))).toEqual([]);
    expect(await rulesOn(script(1))).toEqual([]);
    expect(await rulesOn(script(8, '100 1 INVITE a', '| Reason: SIP;cause=200'))).not.toContain(RULE);
  });
});
