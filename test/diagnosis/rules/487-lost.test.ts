import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = '487-lost';
const CANCELLED = `
  0 1>2 INVITE 1 a
  0.1 2>1 180 1 INVITE a to=t
  5.0 1>2 CANCEL 1 a
  5.1 2>1 200 1 CANCEL a to=t`;

describe('487-lost', () => {
  it('fires when the CANCEL was accepted and the INVITE never ended', async () => {
    const { [RULE]: finding } = await find(CANCELLED, { until: 60 });
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'likely' });
    expect(finding!.summary).toBe('10.0.0.2 accepted the CANCEL by 200 and sent no 487 to the INVITE within 32 s.');
    expect(frames(finding)).toEqual([4, 3, 1]);
  });

  it('stays silent when the 487 came, when the capture ends sooner, and when the CANCEL was not accepted', async () => {
    expect(await rulesOn(`${CANCELLED}\n5.2 2>1 487 1 INVITE a to=t`, { until: 60 })).toEqual([]);
    expect(await rulesOn(CANCELLED, { until: 20 })).toEqual([]);
    const unanswered = CANCELLED.split('\n').slice(0, -1).join('\n');
    expect(await rulesOn(unanswered, { until: 60 })).not.toContain(RULE);
  });
});
