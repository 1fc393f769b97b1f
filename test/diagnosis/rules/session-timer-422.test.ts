import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

describe('session-timer-422', () => {
  it('fires with both intervals when the caller does not come back', async () => {
    const { 'session-timer-422': finding } = await find(`
      0.0 1>2 INVITE 1 a | Session-Expires: 90
      0.1 2>1 422 1 INVITE a to=t | Min-SE: 900
      0.2 1>2 ACK 1 a to=t`);
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 wants a session interval of at least 900 s, was asked for 90 s, and the caller did not come back with more.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells what is missing', async () => {
    const { 'session-timer-422': finding } = await find('0 1>2 INVITE 1 a\n0.1 2>1 422 1 INVITE a to=t | Min-SE: soon');
    expect(finding!.summary).toContain('without naming in Min-SE');
  });

  it('stays silent when the caller tried again and was answered', async () => {
    expect(
      await rulesOn(`
      0.0 1>2 INVITE 1 a | Session-Expires: 90
      0.1 2>1 422 1 INVITE a to=t | Min-SE: 900
      0.2 1>2 ACK 1 a to=t
      0.3 1>2 INVITE 2 b | Session-Expires: 900
      3.0 2>1 200 2 INVITE b to=u
      3.1 1>2 ACK 2 c to=u
      33.0 1>2 BYE 3 d to=u
      33.1 2>1 200 3 BYE d to=u`),
    ).toEqual([]);
  });
});
