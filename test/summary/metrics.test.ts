import { describe, expect, it } from 'vitest';
import type { Metrics, Ratio } from '../../src/figures.ts';
import { play } from '../calls/play.ts';

const metricsOf = async (script: string, until?: number): Promise<Metrics> =>
  (await play(script, until === undefined ? {} : { until })).metrics;
const fraction = ({ numerator, denominator }: Ratio): string => `${numerator}/${denominator}`;
const fractions = (metrics: Metrics, ...names: (keyof Metrics)[]): string[] =>
  names.map((name) => fraction(metrics[name] as Ratio));

/** An INVITE that rings (or not) and gets a final response. */
const ended = (code: number, progress = 0, headers = ''): string => `
  0.0 1>2 INVITE 1 a
  ${progress > 0 ? `0.5 2>1 ${progress} 1 INVITE a to=t` : ''}
  2.0 2>1 ${code} 1 INVITE a to=t ${headers}`;
/** An answered call, talked for ten seconds; then what the script says. */
const answered = (rest: string): string => `
  0.0 1>2 INVITE 1 a
  0.5 2>1 180 1 INVITE a to=t
  2.0 2>1 200 1 INVITE a to=t
  2.1 1>2 ACK 1 b to=t
  ${rest}`;

describe('network effectiveness (E.425)', () => {
  it.each([
    ['answered', ended(200), 1, 1],
    ['busy', ended(486), 1, 1],
    ['busy everywhere', ended(600), 1, 1],
    ['declined', ended(603), 1, 1],
    ['unwanted', ended(607), 1, 1],
    ['blocked by the network', ended(603, 0, '| Reason: SIP;cause=603;text="Network Blocked"'), 0, 0],
    ['rang without answer', ended(480, 180), 1, 1],
    ['rang, then timed out', ended(408, 180), 1, 1],
    ['given up while it rang', ended(487, 180), 1, 1],
    ['given up before it rang', ended(487), 0, 0],
    ['unregistered', ended(480), 0, 0],
    ['timed out', ended(408), 0, 0],
    ['no circuit, told as 480 after 183', ended(480, 183, '| Reason: Q.850;cause=34'), 0, 0],
    ['refused by the phone that rang', ended(488, 180), 1, 1],
    ['refused, by whom nobody knows', ended(488), 0, 0],
    ['refused after an announcement', ended(403, 183), 0, 0],
    [
      'refused by the phone, says the code, by the network, says the cause',
      ended(403, 180, '| Reason: Q.850;cause=34'),
      0,
      0,
    ],
    ['server error', ended(500), 0, 0],
    ['not found', ended(404), 0, 1],
    ['incomplete', ended(484), 0, 1],
    ['gone', ended(410), 0, 1],
    ['nowhere', ended(604), 0, 1],
    ['unallocated, told as 503', ended(503, 0, '| Reason: Q.850;cause=1'), 0, 1],
    ['no route, told as 404', ended(404, 0, '| Reason: Q.850;cause=3'), 0, 0],
  ])('%s', async (_what, script, ner, extended) => {
    expect(fractions(await metricsOf(script), 'ner', 'nerExtended')).toEqual([`${ner}/1`, `${extended}/1`]);
  });
});

describe('establishment (RFC 6076 4.6 to 4.8)', () => {
  it('leaves out what ended by a challenge, a redirection or a demand for money', async () => {
    for (const code of [302, 401, 402, 407]) {
      const metrics = await metricsOf(ended(code));
      expect(fractions(metrics, 'ser', 'seer', 'notRetried', 'asr')).toEqual(['0/0', '0/0', '1/1', '0/1']);
      expect(metrics.ser.value).toBeNull();
    }
  });

  it('counts a challenge that was answered once, by its end', async () => {
    const metrics = await metricsOf(`
      0.0 1>2 INVITE 1 a
      0.1 2>1 407 1 INVITE a to=t
      0.2 1>2 INVITE 2 b auth
      0.7 2>1 180 2 INVITE b to=u
      1.0 2>1 200 2 INVITE b to=u`);
    expect(fractions(metrics, 'ser', 'notRetried', 'asr')).toEqual(['1/1', '0/1', '1/1']);
    // From the first INVITE: the caller waits for the challenge too.
    expect(metrics.pdd).toMatchObject({ count: 1, mean: 0.7 });
  });

  it('counts what the user decided, by the code alone', async () => {
    for (const code of [200, 480, 486, 600, 603])
      expect(fractions(await metricsOf(ended(code)), 'seer')).toEqual(['1/1']);
    for (const code of [404, 484, 487, 488, 408, 503])
      expect(fractions(await metricsOf(ended(code)), 'seer')).toEqual(['0/1']);
  });

  it('counts overload, and silence like 408', async () => {
    for (const code of [408, 500, 503, 504]) expect(fractions(await metricsOf(ended(code)), 'isa')).toEqual(['1/1']);
    for (const code of [200, 480, 501, 502]) expect(fractions(await metricsOf(ended(code)), 'isa')).toEqual(['0/1']);
    const silent = await metricsOf('0.0 1>2 INVITE 1 a', 40);
    expect(fractions(silent, 'isa', 'ser')).toEqual(['1/1', '0/1']);
    // Timer B, which is not on the wire.
    expect(silent.srdFailed).toMatchObject({ count: 1, mean: 32 });
  });

  it('tells impatience while ringing from impatience before', async () => {
    const names = ['abandonedRinging', 'abandonedEarly'] as const;
    expect(fractions(await metricsOf(ended(487, 180)), ...names)).toEqual(['1/1', '0/1']);
    expect(fractions(await metricsOf(ended(487)), ...names)).toEqual(['0/1', '1/1']);
    expect(fractions(await metricsOf(ended(486, 180)), ...names)).toEqual(['0/1', '0/1']);
  });

  it('knows nothing of a call whose outcome nobody knows', async () => {
    const metrics = await metricsOf('0.0 1>2 INVITE 1 a\n0.1 2>1 100 1 INVITE a');
    for (const name of ['asr', 'ner', 'ser', 'isa', 'scr', 'ccr'] as const)
      expect(metrics[name]).toEqual({ value: null, numerator: 0, denominator: 0 });
  });
});

describe('sessions (RFC 6076 4.4, 4.5, 4.9)', () => {
  const NAMES = ['scr', 'ccr', 'shortCalls', 'shortCalls20'] as const;

  it('are complete when the BYE is answered', async () => {
    const metrics = await metricsOf(answered('12.0 1>2 BYE 2 c to=t\n12.25 2>1 200 2 BYE c to=t'));
    expect(fractions(metrics, ...NAMES)).toEqual(['1/1', '1/1', '0/1', '1/1']);
    expect([metrics.sdd.mean, metrics.sdt.mean, metrics.acd.mean]).toEqual([0.25, 10, 10]);
    expect([metrics.sddFailed.count, metrics.sdtFailed.count]).toEqual([0, 0]);
    expect([metrics.pdd.mean, metrics.srd.mean]).toEqual([0.5, 0.5]);
  });

  it('are complete when the BYE was challenged first', async () => {
    const metrics = await metricsOf(
      answered(`7.9 1>2 BYE 2 c to=t
        8.0 2>1 401 2 BYE c to=t
        8.1 1>2 BYE 3 d to=t auth
        8.3 2>1 200 3 BYE d to=t`),
    );
    expect(fractions(metrics, ...NAMES)).toEqual(['1/1', '1/1', '1/1', '1/1']);
    expect(metrics.sdd.mean).toBe(0.4);
  });

  it('are complete when both hang up at once and one of the BYEs is refused', async () => {
    const metrics = await metricsOf(
      answered(`12.0 1>2 BYE 2 c to=t
        12.0 2>1 BYE 1 d from=t to=ft
        12.1 2>1 481 2 BYE c to=t
        12.1 1>2 200 1 BYE d from=t to=ft`),
    );
    expect(fractions(metrics, 'scr', 'ccr')).toEqual(['1/1', '1/1']);
  });

  it('fail when the BYE is refused, or nobody answers it until Timer F', async () => {
    const refused = await metricsOf(answered('12.0 1>2 BYE 2 c to=t\n12.5 2>1 481 2 BYE c to=t'));
    expect(fractions(refused, 'scr', 'ccr')).toEqual(['0/1', '0/1']);
    expect([refused.sddFailed.mean, refused.sdtFailed.mean, refused.acd.mean]).toEqual([0.5, 10.5, 10]);
    const silent = await metricsOf(answered('12.0 1>2 BYE 2 c to=t'), 50);
    expect(fractions(silent, 'scr', 'ccr')).toEqual(['0/1', '0/1']);
    expect([silent.sddFailed.mean, silent.sdtFailed.mean, silent.acd.mean]).toEqual([32, 42, 10]);
    expect(silent.sdt.count).toBe(0);
  });

  it('that were open when the capture ended are held against nobody', async () => {
    const open = await metricsOf(answered(''));
    expect(fractions(open, ...NAMES)).toEqual(['0/0', '1/1', '0/0', '0/0']);
    expect(open.acd.count).toBe(0);
    const leaving = await metricsOf(answered('12.0 1>2 BYE 2 c to=t'));
    expect(fractions(leaving, ...NAMES)).toEqual(['0/0', '1/1', '0/1', '1/1']);
    expect(leaving.acd.mean).toBe(10);
  });
});

describe('registrations (RFC 6076 4.1, 4.2)', () => {
  it('fail by refusal and silence, not by a demand for credentials', async () => {
    const script = (code: number): string => `
      0.0 1>2 REGISTER 1 a
      0.1 2>1 ${code} 1 REGISTER a to=t`;
    for (const code of [403, 503, 604]) expect(fraction((await metricsOf(script(code))).ira)).toBe('1/1');
    for (const code of [200, 302, 401, 402, 407]) expect(fraction((await metricsOf(script(code))).ira)).toBe('0/1');
    expect(fraction((await metricsOf('0.0 1>2 REGISTER 1 a', 40)).ira)).toBe('1/1');
    expect((await metricsOf('0.0 1>2 REGISTER 1 a')).ira).toEqual({ value: null, numerator: 0, denominator: 0 });
  });

  it('last from the first REGISTER to the 200', async () => {
    const { ira, rrd } = await metricsOf(`
      0.0 1>2 REGISTER 1 a
      0.1 2>1 401 1 REGISTER a to=t
      0.3 1>2 REGISTER 2 b auth
      0.7 2>1 200 2 REGISTER b to=t`);
    expect(fraction(ira)).toBe('0/1');
    expect(rrd).toMatchObject({ count: 1, mean: 0.7 });
  });
});
