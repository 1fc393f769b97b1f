import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const RULE = 'glare-491';
/** A call whose middle is a script. */
const during = (script: string): string => ANSWERED.replace('  20.0 ', `${script}\n  20.0 `);
const refused = (at: number, cseq: number, path = '1>2'): string =>
  `${at} ${path} INVITE ${cseq} i${cseq}${path[0]} to=t\n${at + 0.1} ${path[2]}>${path[0]} 491 ${cseq} INVITE i${cseq}${path[0]} to=t`;

describe('glare-491', () => {
  it('fires on a series', async () => {
    const { [RULE]: finding } = await find(during([refused(5, 2), refused(8, 3), refused(11, 4)].join('\n')));
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '3 INVITE requests of 10.0.0.1 in a row were answered by 491: the other side was changing the call at the same time.',
    );
    expect(frames(finding)).toEqual([7, 9, 11]);
  });

  it('fires when the caller tries again too soon', async () => {
    const { [RULE]: finding } = await find(during([refused(5, 2), refused(5.6, 3)].join('\n')));
    expect(finding).toMatchObject({ confidence: 'likely', summary: expect.stringContaining('0.5 s after the first') });
  });

  it('stays silent on one collision of both sides, and on waits as they should be', async () => {
    const after = '8 1>2 INVITE 3 ok to=t\n8.1 2>1 200 3 INVITE ok to=t\n8.2 1>2 ACK 3 ok2 to=t';
    expect(await rulesOn(during(`${refused(5, 2)}\n${refused(5.05, 90, '2>1')}\n${after}`))).not.toContain(RULE);
    expect(await rulesOn(during([refused(5, 2), refused(8, 3)].join('\n')))).not.toContain(RULE);
  });
});
