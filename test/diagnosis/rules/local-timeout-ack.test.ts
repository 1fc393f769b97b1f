import { describe, expect, it } from 'vitest';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const SILENT = `0.0 1>2 INVITE 1 a
  0.5 1>2 INVITE 1 a
  1.5 1>2 INVITE 1 a`;
const REST = `5.0 3>1 180 1 INVITE b to=t
  8.0 3>1 200 1 INVITE b to=t
  8.1 1>3 ACK 1 c to=t
  30.0 1>3 BYE 3 d to=t
  30.1 3>1 200 3 BYE d to=t`;

describe('local-timeout-ack', () => {
  it('fires when the next target takes the call', async () => {
    const { 'local-timeout-ack': finding } = await find(`${SILENT}
      4.0 1>3 INVITE 1 b
      4.1 3>1 100 1 INVITE b
      ${REST}`);
    expect(finding).toMatchObject({ severity: 'info', confidence: 'certain' });
    expect(finding!.summary).toBe(
      '10.0.0.2 did not answer the INVITE, and after 4.0 s 10.0.0.1 tried 10.0.0.3, which did.',
    );
    expect(frames(finding)).toEqual([1, 4]);
  });

  it('takes an INVITE with the next CSeq for the same', async () => {
    expect(await rulesOn(`${SILENT}\n4.0 1>3 INVITE 2 b\n${REST.replaceAll(' 1 ', ' 2 ')}`)).toContain(
      'local-timeout-ack',
    );
  });

  it('stays silent on branches that a fork sends at once, on one that rang, and on an answered call', async () => {
    expect(
      await rulesOn(`${SILENT.split('\n')[0]}\n0.1 1>3 INVITE 1 b\n${SILENT.split('\n')[1]}\n${REST}`),
    ).not.toContain('local-timeout-ack');
    expect(await rulesOn(`${SILENT}\n2 2>1 180 1 INVITE a to=u\n4.0 1>3 INVITE 1 b\n${REST}`)).not.toContain(
      'local-timeout-ack',
    );
    expect(await find(ANSWERED)).toEqual({});
  });
});
