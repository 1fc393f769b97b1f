import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('emergency-380', () => {
  it('tells an emergency call', async () => {
    const { 'emergency-380': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:110@10.0.0.2
      0.1 2>1 380 1 INVITE a to=t | body application/3gpp-ims+xml; <ims-3gpp><alternative-service><type>emergency</type></alternative-service></ims-3gpp>
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 380: 110 is an emergency call, to be made in another way.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells another service', async () => {
    const { 'emergency-380': finding } = await find(
      `
      0.0 1>2 INVITE 1 a uri=sip:300@10.0.0.2
      0.1 2>1 380 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 answered 380: another service is to be used for 300.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on what looks alike, and on an answered call', async () => {
    // a redirection
    expect(
      await find(
        `
      0.0 1>2 INVITE 1 a uri=sip:200@10.0.0.2
      0.1 2>1 302 1 INVITE a to=t | Contact: <sip:300@10.0.0.3>
      0.2 1>2 ACK 1 a to=t`,
      ),
    ).not.toHaveProperty('emergency-380');
    expect(await find(ANSWERED)).toEqual({});
  });
});
