import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyze.ts';
import { ANSWERED, find, frames, rulesOn } from './find.ts';

const SET_UP = `
  0.0 1>2 INVITE 1 a | Contact: <sip:100@10.0.0.1> | sdp 10.0.0.1; m=audio 6000 RTP/AVP 0
  0.1 2>1 100 1 INVITE a
  0.2 2>1 180 1 INVITE a to=t
  3.0 2>1 200 1 INVITE a to=t | Contact: <sip:200@10.0.0.2> | sdp 10.0.0.2; m=audio 7000 RTP/AVP 0
  3.1 1>2 ACK 1 b to=t`;
const SENT = [0, 0.5, 1.5, 3.5, 7.5, 11.5, 15.5, 19.5, 23.5, 27.5, 31.5].map((at) => `${30 + at} 1>2 BYE 2 c to=t`);

describe('bye-no-answer', () => {
  it('fires when all eleven sends stay without any answer', async () => {
    const { 'bye-no-answer': finding } = await find(`${SET_UP}\n${SENT.join('\n')}`, { until: 80 });
    expect(finding).toMatchObject({ severity: 'warning', confidence: 'certain' });
    expect(finding!.summary).toBe('The BYE of 10.0.0.1 was sent 11 times to 10.0.0.2, and nothing came back.');
    expect(frames(finding)).toEqual([6]);
  });

  it('takes the 408 of a proxy for no answer', async () => {
    const { 'bye-no-answer': finding } = await find(`${SET_UP}
      30.0 1>2 BYE 2 c to=t
      62.0 2>1 408 2 BYE c to=t`);
    expect(finding!.summary).toContain('was answered by 10.0.0.2 with 408 only');
  });

  it('takes the 408 from the accounting line of a proxy, whose log has not what it sent', async () => {
    const log = join(import.meta.dirname, '../../../fixtures/failures/bye-unanswered.edge.log');
    const { calls } = await analyze({ inputs: [log] });
    const finding = calls[0]!.findings.find(({ rule }) => rule === 'bye-no-answer');
    expect(finding).toMatchObject({ confidence: 'certain' });
    expect(finding!.summary).toContain('with 408 only');
    expect(finding!.evidence).toHaveLength(2);
  });

  it('is less sure over TCP, where it is sent once', async () => {
    const script = `
      0.0 1>2 INVITE 1 a tcp
      3.0 2>1 200 1 INVITE a to=t tcp
      3.1 1>2 ACK 1 b to=t tcp
      30.0 1>2 BYE 2 c to=t tcp`;
    const { 'bye-no-answer': finding } = await find(script, { until: 80 });
    expect(finding).toMatchObject({ confidence: 'possible' });
  });

  it('stays silent when the capture ended before, when it was sent once over UDP, or answered at last', async () => {
    expect(await rulesOn(`${SET_UP}\n${SENT.slice(0, 4).join('\n')}`, { until: 36 })).not.toContain('bye-no-answer');
    expect(await rulesOn(`${SET_UP}\n${SENT[0]}`, { until: 80 })).not.toContain('bye-no-answer');
    expect(
      await rulesOn(`${SET_UP}\n${SENT.slice(0, 4).join('\n')}\n35 2>1 200 2 BYE c to=t`, { until: 80 }),
    ).not.toContain('bye-no-answer');
    expect(await rulesOn(`${SET_UP}\n${SENT.join('\n')}\n62 2>1 100 2 BYE c`, { until: 120 })).not.toContain(
      'bye-no-answer',
    );
    expect(await find(ANSWERED)).toEqual({});
  });
});
