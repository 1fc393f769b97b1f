import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';
import { identity, refused } from './identities.ts';

const RULE = 'stir-428';

describe('stir-428', () => {
  it('fires on 428', async () => {
    const { [RULE]: finding } = await find(refused(428));
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 demands a signed caller identity, and the INVITE of 10.0.0.1 has no Identity header.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is less sure where there is an Identity, in its compact form too', async () => {
    const { [RULE]: finding } = await find(refused(428, identity()));
    expect(finding).toMatchObject({ confidence: 'likely', summary: expect.stringContaining('although the INVITE') });
    const { [RULE]: compact } = await find(refused(428, '| y: ..c2ln;info=<https://c.example/a.pem>'));
    expect(compact).toMatchObject({ confidence: 'likely' });
  });

  it('fires on another refusal with a STIR reason, and stays silent on a reason of another kind', async () => {
    expect(await rulesOn(refused(403, '', '| Reason: STIR;cause=428'))).toEqual([RULE]);
    expect(await rulesOn(refused(403, '', '| Reason: SIP;cause=428'))).not.toContain(RULE);
    expect(await rulesOn(refused(486, '', '| Reason: STIR;cause=428'))).toEqual([]);
  });
});
