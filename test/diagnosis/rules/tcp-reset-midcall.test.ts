import { describe, expect, it } from 'vitest';
import { find, rulesOn } from './find.ts';

const call = (middle: string, end: string) => `
  0.0 1:40000>2 INVITE 1 a tcp
  0.1 2>1:40000 180 1 INVITE a to=t tcp
  2.0 2>1:40000 200 1 INVITE a to=t tcp
  2.1 1:40000>2 ACK 1 b to=t tcp
  ${middle}
  ${end}`;
const BYE = `20.0 1:40000>2 BYE 2 c to=t tcp
  20.1 2>1:40000 200 2 BYE c to=t tcp`;
const RESET = '10.0 2>1:40000 TCP reset';

describe('tcp-reset-midcall', () => {
  it('tells when nothing of the call came after it', async () => {
    const { 'tcp-reset-midcall': found } = await find(call(RESET, ''));
    expect(found).toMatchObject({ severity: 'warning', confidence: 'likely' });
    expect(found!.summary).toContain('10.0.0.2 reset the TCP connection with 10.0.0.1:40000 8.0 s after the answer');
  });

  it('tells whether the call went on over another connection, or what followed failed', async () => {
    const other = BYE.replaceAll('40000', '40001');
    expect((await find(call(RESET, other)))['tcp-reset-midcall']).toMatchObject({ severity: 'info' });
    const failed = (await find(call(RESET, other.replace('200 2 BYE', '481 2 BYE'))))['tcp-reset-midcall'];
    expect(failed).toMatchObject({ severity: 'error', confidence: 'certain' });
    expect(failed!.summary).toContain('what was sent after it failed');
  });

  it('ends an INVITE that waits', async () => {
    const { 'tcp-reset-midcall': found } = await find(`
      0.0 1:40000>2 INVITE 1 a tcp
      0.1 2>1:40000 100 1 INVITE a tcp
      1.0 2>1:40000 TCP reset`);
    expect(found).toMatchObject({ severity: 'error', confidence: 'certain' });
  });

  it.each([
    ['after the BYE', call('', `${BYE}\n30.0 2>1:40000 TCP reset`)],
    ['of another connection', call('10.0 2>1:40009 TCP reset', BYE)],
    ['that was none, as messages came after it', call(RESET, BYE)],
    ['before the call', `-5 2>1:40000 TCP reset\n${call('', BYE)}`],
  ])('stays silent on one %s', async (_name, script) => {
    expect(await rulesOn(script)).not.toContain('tcp-reset-midcall');
  });
});
