import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('codec-mismatch-488', () => {
  it('is certain when the refusal lists other codecs', async () => {
    const { 'codec-mismatch-488': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 18 3
      0.1 2>1 488 1 INVITE a to=t | sdp 10.0.0.2; m=audio 9 RTP/AVP 0 8
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 488: it takes PCMU, PCMA, and the offer had G729, GSM.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is likely with a Warning', async () => {
    const { 'codec-mismatch-488': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 18 3
      0.1 2>1 488 1 INVITE a to=t | Warning: 305 x "Incompatible media format"
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe(
      '10.0.0.2 answered 488 with Warning 305 (media not usable) to an offer of G729, GSM.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is possible without', async () => {
    const { 'codec-mismatch-488': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 18 3
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'possible' });
    expect(finding!.summary).toBe('10.0.0.2 answered 488 to an offer of G729, GSM.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells an offer of nothing', async () => {
    const { 'codec-mismatch-488': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | sdp 0.0.0.0; m=audio 0 RTP/AVP 0; a=inactive
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe('10.0.0.2 answered 488 to an offer that has every stream switched off (port 0).');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // a codec in common is listed
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/AVP 18 3
      0.1 2>1 488 1 INVITE a to=t | sdp 10.0.0.2; m=audio 9 RTP/AVP 18 0
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('codec-mismatch-488');
    // encryption is the suspect
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | sdp 10.0.0.1; m=audio 6000 RTP/SAVP 0; a=crypto:1 AES_CM_128_HMAC_SHA1_80 inline:abc
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('codec-mismatch-488');
    // no offer at all
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 488 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('codec-mismatch-488');
    expect(await find(ANSWERED)).toEqual({});
  });
});
