import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('ip-version', () => {
  it('is likely over IPv4', async () => {
    const { 'ip-version': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 2001:db8::1; m=audio 6000 RTP/AVP 0
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe(
      '10.0.0.2, reached over IPv4, answered 488 to an offer with media at 2001:db8::1 only.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is certain with a Warning', async () => {
    const { 'ip-version': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      0.1 2>1 488 1 INVITE a to=t | Warning: 300 x "Incompatible network protocol"
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered 488 with Warning 300 (IP version) to an offer with media at 10.0.0.1.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // IPv4 refused
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 18 3
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('ip-version');
    // IPv6 with ICE
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 2001:db8::1; m=audio 6000 RTP/AVP 0; a=ice-ufrag:x; a=candidate:1 1 UDP 1 10.0.0.1 6000 typ host
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('ip-version');
    expect(await find(ANSWERED)).toEqual({});
  });
});
