import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('dtmf-mismatch', () => {
  it('counts the digits', async () => {
    const { 'dtmf-mismatch': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INFO 2 i2 to=t | body application/dtmf-relay; Signal=1
      5.1 2>1 415 2 INFO i2 to=t
      6 1>2 INFO 3 i3 to=t | body application/dtmf-relay; Signal=1
      6.1 2>1 415 3 INFO i3 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 refused 2 digits sent by INFO (application/dtmf-relay), the first with 415.',
    );
    expect(frames(finding)).toEqual([5, 4, 7, 6]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // taken
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INFO 2 i2 to=t | body application/dtmf-relay; Signal=1
      5.1 2>1 200 2 INFO i2 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('dtmf-mismatch');
    // INFO about something else
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INFO 2 i2 to=t | body application/media_control+xml; Signal=1
      5.1 2>1 415 2 INFO i2 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('dtmf-mismatch');
    expect(await find(ANSWERED)).toEqual({});
  });
});
