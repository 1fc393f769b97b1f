import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames } from './find.ts';

describe('not-found-404', () => {
  it('fires with the number and who does not know it', async () => {
    const { 'not-found-404': finding } = await find(`
      0.0 1>2 INVITE 1 a uri=sip:0049301@10.0.0.2
      0.1 2>1 404 1 INVITE a to=t
      0.2 1>2 ACK 1 a to=t`);
    expect(finding!.summary).toBe('10.0.0.2 does not know 0049301.');
    expect(frames(finding)).toEqual([2, 1]);
  });

  it('stays silent on other refusals and on an answered call', async () => {
    expect(await find('0 1>2 INVITE 1 a\n0.1 2>1 503 1 INVITE a to=t')).not.toHaveProperty('not-found-404');
    expect(await find(ANSWERED)).toEqual({});
  });
});
