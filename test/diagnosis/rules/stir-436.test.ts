import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';
import { identity, refused } from './identities.ts';

const RULE = 'stir-436';

describe('stir-436', () => {
  it('fires with the address of the certificate', async () => {
    const { [RULE]: finding } = await find(refused(436, identity()));
    expect(finding).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 could not fetch the certificate of the signed identity from https://cert.example/a.pem.',
    );
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('tells an address that nobody can fetch, and lives with garbage', async () => {
    const wrong = await find(refused(436, identity({}, { x5u: 'file:///a.pem' })));
    expect(wrong[RULE]!.summary).toContain('is not one of https: file:///a.pem');
    const garbage = await find(refused(436, '| Identity: %%%;info=<'));
    expect(garbage[RULE]!.summary).toBe('10.0.0.2 could not fetch the certificate of the signed identity.');
  });

  it('stays silent on other codes', async () => {
    expect(await rulesOn(refused(480, identity()))).not.toContain(RULE);
    expect(await rulesOn(refused(438, identity()))).not.toContain(RULE);
  });
});
