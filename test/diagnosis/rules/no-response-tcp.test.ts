import { describe, expect, it } from 'vitest';
import { play } from '../../calls/play.ts';
import { find, rulesOn } from './find.ts';

const script = (tcp: string, code = 503, more = '', at = 0.2) => `
  0.0 1>2 INVITE 1 a
  0.01 2>1 100 1 INVITE a
  ${tcp}
  ${more}
  ${at} 2>1 ${code} 1 INVITE a to=t
  ${at + 0.1} 1>2 ACK 1 a to=t`;

describe('no-response-tcp', () => {
  it.each([
    ['refused', '0.05 2:40000>3 TCP refused since=0.04', 503, 0.2],
    ['refused, and a timer for the response', '0.05 2:40000>3 TCP refused since=0.04', 408, 30],
    ['unanswered', '3.04 2:40000>3 TCP unanswered since=0.04', 500, 10],
  ])('%s', async (_name, tcp, code, at) => {
    const found = await find(script(tcp, code, '', at));
    expect(found['no-response-tcp']).toMatchObject({ confidence: 'likely', severity: 'error' });
    expect(found['no-response-tcp']!.summary).toContain('10.0.0.2 asked 10.0.0.3 for a TCP connection');
    expect(found['no-response-tcp']!.caveat).not.toBeNull();
  });

  it('a Reason in the response says more', async () => {
    const { calls } = await play(
      script('0.05 2:40000>3 TCP refused since=0.04').replace('to=t', 'to=t | Reason: Q.850;cause=34'),
    );
    expect(calls[0]!.cause).toMatchObject({ source: 'q850', value: 34 });
    expect(calls[0]!.causes.map(({ source }) => source)).toContain('tcp');
  });

  it.each([
    ['by another host', script('0.05 4:40000>3 TCP refused since=0.04')],
    ['before the INVITE', script('0.05 2:40000>3 TCP refused since=-0.5')],
    ['after the refusal', script('0.5 2:40000>3 TCP refused since=0.4')],
    ['long before the refusal', script('12 2:40000>3 TCP refused since=11', 503, '', 20)],
    ['a refusal by the callee', script('0.05 2:40000>3 TCP refused since=0.04', 486)],
    ['the INVITE went on another way', script('0.05 2:40000>3 TCP refused since=0.04', 503, '0.06 2>4 INVITE 1 b,a')],
  ])('stays silent: %s', async (_name, text) => {
    expect(await rulesOn(text)).not.toContain('no-response-tcp');
  });

  it('what is no call is told of the peer, from when to when', async () => {
    const lines = [0, 10, 20].map((at) => `${at}.1 2:4000${at / 10}>3 TCP refused since=${at}`);
    const { findings } = await play([...lines, '30 2:40005>3 TCP accepted'].join('\n'));
    expect(findings).toMatchObject([
      {
        rule: 'tcp-connect-failed',
        severity: 'warning',
        calls: 3,
        peer: '10.0.0.3',
        from: '2023-11-14T22:13:20.000000Z',
        to: '2023-11-14T22:13:50.000000Z',
      },
    ]);
    expect((await play(lines.slice(0, 2).join('\n'))).findings).toMatchObject([{ severity: 'info', to: null }]);
  });

  it('says nothing of hosts that a scan found closed', async () => {
    const lines = Array.from({ length: 40 }, (_, n) => `${n} 2:4${n}>${n + 10} TCP refused`);
    expect((await play(lines.join('\n'))).findings).toEqual([]);
  });
});
