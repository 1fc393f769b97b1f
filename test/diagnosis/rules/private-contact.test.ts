import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

const SDP = 'sdp 198.51.100.7; m=audio 6000 RTP/AVP 0';
/** A call between two public addresses. @param answer what the 200 has besides @param ack where the ACK goes */
const call = (contact: string, answer: string, ack: string, more = ''): string => `
  0.0 g1>g2 INVITE 1 a | Contact: <sip:100@${contact}> | ${SDP}
  3.0 g2>g1 200 1 INVITE a to=t | Contact: <sip:200@${answer}> | ${SDP}
  ${more}
  3.6 g1>${ack} ACK 1 b to=t`;

describe('private-contact', () => {
  it('fires when a request within the call was sent to the private address', async () => {
    const { 'private-contact': finding } = await find(
      `${call('203.0.113.1', '10.0.0.9', '9', '3.5 g2>g1 200 1 INVITE a to=t')}
      20 g1>9 BYE 2 c to=t`,
      { until: 100 },
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain', caveat: null });
    expect(finding!.summary).toBe(
      '203.0.113.2 named 10.0.0.9 in its Contact, and the ACK was sent to that private address.',
    );
    expect(frames(finding)).toEqual([2, 4]);
  });

  it('fires when the callee cannot hang up', async () => {
    const { 'private-contact': finding } = await find(
      `${call('10.0.0.9', '203.0.113.2', 'g2')}\n20 g2>9 BYE 1 c to=t`,
      {
        until: 100,
      },
    );
    expect(finding!.summary).toContain('and the BYE was sent to that private address');
  });

  it('is likely when no ACK comes for a 200 with a private Contact', async () => {
    const { 'private-contact': finding } = await find(
      `0.0 g1>g2 INVITE 1 a | Contact: <sip:100@203.0.113.1> | ${SDP}
       3.0 g2>g1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.9> | ${SDP}
       3.5 g2>g1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.9> | ${SDP}
       4.5 g2>g1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.9> | ${SDP}`,
    );
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toContain('its 200 was sent 3 times and no ACK was seen');
  });

  it('only mentions it where nothing tells what the other side makes of it', async () => {
    const script = `${call('10.0.0.9', '203.0.113.2', 'g2')}
      20 g1>g2 BYE 2 c to=t
      20.1 g2>g1 200 2 BYE c to=t`;
    const { 'private-contact': finding } = await find(script);
    expect(finding).toMatchObject({ severity: 'info', confidence: 'possible' });
  });

  it('stays silent when requests reached the sender all the same', async () => {
    const reached = `${call('10.0.0.9', '203.0.113.2', 'g2')}
      20 g2>g1 BYE 1 c to=t
      20.1 g1>g2 200 1 BYE c to=t`;
    expect(await find(reached)).not.toHaveProperty('private-contact');
    const tunnel = `${call('203.0.113.1', '10.0.0.9', '9')}
      20 g1>9 BYE 2 c to=t
      20.1 9>g1 200 2 BYE c to=t`;
    expect(await find(tunnel)).not.toHaveProperty('private-contact');
  });

  it('stays silent when the sender stays in the way, asks for the flow, or is private itself', async () => {
    const bye = `\n20 g1>g2 BYE 2 c to=t\n20.1 g2>g1 200 2 BYE c to=t`;
    const routed = call('10.0.0.9> | Record-Route: <sip:203.0.113.1;lr', '203.0.113.2', 'g2') + bye;
    expect(await find(routed)).not.toHaveProperty('private-contact');
    expect(await find(call('10.0.0.9;ob', '203.0.113.2', 'g2') + bye)).not.toHaveProperty('private-contact');
    expect(await find(ANSWERED)).toEqual({});
  });

  /** A call from a phone behind a NAT by way of a proxy. @param mended the Contact that the proxy passes on */
  const viaProxy = (mended: string): string => `
    0.0 g1>g2 INVITE 1 a | Contact: <sip:100@10.0.0.9> | ${SDP}
    0.1 g2>g3 INVITE 1 b,a | Contact: <sip:100@${mended}> | ${SDP}
    3.0 g3>g2 200 1 INVITE b,a to=t | Contact: <sip:200@203.0.113.3> | ${SDP}
    3.1 g2>g1 200 1 INVITE a to=t | Contact: <sip:200@203.0.113.3> | ${SDP}
    3.2 g1>g2 ACK 1 c to=t
    20 g1>g2 BYE 2 d to=t
    20.1 g2>g1 200 2 BYE d to=t`;

  it('stays silent when a proxy put a public address in its place', async () => {
    expect(await find(viaProxy('203.0.113.1'))).not.toHaveProperty('private-contact');
    expect(await find(viaProxy('10.0.0.9'))).toHaveProperty('private-contact');
  });

  it('names the host that the Contact came from, not the proxy that passed it on', async () => {
    const { 'private-contact': finding } = await find(
      `0.0 g1>g2 INVITE 1 a | Contact: <sip:100@203.0.113.1> | ${SDP}
       0.1 g2>g3 INVITE 1 b,a | Contact: <sip:100@203.0.113.1> | ${SDP}
       3.0 g3>g2 200 1 INVITE b,a to=t | Contact: <sip:200@10.0.0.9> | ${SDP}
       3.1 g2>g1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.9> | ${SDP}
       3.2 g1>9 ACK 1 c to=t
       3.5 g3>g2 200 1 INVITE b,a to=t | Contact: <sip:200@10.0.0.9> | ${SDP}
       3.6 g2>g1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.9> | ${SDP}
       3.7 g1>9 ACK 1 c to=t`,
      { until: 100 },
    );
    expect(finding!.summary).toContain('203.0.113.3 named 10.0.0.9 in its Contact');
    expect(frames(finding)).toEqual([3, 5]);
  });
});
