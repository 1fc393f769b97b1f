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

  it('stays silent where nothing at all came back', async () => {
    const { calls } = await analyze({ inputs: [fixture('timeout.pcap')] });
    expect(calls[0]!.findings.map(({ rule }) => rule)).toEqual(['no-response-invite']);
  });
});
