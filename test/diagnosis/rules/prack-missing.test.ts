import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('prack-missing', () => {
  it('is certain when it was sent again and again', async () => {
    const { 'prack-missing': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Supported: 100rel
      0.1 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      0.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      1.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      3.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      7.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      15.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      32.1 2>1 504 1 INVITE a to=t
      32.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 sent its reliable 183 6 times in 16 s and got no PRACK from 10.0.0.1, which had said that it supports 100rel.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is possible when it was sent twice', async () => {
    const { 'prack-missing': finding } = await find(
      `
      0.0 1>2 INVITE 1 a
      0.1 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      0.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      2 2>1 503 1 INVITE a to=t
      2.1 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'possible' });
    expect(finding!.summary).toBe('10.0.0.2 sent its reliable 183 2 times in 0.5 s and got no PRACK from 10.0.0.1.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // a PRACK came
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | Supported: 100rel
      0.1 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      0.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      1.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      3.6 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      3.7 1>2 PRACK 2 p to=t
      3.8 2>1 200 2 PRACK p to=t
      5 2>1 503 1 INVITE a to=t`,
      ),
    ).not.toHaveProperty('prack-missing');
    // an 18x that is not reliable, sent again
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | Supported: 100rel
      0.1 2>1 183 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      10 2>1 183 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      20 2>1 183 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      30 2>1 183 1 INVITE a to=t | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      40 2>1 503 1 INVITE a to=t`,
      ),
    ).not.toHaveProperty('prack-missing');
    // reliable, and sent once
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | Supported: 100rel
      0.1 2>1 183 1 INVITE a to=t | Require: 100rel | RSeq: 7
      5 2>1 503 1 INVITE a to=t`,
      ),
    ).not.toHaveProperty('prack-missing');
    expect(await find(ANSWERED)).toEqual({});
  });
});
