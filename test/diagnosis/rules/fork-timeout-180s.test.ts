import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const RINGING = '0 1>2 INVITE 1 a\n1 2>1 180 1 INVITE a to=t';

describe('fork-timeout-180s', () => {
  it('fires on a 408 three minutes after the last ringing', async () => {
    const { 'fork-timeout-180s': finding } = await find(`${RINGING}\n181.5 2>1 408 1 INVITE a to=t`);
    expect(finding).toMatchObject({ severity: 'info', confidence: 'likely', caveat: expect.any(String) });
    expect(finding!.summary).toBe(
      'It rang for 181 s, then 408 came from 10.0.0.2: the time of Timer C, after which a proxy gives up.',
    );
    expect(frames(finding)).toEqual([3, 2]);
    expect(await rulesOn(`${RINGING}\n60 2>1 180 1 INVITE a to=t\n241 2>1 487 1 INVITE a to=t`)).toContain(
      'fork-timeout-180s',
    );
  });

  it('stays silent sooner, on a caller that cancels, and on an answered call', async () => {
    expect(await rulesOn(`${RINGING}\n121 2>1 408 1 INVITE a to=t`)).not.toContain('fork-timeout-180s');
    expect(await rulesOn(`${RINGING}\n181 1>2 CANCEL 1 a\n181.1 2>1 487 1 INVITE a to=t`)).not.toContain(
      'fork-timeout-180s',
    );
    expect(await find(ANSWERED)).toEqual({});
  });
});
