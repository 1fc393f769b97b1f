import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import type { ResultCall } from '../../src/result.ts';

const CORPUS = process.env['SIPMORTEM_CORPUS'];
const FIXTURES = join(import.meta.dirname, '../../fixtures');

const only = async (name: string, language: 'en' | 'es' = 'en'): Promise<ResultCall> =>
  (await analyze({ inputs: [join(FIXTURES, name)], language })).calls[0]!;

describe('cause and hop in captures of real proxies', () => {
  it('code-changed.pcap: callee 503 with Q.850 38, caller 500, changed at the proxy', async () => {
    const call = await only('code-changed.pcap');
    expect(call).toMatchObject({ finalCode: 500, originCode: 503, changedAt: '127.0.31.20:5060' });
    expect(call.decidedBy).toMatchObject({ address: '127.0.31.12:5060', certainty: 'at-or-beyond' });
    expect(call.cause).toMatchObject({ source: 'q850', value: 38, from: { frame: 5 } });
  });

  it('early-cause.pcap: the cause of the 183, in both languages', async () => {
    expect((await only('early-cause.pcap')).cause).toMatchObject({ value: 34, from: { frame: 3 } });
    const { cause, decidedBy } = await only('early-cause.pcap', 'es');
    expect(cause!.text).toBe('Ningún circuito o canal disponible');
    expect(decidedBy!.because).toContain('timbró');
  });

  it('proxy-*.pcap: the proxy whose timer ran out', async () => {
    for (const [name, proxy] of [
      ['proxy-timeout.pcap', '127.0.33.20:5060'],
      ['proxy-ring-timer.pcap', '127.0.32.20:5060'],
    ] as const) {
      const call = await only(name);
      expect(call.decidedBy).toMatchObject({ address: proxy, certainty: 'certain' });
      expect([call.originCode, call.changedAt]).toEqual([408, null]);
    }
  });
});

describe.skipIf(!CORPUS)('cause and hop in the corpus (skipped unless SIPMORTEM_CORPUS is set)', () => {
  it('mix.pcap: 34 wins over 31 at or beyond 10.0.0.2; 503 with Retry-After', async () => {
    const { calls, distributions } = await analyze({ inputs: [join(CORPUS!, 'probe/mix.pcap')] });
    const of = (id: string) => calls.find((c) => c.callId.startsWith(`${id}-`))!;
    expect(of('c6').cause).toMatchObject({ source: 'q850', value: 34 });
    expect(of('c6').causes.map((c) => c.value)).toEqual([480, 31]);
    expect(of('c6').decidedBy).toMatchObject({ address: '10.0.0.2:5060', certainty: 'at-or-beyond' });
    expect(of('c11').cause).toMatchObject({
      source: 'code',
      value: 503,
      text: 'Service Unavailable, Retry-After 30 s',
    });
    expect(distributions.byCause.find(({ key }) => key === 'Q.850 34')).toMatchObject({ calls: 1, failed: 1 });
    expect(distributions.byHop).toMatchObject([{ key: '10.0.0.2:5060', calls: 9 }]);
  });

  const runs = ['journald', 'jsonlog', 'mbstderr', 'syslogmb'];
  it.each(runs)('kamailio, %s: what the callee said, and where it was changed', async (run) => {
    const folder = join(CORPUS!, 'log-formats/03-kamailio', run);
    const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')) as {
      proxy: string;
      calls: { label: string; callId: string; method: string; messagesOnWire: string[] }[];
    };
    const { calls } = await analyze({ inputs: [join(folder, `${run}.pcap`)] });
    let changed = 0;
    for (const { label, callId, method, messagesOnWire } of truth.calls) {
      const call = calls.find((c) => c.callId === callId);
      if (method !== 'INVITE' || call === undefined || call.outcome === 'answered') continue;
      const said = messagesOnWire
        .map((line) => /^\S+ 127\.0\.0\.20:\d+>127\.0\.0\.10:\d+ ([3-6]\d\d) .* INVITE$/.exec(line)?.[1])
        .filter((code) => code !== undefined);
      // The 487 to the proxy's own CANCEL is not what decided.
      const isProxysOwn = said.length === 0 || label.startsWith('ringtimeout');
      const origin = isProxysOwn ? call.finalCode : Number(said.at(-1));
      const expected = [label, origin, origin === call.finalCode ? null : truth.proxy];
      expect([label, call.originCode, call.changedAt]).toEqual(expected);
      if (label.startsWith('timeout') || label.startsWith('ringtimeout'))
        expect([label, call.decidedBy]).toMatchObject([label, { address: truth.proxy, certainty: 'certain' }]);
      if (call.changedAt !== null) changed++;
    }
    // Its 503 is told as 500 (RFC 3261 16.7 step 6).
    expect(changed).toBe(truth.calls.filter(({ label }) => label === 'unavail503').length);
  });

  it("asterisk: a refusal on the caller's leg is at or beyond it, its code unchanged there", async () => {
    const folder = join(CORPUS!, 'log-formats/02-asterisk-pjsip/ast-pjsip');
    const truth = JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8'));
    const { calls } = await analyze({ inputs: [join(folder, 'ast-pjsip.pcap')] });
    let refused = 0;
    for (const { callIdCallerLeg } of truth.calls) {
      const call = calls.find((c) => c.callId === callIdCallerLeg)!;
      if (call.outcome === 'answered' || call.outcome === 'cancelled') continue;
      refused++;
      expect([call.callId, call.originCode, call.changedAt]).toEqual([call.callId, call.finalCode, null]);
      expect(call.decidedBy).toMatchObject({ address: truth.server, certainty: 'at-or-beyond' });
    }
    expect(refused).toBeGreaterThan(5);
  });
});
