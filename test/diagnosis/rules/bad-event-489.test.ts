import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('bad-event-489', () => {
  it('names the event', async () => {
    const { 'bad-event-489': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5.0 1>2 SUBSCRIBE 2 c to=t | Event: conference;id=1
      5.1 2>1 489 2 SUBSCRIBE c to=t
      20 1>2 BYE 3 d to=t
      20.1 2>1 200 3 BYE d to=t`,
    );
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 489 to SUBSCRIBE with Event: conference.');
    expect(frames(finding)).toEqual([5, 4]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // taken
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5.0 1>2 SUBSCRIBE 2 c to=t | Event: conference;id=1
      5.1 2>1 202 2 SUBSCRIBE c to=t`,
      ),
    ).not.toHaveProperty('bad-event-489');
    expect(await find(ANSWERED)).toEqual({});
  });
});
