import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../src/analyze.ts';
import { frames } from './find.ts';

const fixture = (name: string) => join(import.meta.dirname, '../../../fixtures', name);

describe('no-response-icmp', () => {
  it('tells who says that nothing listens there, and is the cause and the hop', async () => {
    const { calls } = await analyze({ inputs: [fixture('port-closed.pcap')] });
    const [call] = calls;
    expect(call).toMatchObject({
      outcome: 'timeout',
      cause: { source: 'icmp', value: 'port-unreachable', from: { frame: 2 } },
      decidedBy: { address: '127.0.20.12:5060', certainty: 'certain' },
    });
    expect(call!.findings.map(({ rule }) => rule)).toEqual(['no-response-icmp']);
    expect(call!.findings[0]!.summary).toContain('nothing listens at 127.0.20.12');
    expect(frames(call!.findings[0])).toEqual([2, 1]);
  });

  it('tells it of the INVITE of a proxy too, which heard nothing and said 408', async () => {
    const { calls } = await analyze({ inputs: [fixture('failures/gateway-port-closed.pcap')] });
    expect(calls[0]!.cause).toMatchObject({ source: 'icmp', value: 'port-unreachable' });
    expect(calls[0]!.findings.map(({ rule }) => rule)).toEqual(['no-response-icmp']);
    expect(calls[0]!.findings[0]!.summary).toContain('nothing listens at 127.1.20.12');
  });

  it('stays silent where a proxy waited in vain for what was delivered', async () => {
    const { calls } = await analyze({ inputs: [fixture('failures/gateway-silent.pcap')] });
    expect(calls[0]!.findings.map(({ rule }) => rule)).toEqual(['proxy-408']);
  });

  it('stays silent where nothing at all came back', async () => {
    const { calls } = await analyze({ inputs: [fixture('timeout.pcap')] });
    expect(calls[0]!.findings.map(({ rule }) => rule)).toEqual(['no-response-invite']);
  });
});
