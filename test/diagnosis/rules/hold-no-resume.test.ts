import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('hold-no-resume', () => {
  it('tells how long it was held', async () => {
    const { 'hold-no-resume': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0; a=sendonly
      5.1 2>1 200 2 INVITE r2 to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      5.2 1>2 ACK 2 rk2 to=t
      40 2>1 BYE 9 z to=ft from=t
      40.1 1>2 200 9 BYE z to=ft from=t`,
    );
    expect(finding).toMatchObject({ severity: 'info', confidence: 'possible' });
    expect(finding!.summary).toBe('10.0.0.1 held the call, and 10.0.0.2 ended it after 35 s on hold.');
    expect(frames(finding)).toEqual([7, 4]);
  });

  it('is likely when the BYE names a timeout', async () => {
    const { 'hold-no-resume': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0; a=sendonly
      5.1 2>1 200 2 INVITE r2 to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      5.2 1>2 ACK 2 rk2 to=t
      40 2>1 BYE 9 z to=ft from=t | Reason: SIP;cause=200;text="RTP Timeout"
      40.1 1>2 200 9 BYE z to=ft from=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'likely' });
    expect(finding!.summary).toBe(
      '10.0.0.1 held the call; 10.0.0.2 ended it after 35 s on hold, by a timeout that its BYE names.',
    );
    expect(frames(finding)).toEqual([7, 4]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // taken back
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0; a=sendonly
      5.1 2>1 200 2 INVITE r2 to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      5.2 1>2 ACK 2 rk2 to=t
      9 1>2 INVITE 3 r3 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      9.1 2>1 200 3 INVITE r3 to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      9.2 1>2 ACK 3 rk3 to=t
      40 2>1 BYE 9 z to=ft from=t
      40.1 1>2 200 9 BYE z to=ft from=t`,
      ),
    ).not.toHaveProperty('hold-no-resume');
    // ended by who held it
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0; a=sendonly
      5.1 2>1 200 2 INVITE r2 to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      5.2 1>2 ACK 2 rk2 to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('hold-no-resume');
    // the hold was refused
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 INVITE 2 r2 to=t | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0; a=sendonly
      5.1 2>1 488 2 INVITE r2 to=t
      5.2 1>2 ACK 2 r2 to=t
      40 2>1 BYE 9 z to=ft from=t
      40.1 1>2 200 9 BYE z to=ft from=t`,
      ),
    ).not.toHaveProperty('hold-no-resume');
    expect(await find(ANSWERED)).toEqual({});
  });
});
