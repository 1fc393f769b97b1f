import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'merged-482';
/** A proxy 2 that sends both branches to the phone 3; the Vias of the second are left open. */
const script = (second: string, end: string): string => `
  0.00 1>2 INVITE 1 a
  0.01 2>3 INVITE 1 pa,a
  0.02 2>3 INVITE 1 ${second}
  0.03 3>2 482 1 INVITE ${second} to=t2
  ${end}`;
const ANSWER = `
  3.0 3>2 200 1 INVITE pa,a to=t1
  3.1 2>1 200 1 INVITE a to=t1
  3.2 1>2 ACK 1 k to=t1
  9.0 1>2 BYE 2 c to=t1
  9.1 2>1 200 2 BYE c to=t1`;

describe('merged-482', () => {
  it('fires when a second branch comes to the same phone', async () => {
    const { [RULE]: finding } = await find(script('pb,a', ANSWER));
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.3 had the INVITE already from another branch of a fork, and refused the second copy by 482.',
    );
    expect(frames(finding)).toEqual([4, 3, 2]);
  });

  it('is a fault when the call fails of it', async () => {
    const { [RULE]: finding } = await find(
      script('pb,a', '0.04 3>2 480 1 INVITE pa,a to=t1\n0.05 2>1 482 1 INVITE a to=t2'),
    );
    expect(finding).toMatchObject({ severity: 'warning' });
  });

  it('stays silent on a loop, and on a 482 to an only copy', async () => {
    expect(await rulesOn(script('pc,pb,pa,a', ANSWER))).not.toContain(RULE);
    expect(await rulesOn('0 1>2 INVITE 1 a\n0.1 2>1 482 1 INVITE a to=t')).not.toContain(RULE);
  });
});
