import { describe, expect, it } from 'vitest';
import { find, frames } from './find.ts';

const LONG = `Subject: ${'x'.repeat(1200)}`;
const big = (cseq: number, branch: string, options = ''): string[] =>
  [0, 0.5, 1.5, 3.5, 7.5, 15.5, 31.5].map((at) => `${1 + at} 1>2 INVITE ${cseq} ${branch} ${options} | ${LONG}`);

describe('mtu-fragment', () => {
  it('is likely when the smaller INVITE without credentials was answered', async () => {
    const script = ['0 1>2 INVITE 1 a', '0.1 2>1 401 1 INVITE a to=t', '0.2 1>2 ACK 1 a to=t', ...big(2, 'b', 'auth')];
    const { 'mtu-fragment': finding } = await find(script.join('\n'), { until: 60 });
    expect(finding).toMatchObject({ severity: 'error', confidence: 'likely' });
    expect(finding!.summary).toMatch(
      /^The INVITE to 10\.0\.0\.2 has 1\d{3} bytes, over UDP, and nothing came back; the INVITE of \d{3} bytes was answered\.$/,
    );
    expect(frames(finding)).toEqual([4, 1]);
  });

  it('is only possible when nothing else was sent', async () => {
    const { 'mtu-fragment': finding } = await find(big(1, 'a').join('\n'), { until: 60 });
    expect(finding).toMatchObject({ confidence: 'possible' });
  });

  it('stays silent on a short one, over TCP, and when it was answered', async () => {
    const short = [0, 0.5, 1.5].map((at) => `${at} 1>2 INVITE 1 a`).join('\n');
    expect(await find(short, { until: 60 })).not.toHaveProperty('mtu-fragment');
    expect(await find(big(1, 'a', 'tcp').join('\n'), { until: 60 })).not.toHaveProperty('mtu-fragment');
    const answered = [...big(1, 'a'), '33 2>1 100 1 INVITE a'].join('\n');
    expect(await find(answered, { until: 400 })).not.toHaveProperty('mtu-fragment');
  });
});
