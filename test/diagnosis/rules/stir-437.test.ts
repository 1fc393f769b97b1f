import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';
import { identity, refused } from './identities.ts';

const RULE = 'stir-437';

describe('stir-437', () => {
  it('fires with the address of the certificate, or with an algorithm that few know', async () => {
    const { [RULE]: finding } = await find(refused(437, identity()));
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 does not accept the certificate of the signed identity, which is at https://cert.example/a.pem.',
    );
    expect(frames(finding)).toEqual([2, 1]);
    const other = await find(refused(437, identity({}, { alg: 'RS256' })));
    expect(other[RULE]!.summary).toContain('signed by RS256');
  });

  it('stays silent on other codes', async () => {
    expect(await rulesOn(refused(436, identity()))).not.toContain(RULE);
  });
});
