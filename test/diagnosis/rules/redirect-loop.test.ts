import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('redirect-loop', () => {
  it('tells that the target had been tried', async () => {
    const { 'redirect-loop': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:200@10.0.0.2
      0.1 2>1 302 1 INVITE a to=t | Contact: <sip:300@10.0.0.3>
      0.2 1>2 ACK 1 a to=t
      0.3 1>3 INVITE 2 b uri=sip:300@10.0.0.3
      0.4 3>1 302 2 INVITE b to=u | Contact: <sip:200@10.0.0.2>
      0.5 1>3 ACK 2 b to=u`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.3 answered 302 to 200@10.0.0.2, which had been tried already; that was redirection 2 of this call.',
    );
    expect(frames(finding)).toEqual([5, 1, 4]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // followed
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a uri=sip:200@10.0.0.2
      0.1 2>1 302 1 INVITE a to=t | Contact: <sip:300@10.0.0.3>
      0.2 1>2 ACK 1 a to=t
      0.3 1>3 INVITE 2 b uri=sip:300@10.0.0.3 | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      0.4 3>1 200 2 INVITE b to=u | sdp 10.0.0.3; m=audio 7000 RTP/AVP 0
      0.5 1>3 ACK 2 c to=u
      9 1>3 BYE 3 d to=u
      9.1 3>1 200 3 BYE d to=u`,
      ),
    ).not.toHaveProperty('redirect-loop');
    // to another port of the same host
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a uri=sip:200@10.0.0.2
      0.1 2>1 302 1 INVITE a to=t | Contact: <sip:200@10.0.0.2:5080>
      0.2 1>2 ACK 1 a to=t`,
        { until: 40 },
      ),
    ).not.toHaveProperty('redirect-loop');
    expect(await find(ANSWERED)).toEqual({});
  });
});
