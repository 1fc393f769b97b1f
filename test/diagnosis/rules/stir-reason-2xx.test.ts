import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';
import { identity } from './identities.ts';

const RULE = 'stir-reason-2xx';
const script = (progress: string, answer: string): string => `
  0.0 1>2 INVITE 1 a ${identity()}
  0.2 2>1 180 1 INVITE a to=t ${progress}
  3.0 2>1 200 1 INVITE a to=t ${answer}
  3.1 1>2 ACK 1 b to=t
  20.0 1>2 BYE 2 c to=t
  20.1 2>1 200 2 BYE c to=t`;

describe('stir-reason-2xx', () => {
  it('fires when the 200 reports that the identity was not verified', async () => {
    const found = await find(script('', '| Reason: STIR;cause=436;text="Bad Identity Info"'));
    expect(found[RULE]).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(found[RULE]!.summary).toBe(
      '10.0.0.2 answered, and reports that the signed identity of the caller failed with 436 (Bad Identity Info).',
    );
    expect(frames(found[RULE])).toEqual([3, 1]);
  });

  it('fires when an 18x before it does', async () => {
    const { [RULE]: finding } = await find(script('| Reason: STIR;cause=437, STIR;cause=438', ''));
    expect(finding!.summary).toContain('failed with 437, 438.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on reasons of other kinds', async () => {
    expect(await rulesOn(script('', '| Reason: SIP;cause=200'))).not.toContain(RULE);
    expect(await rulesOn(script('| Reason: STIR', '| Reason: =;STIR;cause'))).not.toContain(RULE);
    expect(await rulesOn(script('', ''))).toEqual([]);
  });
});
