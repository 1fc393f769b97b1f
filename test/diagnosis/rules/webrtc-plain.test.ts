import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('webrtc-plain', () => {
  it('is likely', async () => {
    const { 'webrtc-plain': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 UDP/TLS/RTP/SAVPF 111 0; a=rtpmap:111 opus/48000/2; a=fingerprint:sha-256 AA; a=ice-ufrag:x; a=ice-pwd:y
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe('10.0.0.2 answered 488 to a WebRTC offer (UDP/TLS/RTP/SAVPF with ICE).');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // plain SRTP
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/SAVP 0; a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('webrtc-plain');
    // not found
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 UDP/TLS/RTP/SAVPF 111 0; a=rtpmap:111 opus/48000/2; a=fingerprint:sha-256 AA; a=ice-ufrag:x; a=ice-pwd:y
      0.1 2>1 404 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('webrtc-plain');
    expect(await find(ANSWERED)).toEqual({});
  });
});
