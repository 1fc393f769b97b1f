import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';
import { identity, refused, START } from './identities.ts';

const RULE = 'stir-stale-date';
const SAID = '| Reason: STIR;cause=403;text="Stale Date"';

describe('stir-stale-date', () => {
  it('fires when the verifier says so, with the age', async () => {
    const found = await find(refused(403, identity({ iat: START - 300 }), SAID));
    expect(found[RULE]).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(found[RULE]!.summary).toBe(
      '10.0.0.2 refused the call (403); its identity had been signed 300 s before the INVITE was sent.',
    );
    expect(frames(found[RULE])).toEqual([2, 1]);
    expect(Object.keys(found)).toEqual([RULE]);
    expect((await find(refused(403, identity(), SAID)))[RULE]!.summary).toContain('as too old (403)');
  });

  it('is a possibility where only the age tells', async () => {
    const { [RULE]: future } = await find(refused(438, identity({ iat: START + 200 })));
    expect(future).toMatchObject({ confidence: 'possible', summary: expect.stringContaining('signed 200 s after') });
    const date = '| Identity: ..c2ln;info=<https://c.example/a> | Date: Tue, 14 Nov 2023 22:00:00 GMT';
    expect((await find(refused(438, date)))[RULE]!.summary).toContain('signed 800 s before');
  });

  it('stays silent when the signature is fresh, or tells no time', async () => {
    for (const headers of [identity(), identity({ iat: START - 50 }), identity({ iat: 'x' }), '| Identity: ..c2ln', ''])
      expect(await rulesOn(refused(438, headers))).not.toContain(RULE);
    expect(await rulesOn(refused(486, identity({ iat: START - 300 })))).toEqual([]);
  });
});
