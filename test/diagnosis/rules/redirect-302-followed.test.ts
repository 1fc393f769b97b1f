import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('redirect-302-followed', () => {
  it('tells where to', async () => {
    const { 'redirect-302-followed': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:200@10.0.0.2
      0.1 2>1 302 1 INVITE a to=t | Contact: <sip:300@10.0.0.3>
      0.2 1>2 ACK 1 a to=t
      0.3 1>3 INVITE 2 b uri=sip:300@10.0.0.3 | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      0.4 3>1 200 2 INVITE b to=u | sdp 10.0.0.3; m=audio 7000 RTP/AVP 0
      0.5 1>3 ACK 2 c to=u
      9 1>3 BYE 3 d to=u
      9.1 3>1 200 3 BYE d to=u`,
    );
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 302, and the caller went on to 300@10.0.0.3.');
    expect(frames(finding)).toEqual([2, 4]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // not followed
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a uri=sip:200@10.0.0.2
      0.1 2>1 302 1 INVITE a to=t | Contact: <sip:300@10.0.0.3>
      0.2 1>2 ACK 1 a to=t`,
        { until: 40 },
      ),
    ).not.toHaveProperty('redirect-302-followed');
    // a second attempt for a challenge
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 407 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t
      0.3 1>2 INVITE 2 b auth
      0.4 2>1 486 2 INVITE b to=u
      0.5 1>2 ACK 2 b to=u`,
      ),
    ).not.toHaveProperty('redirect-302-followed');
    expect(await find(ANSWERED)).toEqual({});
  });
});
