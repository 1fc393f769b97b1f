import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';
import { identity, refused } from './identities.ts';

const RULE = 'stir-438';
const summary = async (headers: string): Promise<string> => (await find(refused(438, headers)))[RULE]!.summary;

describe('stir-438', () => {
  it('fires with the number that is not the signed one', async () => {
    const { [RULE]: finding } = await find(refused(438, identity({ orig: { tn: '34911234567' } })));
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toBe(
      '10.0.0.2 could not verify the signature: it was made for the caller 34911234567, and the INVITE names 100.',
    );
    expect(frames(finding)).toEqual([2, 1]);
    expect(await summary(identity({ dest: { tn: ['999'] } }))).toContain('for a call to 999, and the INVITE names 200');
    expect(await summary('| Identity: garbage')).toContain('holds nothing that can be read');
  });

  it('finds nothing wrong with numbers that are the same', async () => {
    const right = '10.0.0.2 could not verify the signature of the caller identity.';
    expect(await summary(identity())).toBe(right);
    expect((await find(refused(438, identity())))[RULE]).toMatchObject({ confidence: 'certain' });
    const asserted = '| P-Asserted-Identity: <sip:+34911234567@x>, <tel:+1-215>';
    expect(await summary(`${asserted} ${identity({ orig: { tn: '34911234567' } })}`)).toBe(right);
    const national = '| P-Asserted-Identity: <sip:0911234567@x>';
    expect(await summary(`${national} ${identity({ orig: { tn: '34911234567' } })}`)).toBe(right);
    expect(await summary(identity({ orig: { uri: 'sip:alice@example.org' } }))).toBe(right);
  });

  it('stays silent on other codes', async () => {
    expect(await rulesOn(refused(488, identity({ orig: { tn: '1' } })))).not.toContain(RULE);
  });
});
