import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('srtp-mismatch', () => {
  it('is likely when G.711 was offered', async () => {
    const { 'srtp-mismatch': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/SAVP 0; a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe('10.0.0.2 answered 488 to an offer with encrypted media only (RTP/SAVP).');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is certain when the refusal lists plain media', async () => {
    const { 'srtp-mismatch': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/SAVP 0; a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc
      0.1 2>1 488 1 INVITE a to=t | sdp 10.0.0.2; m=audio 9 RTP/AVP 0
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 488 to an offer with encrypted media only (RTP/SAVP).');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells a peer that wants encryption', async () => {
    const { 'srtp-mismatch': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 18 3
      0.1 2>1 488 1 INVITE a to=t | Warning: 399 pbx "SRTP required"
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered 488 to an offer of RTP/AVP, and says that encryption is the matter.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells an offer without keys', async () => {
    const { 'srtp-mismatch': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/SAVP 0
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered 488 to an offer of RTP/SAVP that has neither a key nor a fingerprint.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells a stream refused in an answered call', async () => {
    const { 'srtp-mismatch': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/SAVP 0; a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 0 RTP/SAVP 0
      1.1 1>2 ACK 1 b to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'possible' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered the call, but refused the encrypted stream (RTP/SAVP) with port 0.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // plain media refused
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 18 3
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('srtp-mismatch');
    // plain beside encrypted, and one of them taken
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/SAVP 0; m=audio 6002 RTP/AVP 0
      1.0 2>1 200 1 INVITE a to=t | sdp 10.0.0.2; m=audio 0 RTP/SAVP 0; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 1 b to=t`,
      ),
    ).not.toHaveProperty('srtp-mismatch');
    // busy
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/SAVP 0; a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc
      0.1 2>1 486 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('srtp-mismatch');
    expect(await find(ANSWERED)).toEqual({});
  });
});
