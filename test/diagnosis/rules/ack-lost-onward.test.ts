import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

/** The times of a 200 that nobody acknowledges (RFC 3261 13.3.1.4). */
const TIMES = [3, 3.5, 4.5, 6.5, 10.5, 14.5, 18.5, 22.5, 26.5, 30.5, 34.5];

/** A call through the proxy 10.0.0.2, with what the proxy sends after its ACK. */
const through = (onward: string): string =>
  [
    '0 1>2 INVITE 1 a',
    '0.1 2>3 INVITE 1 p,a',
    ...TIMES.flatMap((at, i) => [
      `${at} 3>2 200 1 INVITE p,a to=t`,
      `${at + 0.05} 2>1 200 1 INVITE a to=t`,
      ...(i === 0 ? ['3.2 1>2 ACK 1 b to=t', onward] : []),
    ]),
  ].join('\n');

describe('ack-lost-onward', () => {
  it('fires when a proxy got the ACK and did not send it on', async () => {
    const { 'ack-lost-onward': finding } = await find(through(''), { until: 60 });
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      'The ACK went to 10.0.0.2, which did not pass it on to 10.0.0.3: the 200 from there was sent 11 times in 32 s.',
    );
    expect(frames(finding)).toEqual([5, 3]);
  });

  it('says no more than "there or behind" where nothing behind was captured', async () => {
    const { 'ack-lost-onward': finding } = await find(
      [
        '0 1>2 INVITE 1 a',
        ...TIMES.flatMap((at) => [
          `${at} 2>1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.2>`,
          `${at + 0.1} 1>2 ACK 1 b to=t`,
        ]),
      ].join('\n'),
      { until: 60 },
    );
    expect(finding).toMatchObject({ confidence: 'likely' });
    expect(finding!.summary).toContain('the 200 kept coming for another 31 s, 11 times in all');
  });

  it('follows the ACK to the last hop that was captured', async () => {
    const { 'ack-lost-onward': finding } = await find(through('3.3 2>3 ACK 1 p,b to=t'), { until: 60 });
    expect(finding!.summary).toContain('The ACK was sent to 10.0.0.3, and the 200 kept coming');
  });

  it('stays silent when the ACK went on, and when one ACK was lost', async () => {
    const passed = through('3.3 2>3 ACK 1 p,b to=t').split('\n').slice(0, 8).join('\n');
    expect(await rulesOn(passed, { until: 60 })).not.toContain('ack-lost-onward');
    const once =
      '0 1>2 INVITE 1 a\n3 2>1 200 1 INVITE a to=t\n3.1 1>2 ACK 1 b to=t\n3.5 2>1 200 1 INVITE a to=t\n3.6 1>2 ACK 1 b to=t';
    expect(await rulesOn(once, { until: 60 })).not.toContain('ack-lost-onward');
    expect(await find(ANSWERED)).toEqual({});
  });

  it('leaves an ACK that a public host sent to the private Contact to private-contact', async () => {
    const script = (contact: string, to: string): string =>
      [
        '0 g1>g2 INVITE 1 a',
        '0.1 g2>g3 INVITE 1 p,a',
        ...TIMES.flatMap((at) => [
          `${at} g3>g2 200 1 INVITE p,a to=t | Contact: <sip:200@${contact}>`,
          `${at + 0.05} g2>g1 200 1 INVITE a to=t | Contact: <sip:200@${contact}> | Record-Route: <sip:203.0.113.2;lr>`,
          `${at + 0.1} g1>g2 ACK 1 b to=t`,
          `${at + 0.15} g2>${to} ACK 1 q,b to=t`,
        ]),
      ].join('\n');
    const inside = await rulesOn(script('10.0.0.9', '9'), { until: 60 });
    expect(inside).toContain('private-contact');
    expect(inside).not.toContain('ack-lost-onward');
    expect(await rulesOn(script('203.0.113.3', 'g3'), { until: 60 })).toContain('ack-lost-onward');
  });
});
