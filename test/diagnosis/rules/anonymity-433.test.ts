import { describe, expect, it } from 'vitest';
import { find, frames, rulesOn } from './find.ts';

const RULE = 'anonymity-433';
const script = (line: string, privacy = ''): string => `0 1>2 INVITE 1 a ${privacy}\n0.3 2>1 ${line} 1 INVITE a to=t`;

describe('anonymity-433', () => {
  it('fires on 433', async () => {
    const { [RULE]: finding } = await find(script('433'));
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe('10.0.0.2 takes no anonymous calls (433).');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('is a possibility where an anonymous call is refused at once without a reason', async () => {
    const { [RULE]: finding } = await find(script('603', '| Privacy: id;critical'));
    expect(finding).toMatchObject({ confidence: 'possible' });
    expect(finding!.summary).toBe(
      '10.0.0.2 refused the call at once (603); it came without a caller ID (Privacy: id;critical).',
    );
  });

  it('stays silent when the caller is named, when it rang, and on other codes', async () => {
    expect(await rulesOn(script('403', '| Privacy: none'))).not.toContain(RULE);
    const rang = '0 1>2 INVITE 1 a | Privacy: id\n0.1 2>1 180 1 INVITE a to=t\n0.9 2>1 603 1 INVITE a to=t';
    expect(await rulesOn(rang)).not.toContain(RULE);
    expect(await rulesOn(script('486', '| Privacy: id'))).toEqual([]);
  });
});
