import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('100rel-420', () => {
  it('fires on 100rel', async () => {
    const { '100rel-420': finding } = await find(
      `
      0.0 1>2 INVITE 1 a | Require: 100rel
      0.1 2>1 420 1 INVITE a to=t | Unsupported: 100rel
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 420 with Unsupported: 100rel.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // another extension
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 420 1 INVITE a to=t | Unsupported: replaces
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('100rel-420');
    // required, refused and tried again without
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a | Require: 100rel
      0.1 2>1 420 1 INVITE a to=t | Unsupported: 100rel
      0.2 1>2 ACK 1 a to=t
      0.3 1>2 INVITE 2 b | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      1.0 2>1 200 2 INVITE b to=u | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
      1.1 1>2 ACK 2 c to=u`,
      ),
    ).not.toHaveProperty('100rel-420');
    expect(await find(ANSWERED)).toEqual({});
  });
});
