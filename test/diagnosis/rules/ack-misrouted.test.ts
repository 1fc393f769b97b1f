import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

/** The times of a 200 that nobody acknowledges (RFC 3261 13.3.1.4). */
const TIMES = [3, 3.5, 4.5, 6.5, 10.5, 14.5, 18.5, 22.5, 26.5, 30.5, 34.5];

/** An answered call whose 200 keeps coming, each copy with its ACK. */
const call = (path: string, headers: string): string =>
  [
    '0 1>2 INVITE 1 a',
    ...TIMES.flatMap((at) => [`${at} 2>1 200 1 INVITE a to=t | ${headers}`, `${at + 0.1} ${path} ACK 1 b to=t`]),
  ].join('\n');

describe('ack-misrouted', () => {
  it('fires when the ACK does not go to the Contact of the 200 and the 200 goes on coming', async () => {
    const { 'ack-misrouted': finding } = await find(call('1>2', 'Contact: <sip:200@10.0.0.7:5070>'), { until: 60 });
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      'The ACK went to 10.0.0.2, but the Contact of the 200 is 10.0.0.7:5070; the 200 was sent 11 times in 32 s all the same.',
    );
    expect(frames(finding)).toEqual([3, 2]);
  });

  it('fires when the ACK passes by the proxy that asked for it in Record-Route', async () => {
    const headers = 'Record-Route: <sip:10.0.0.9;lr>, <sip:10.0.0.8;lr> | Contact: <sip:200@10.0.0.2>';
    const { 'ack-misrouted': finding } = await find(call('1>2', headers), { until: 60 });
    expect(finding!.summary).toContain('but the Record-Route of the 200 asks for 10.0.0.8;');
  });

  it('fires when it goes to a private Contact of an outsider', async () => {
    const script = call('1>7', 'Contact: <sip:200@10.0.0.7>').replaceAll('2>1', 'g2>1').replaceAll('1>2', '1>g2');
    const { 'ack-misrouted': finding } = await find(script, { until: 60 });
    expect(finding!.summary).toContain(
      'The ACK went to 10.0.0.7, the private address that the 200 from 203.0.113.2 names',
    );
  });

  it('is less sure where the caller has a route of its own', async () => {
    const own = call('1>9', 'Contact: <sip:200@10.0.0.2>').replaceAll(
      'ACK 1 b to=t',
      'ACK 1 b to=t | Route: <sip:10.0.0.9;lr>',
    );
    expect((await find(own, { until: 60 }))['ack-misrouted']).toMatchObject({ confidence: 'likely' });
  });

  it('stays silent when the 200 stops, when the ACK went right, and when a name cannot be compared', async () => {
    const once = `${call('1>2', 'Contact: <sip:200@10.0.0.7>').split('\n').slice(0, 3).join('\n')}`;
    expect(await rulesOn(once, { until: 60 })).not.toContain('ack-misrouted');
    expect(await rulesOn(call('1>2', 'Contact: <sip:200@10.0.0.2>'), { until: 60 })).not.toContain('ack-misrouted');
    expect(await rulesOn(call('1>2', 'Contact: <sip:200@pbx.example>'), { until: 60 })).not.toContain('ack-misrouted');
    expect(await find(ANSWERED)).toEqual({});
  });
});
