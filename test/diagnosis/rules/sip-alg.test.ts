import { describe, expect, it } from 'vitest';
import { find, frames } from './find.ts';

describe('sip-alg', () => {
  it('fires when a response brings back another Via than was sent', async () => {
    const { 'sip-alg': finding } = await find(`
      0.0 5>g2 INVITE 1 a via=10.0.0.5:5060
      0.1 g2>5 404 1 INVITE a to=t via=203.0.113.7:5060
      0.2 5>g2 ACK 1 a to=t via=10.0.0.5:5060`);
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'likely' });
    expect(finding!.summary).toContain(
      'sent its INVITE with 10.0.0.5 in Via, and the 404 brought it back as 203.0.113.7',
    );
    expect(frames(finding)).toEqual([1, 2]);
  });

  it('fires on half-rewritten addresses with a wrong length', async () => {
    const { 'sip-alg': finding } = await find(`
      0.0 g1>g2 INVITE 1 a via=203.0.113.1:5060 | Contact: <sip:1@10.0.0.5> | Content-Length: 99 | sdp 203.0.113.1; m=audio 6000 RTP/AVP 0
      0.1 g2>g1 400 1 INVITE a to=t via=203.0.113.1:5060`);
    expect(finding!.summary).toContain('the private 10.0.0.5 in Contact');
  });

  it('stays silent when only received and rport were filled in, and on half-rewritten addresses alone', async () => {
    expect(
      await find(`
        0.0 5>g2 INVITE 1 a via=10.0.0.5:5060;rport
        0.1 g2>5 404 1 INVITE a to=t via=10.0.0.5:5060;rport=4000;received=203.0.113.7`),
    ).not.toHaveProperty('sip-alg');
    expect(
      await find(`
        0.0 g1>g2 INVITE 1 a via=203.0.113.1:5060 | Contact: <sip:1@10.0.0.5>
        0.1 g2>g1 404 1 INVITE a to=t via=203.0.113.1:5060`),
    ).not.toHaveProperty('sip-alg');
  });

  it('is certain when the INVITE was captured before and after it was changed', async () => {
    const { 'sip-alg': finding } = await find(`
      0.0 5>g2 INVITE 1 a via=10.0.0.5:5060
      0.001 g1:40000>g2 INVITE 1 a via=203.0.113.1:40000
      0.1 g2>g1:40000 404 1 INVITE a to=t via=203.0.113.1:40000
      0.101 g2>5 404 1 INVITE a to=t via=10.0.0.5:5060`);
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain', caveat: null });
    expect(finding!.summary).toBe(
      '10.0.0.5 sent its INVITE with 10.0.0.5 in Via, and it came from 203.0.113.1:40000 with 203.0.113.1 there: something on the way changed it.',
    );
    expect(frames(finding)).toEqual([1, 2]);
  });

  it('stays silent when the INVITE came through the NAT as it was, and when a proxy added its Via', async () => {
    const through = (via: string, branches: string): string => `
      0.0 5>g2 INVITE 1 a via=10.0.0.5:5060
      0.001 g1:40000>g2 INVITE 1 ${branches} via=${via}
      0.1 g2>g1:40000 404 1 INVITE ${branches} to=t via=${via}
      0.101 g2>5 404 1 INVITE a to=t via=10.0.0.5:5060`;
    expect(await find(through('10.0.0.5:5060', 'a'))).not.toHaveProperty('sip-alg');
    expect(await find(through('203.0.113.1:40000', 'b,a'))).not.toHaveProperty('sip-alg');
  });
});
