import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

/** A call between two public addresses with these descriptions. */
const call = (offer: string, answer: string): string => `
  0.0 g1>g2 INVITE 1 a | ${offer}
  3.0 g2>g1 200 1 INVITE a to=t | ${answer}
  3.1 g1>g2 ACK 1 b to=t
  20 g1>g2 BYE 2 c to=t
  20.1 g2>g1 200 2 BYE c to=t`;
const AUDIO = 'm=audio 6000 RTP/AVP 0';

describe('private-sdp', () => {
  it('fires on a private media address from a public sender, though the call was answered', async () => {
    const { 'private-sdp': finding } = await find(call(`sdp 192.168.1.5; ${AUDIO}`, `sdp 203.0.113.2; ${AUDIO}`));
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'possible' });
    expect(finding!.summary).toBe(
      '203.0.113.1 asked for its audio at 192.168.1.5, a private address that the other side cannot reach.',
    );
    expect(frames(finding)).toEqual([1]);
  });

  it('fires on the answer, and is likely when both are private', async () => {
    const { 'private-sdp': one } = await find(call(`sdp 203.0.113.1; ${AUDIO}`, `sdp 10.1.1.1; ${AUDIO}`));
    expect(frames(one)).toEqual([2]);
    const { 'private-sdp': both } = await find(call(`sdp 192.168.1.5; ${AUDIO}`, `sdp 10.1.1.1; ${AUDIO}`));
    expect(both).toMatchObject({ confidence: 'likely' });
    expect(both!.summary).toContain('192.168.1.5 and 203.0.113.2 at 10.1.1.1');
  });

  it('stays silent with ICE, on hold, behind a relay, and within a network', async () => {
    const answer = `sdp 203.0.113.2; ${AUDIO}`;
    expect(await rulesOn(call(`sdp 192.168.1.5; ${AUDIO}; a=ice-ufrag:x; a=ice-pwd:y`, answer))).toEqual([]);
    expect(await rulesOn(call(`sdp 0.0.0.0; ${AUDIO}`, answer))).toEqual([]);
    expect(
      await rulesOn(`
        0.00 g1>g2 INVITE 1 a | sdp 192.168.1.5; ${AUDIO}
        0.01 g2>g3 INVITE 1 b,a | sdp 203.0.113.9; ${AUDIO}
        1.00 g3>g2 200 1 INVITE b,a to=t | sdp 203.0.113.3; ${AUDIO}
        1.01 g2>g1 200 1 INVITE a to=t | sdp 203.0.113.9; ${AUDIO}
        1.10 g1>g2 ACK 1 c to=t
        9.00 g1>g2 BYE 2 d to=t
        9.10 g2>g1 200 2 BYE d to=t`),
    ).toEqual([]);
    expect(await find(ANSWERED)).toEqual({});
  });

  it('names the host that the answer came from, not the proxy that passed it on', async () => {
    const { 'private-sdp': finding } = await find(`
      0.0 g1>g2 INVITE 1 a | sdp 203.0.113.1; ${AUDIO}
      0.1 g2>g3 INVITE 1 b,a | sdp 203.0.113.1; ${AUDIO}
      1.0 g3>g2 200 1 INVITE b,a to=t | sdp 10.1.1.1; ${AUDIO}
      1.1 g2>g1 200 1 INVITE a to=t | sdp 10.1.1.1; ${AUDIO}
      1.2 g1>g2 ACK 1 c to=t`);
    expect(finding!.summary).toContain('203.0.113.3 asked for its audio at 10.1.1.1');
    expect(frames(finding)).toEqual([3]);
  });
});
