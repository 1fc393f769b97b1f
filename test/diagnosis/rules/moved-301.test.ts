import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('moved-301', () => {
  it('names the new address', async () => {
    const { 'moved-301': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:0123@10.0.0.2
      0.1 2>1 301 1 INVITE a to=t | Contact: <sip:0456@10.0.0.3>
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 301: 0123 is now 0456@10.0.0.3.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // followed to an answer
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 301 1 INVITE a to=t | Contact: <sip:0456@10.0.0.3>
      0.2 1>2 ACK 1 a to=t
      0.3 1>3 INVITE 2 b uri=sip:0456@10.0.0.3 | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      0.4 3>1 200 2 INVITE b to=u | sdp 10.0.0.3; m=audio 7000 RTP/AVP 0
      0.5 1>3 ACK 2 c to=u`,
      ),
    ).not.toHaveProperty('moved-301');
    // temporarily
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 302 1 INVITE a to=t | Contact: <sip:0456@10.0.0.3>
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('moved-301');
    expect(await find(ANSWERED)).toEqual({});
  });
});
