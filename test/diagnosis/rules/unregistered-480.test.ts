import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('unregistered-480', () => {
  it('is likely when the response says so', async () => {
    const { 'unregistered-480': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:300@10.0.0.2
      0.1 2>1 480 1 INVITE a to=t | Reason: Q.850;cause=20;text="Subscriber absent"
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'likely' });
    expect(finding!.summary).toBe('10.0.0.2 answered 480 for 300, and says that it is not registered.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is possible when it came at once', async () => {
    const { 'unregistered-480': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:300@10.0.0.2
      0.1 2>1 480 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'possible' });
    expect(finding!.summary).toBe('10.0.0.2 answered 480 for 300 in less than a second, without ringing.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // it rang
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 180 1 INVITE a to=t
      20 2>1 480 1 INVITE a to=t
      20.1 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('unregistered-480');
    // do not disturb
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 480 1 INVITE a to=t | Reason: SIP;cause=480;text="Do not disturb"
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('unregistered-480');
    // much later
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a
      0.1 2>1 100 1 INVITE a
      20 2>1 480 1 INVITE a to=t
      20.1 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('unregistered-480');
    expect(await find(ANSWERED)).toEqual({});
  });
});
