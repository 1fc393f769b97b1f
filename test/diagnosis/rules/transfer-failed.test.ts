import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('transfer-failed', () => {
  it('tells the result in the NOTIFY', async () => {
    const { 'transfer-failed': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 REFER 2 r to=t | Refer-To: <sip:300@10.0.0.2>
      5.1 2>1 202 2 REFER r to=t
      6 2>1 NOTIFY 1 n0 to=ft from=t | body message/sipfrag; SIP/2.0 100 Trying
      6.1 1>2 200 1 NOTIFY n0 to=ft from=t
      7 2>1 NOTIFY 2 n1 to=ft from=t | body message/sipfrag; SIP/2.0 503 Service Unavailable
      7.1 1>2 200 2 NOTIFY n1 to=ft from=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 took the REFER to 300 and reported 503 as its result.');
    expect(frames(finding)).toEqual([8, 4]);
  });

  it('is no fault when the target was busy', async () => {
    const { 'transfer-failed': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 REFER 2 r to=t | Refer-To: <sip:300@10.0.0.2>
      5.1 2>1 202 2 REFER r to=t
      6 2>1 NOTIFY 1 n0 to=ft from=t | body message/sipfrag; SIP/2.0 100 Trying
      6.1 1>2 200 1 NOTIFY n0 to=ft from=t
      7 2>1 NOTIFY 2 n1 to=ft from=t | body message/sipfrag; SIP/2.0 486 Busy Here
      7.1 1>2 200 2 NOTIFY n1 to=ft from=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
    );
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 took the REFER to 300 and reported 486 as its result.');
    expect(frames(finding)).toEqual([8, 4]);
  });

  it('tells a refused REFER', async () => {
    const { 'transfer-failed': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 REFER 2 r to=t | Refer-To: <sip:300@10.0.0.2>
      5.1 2>1 603 2 REFER r to=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 refused the REFER to 300 with 603.');
    expect(frames(finding)).toEqual([5, 4]);
  });

  it('tells a refused Replaces', async () => {
    const { 'transfer-failed': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Replaces: x@y;to-tag=1;from-tag=2
      0.1 2>1 481 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 481 to an INVITE with Replaces: it has no such call to replace.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // it worked
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 REFER 2 r to=t | Refer-To: <sip:300@10.0.0.2>
      5.1 2>1 202 2 REFER r to=t
      6 2>1 NOTIFY 1 n0 to=ft from=t | body message/sipfrag; SIP/2.0 100 Trying
      6.1 1>2 200 1 NOTIFY n0 to=ft from=t
      7 2>1 NOTIFY 2 n1 to=ft from=t | body message/sipfrag; SIP/2.0 200 OK
      7.1 1>2 200 2 NOTIFY n1 to=ft from=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('transfer-failed');
    // nothing final is known
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0 8
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t
      5 1>2 REFER 2 r to=t | Refer-To: <sip:300@10.0.0.2>
      5.1 2>1 202 2 REFER r to=t
      6 2>1 NOTIFY 1 n0 to=ft from=t | body message/sipfrag; SIP/2.0 100 Trying
      6.1 1>2 200 1 NOTIFY n0 to=ft from=t
      40 1>2 BYE 9 z to=t
      40.1 2>1 200 9 BYE z to=t`,
      ),
    ).not.toHaveProperty('transfer-failed');
    // 481 to a plain INVITE
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 481 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('transfer-failed');
    expect(await find(ANSWERED)).toEqual({});
  });
});
