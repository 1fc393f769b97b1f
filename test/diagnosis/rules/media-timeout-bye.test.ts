import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const SET_UP = `
  0.0 1>2 INVITE 1 a | Contact: <sip:100@10.0.0.1> | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
  0.1 2>1 100 1 INVITE a
  0.2 2>1 180 1 INVITE a to=t
  3.0 2>1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.2> | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
  3.1 1>2 ACK 1 b to=t`;

const ended = (reason: string): string => `${SET_UP}
  63.0 2>1 BYE 2 c to=t | Reason: ${reason}
  63.1 1>2 200 2 BYE c to=t`;

describe('media-timeout-bye', () => {
  it('fires when the BYE says so', async () => {
    const { 'media-timeout-bye': finding } = await find(ended('SIP ;cause=200; text="RTP Timeout"'));
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 ended the call 60 s after the answer, with the reason "RTP Timeout".');
    expect(frames(finding)).toEqual([6]);
  });

  it('knows the words of several products, and takes them under a normal cause too', async () => {
    for (const text of ['MEDIA_TIMEOUT', 'Media inactivity', 'No RTP received', 'RTP timed out'])
      expect(await rulesOn(ended(`Q.850;cause=16;text="${text}"`))).toContain('media-timeout-bye');
  });

  it('stays silent on other reasons, and on an answered call', async () => {
    for (const text of [
      'Normal call clearing',
      'ACK Timeout',
      'Session timer expired',
      'No media codec',
      'No audience',
    ])
      expect(await rulesOn(ended(`Q.850;cause=31;text="${text}"`))).not.toContain('media-timeout-bye');
    expect(await find(ANSWERED)).toEqual({});
  });
});
