import { describe, expect, it } from 'vitest';
import { find, frames } from './find.ts';

describe('truncated-message', () => {
  it('fires on a message of a failed call whose body is shorter than its Content-Length', async () => {
    const { 'truncated-message': finding } = await find(`
      0.0 1>2 INVITE 1 a | Content-Length: 400 | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
      0.1 2>1 400 1 INVITE a to=t`);
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toMatch(
      /^The INVITE of 10\.0\.0\.1 says that its body has 400 bytes; \d\d of them are here\.$/,
    );
    expect(frames(finding)).toEqual([1]);
  });

  it('fires on headers that were cut', async () => {
    const { 'truncated-message': finding } = await find(
      '0.0 1>2 INVITE 1 a | Content-Length: 400 | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0\n0.1 2>1 400 1 INVITE a to=t cut=90',
    );
    expect(finding!.summary).toContain('The INVITE');
    const { 'truncated-message': cut } = await find('0.0 1>2 INVITE 1 a\n0.1 2>1 400 1 INVITE a to=t cut=170');
    expect(cut!.summary).toBe('The 400 of 10.0.0.2 ends in the middle of its headers.');
  });

  it('stays silent on a body that is longer than that, and on none', async () => {
    const long =
      '0 1>2 INVITE 1 a | Content-Length: 9 | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0\n0.1 2>1 400 1 INVITE a to=t';
    expect(await find(long)).not.toHaveProperty('truncated-message');
    expect(await find('0 1>2 INVITE 1 a\n0.1 2>1 400 1 INVITE a to=t')).not.toHaveProperty('truncated-message');
  });
});
