import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { analyze } from '../../src/analyze.ts';
import type { DistributionRow, Result } from '../../src/result.ts';
import type { CallMetrics, Metrics, Statistics } from '../../src/figures.ts';

/**
 * The metrics of `mixed.pcap.gz`, computed by hand from the script of its calls (fixtures/make/mixed.mjs) and from times
 * that tshark prints (`tshark -r fixtures/mixed.pcap.gz -T fields -e frame.time_relative -e sip.Method -e sip.Status-Code
 * -e sip.Call-ID`). Numbers in comments are those of the calls: 5 is mixed-5-1@pbx.example.
 */
const CAPTURE = join(import.meta.dirname, '../../fixtures/mixed.pcap.gz');

let result: Result;
let metrics: Metrics;
beforeAll(async () => {
  result = await analyze({ inputs: [CAPTURE], calls: 'none' });
  ({ metrics } = result);
});

const of = (numerator: number, denominator: number) => ({ value: numerator / denominator, numerator, denominator });

describe('ratios of 40 mixed calls', () => {
  // 40 is cut short by the end of the capture: its outcome is unknown, and it stands in no ratio.
  const KNOWN = 39;
  // Answered: 1 2 4 7 12 13 17 19 22 26 33 36 39. Of these 4, 17 and 33 were challenged first and 22 was redirected first:
  // each is one attempt. 12 had a re-INVITE refused, which is none.
  const ANSWERED = 13;
  // Ended by a challenge that nobody answered (11), by one after credentials (15), by a redirection nobody followed (21).
  const NOT_RETRIED = 3;

  it('ASR and ABR: answered', () => {
    expect(metrics.asr).toEqual(of(ANSWERED, KNOWN));
    expect(metrics.abr).toEqual(of(ANSWERED, KNOWN));
  });

  it('NER: the network did its part', () => {
    // Busy: 486 to 3 9 37 (9 with retransmissions), 600 to 27. No answer: 480 after 180 to 10; 24 by the caller's ring timer.
    // Declined: 603 to 14. Given up while ringing: 5 30. Refused by a phone that rang: 488 to 31.
    // Not: 25 (603, blocked by the network), 16 (183, then 480, but the cause is no circuit), 28 (480 without ringing),
    // 18 (given up before it rang), 34 (403 by nobody knows whom).
    expect(metrics.ner).toEqual(of(ANSWERED + 4 + 2 + 1 + 2 + 1, KNOWN));
    expect(metrics.ner.numerator).toBe(23);
    // And wrong numbers: 404 to 6 38, 484 to 20.
    expect(metrics.nerExtended).toEqual(of(26, KNOWN));
  });

  it('SER and SEER: RFC 6076 4.6 and 4.7', () => {
    expect(metrics.notRetried).toEqual(of(NOT_RETRIED, KNOWN));
    expect(metrics.ser).toEqual(of(13, 36));
    // By the code alone: 486 to 3 9 37, 600 to 27, 480 to 10 16 28, 603 to 14 25.
    expect(metrics.seer).toEqual(of(13 + 3 + 1 + 3 + 2, 36));
    // Why both are low: 487 after ringing to 5 24 30, before it to 18.
    expect(metrics.abandonedRinging).toEqual(of(3, 36));
    expect(metrics.abandonedEarly).toEqual(of(1, 36));
  });

  it('ISA: RFC 6076 4.8', () => {
    // 503 to 8 23, 500 to 32, 408 to 35, silence to 29.
    expect(metrics.isa).toEqual(of(5, KNOWN));
  });

  it('SCR and CCR: RFC 6076 4.9', () => {
    // The BYE of 36 is never answered. 39 is still open when the capture ends: SCR puts it aside, CCR has it unbroken.
    expect(metrics.scr).toEqual(of(11, 38));
    expect(metrics.ccr).toEqual(of(12, KNOWN));
  });

  it('short calls', () => {
    // 1 (3.4 s), 19 (1.4 s), 36 (1.5 s); below 20 s also 4 (11.0 s) and 13 (15.4 s). How long 39 lasted nobody knows.
    expect(metrics.shortCalls).toEqual(of(3, 12));
    expect(metrics.shortCalls20).toEqual(of(5, 12));
  });

  it('IRA: RFC 6076 4.2', () => {
    // Four phones: two registered after a challenge, one with a wrong password (401, no failure by the RFC), one got 503.
    expect(metrics.ira).toEqual(of(1, 4));
  });
});

describe('delays of 40 mixed calls', () => {
  /** Compares to half a millisecond: the times below are rounded to one. */
  function expectDelay(
    actual: Statistics,
    count: number,
    [mean, p50, p95, max]: [number, number, number, number],
  ): void {
    expect(actual.count).toBe(count);
    expect(actual.mean).toBeCloseTo(mean, 3);
    // Differences of two rounded times may be a millisecond off.
    for (const [value, expected] of [
      [actual.p50, p50],
      [actual.p95, p95],
      [actual.max, max],
    ] as const)
      expect(Math.abs(value! - expected)).toBeLessThan(0.0015);
  }

  it('PDD: from the first INVITE to the first 18x', () => {
    // In milliseconds, answered:   1 47, 2 48, 4 72, 7 44, 12 47, 13 48, 17 76, 19 46, 22 54, 26 49, 33 72, 36 47, 39 44
    // Not answered:                3 44, 5 47, 10 44, 14 45, 16 48, 24 48, 30 44, 31 44
    // Sum 1058. Sorted: six of 44, 45, 46, four of 47 (the 11th among them), ..., 54, 72, 72 (the 20th), 76.
    expectDelay(metrics.pdd, 21, [1.058 / 21, 0.047, 0.072, 0.076]);
  });

  it('SRD, successful and failed: RFC 6076 4.3', () => {
    // The answered ones of the above: sum 694 ms; the 7th of 13 is 48.
    expectDelay(metrics.srd, 13, [0.694 / 13, 0.048, 0.076, 0.076]);
    // To the final response, in milliseconds: 3 248, 5 953, 6 47, 8 47, 9 1747, 10 1249, 14 249, 16 552, 18 611, 20 48, 23 44,
    // 24 1555, 25 44, 27 47, 28 48, 30 950, 31 248, 32 45, 34 44, 35 44, 37 44, 38 48; 29: Timer B, 32 s. Not 11, 15, 21.
    // Sum 40912. The 12th of 23 is 48, the 22nd 1747.
    expectDelay(metrics.srdFailed, 23, [40.912 / 23, 0.048, 1.747, 32]);
  });

  it('SDD: RFC 6076 4.4', () => {
    // Answered within a millisecond or two; at 22 in 3.
    expect(metrics.sdd.count).toBe(11);
    expect(Math.abs(metrics.sdd.max! - 0.003)).toBeLessThan(0.0015);
    // 36: Timer F.
    expectDelay(metrics.sddFailed, 1, [32, 32, 32, 32]);
  });

  it('ACD and SDT: RFC 6076 4.5', () => {
    // From 200 to BYE, seconds: 1 3.405, 2 60.404, 4 11.004, 7 180.404, 12 30.418, 13 15.403, 17 91.006, 19 1.405, 22 45.404,
    // 26 120.405, 33 301.010, 36 1.507. Sum 861.775; the 6th of 12 is 30.418.
    expectDelay(metrics.acd, 12, [861.775 / 12, 30.418, 301.01, 301.01]);
    // Without 36: sum 860.268; the 6th of 11 is 45.404.
    expectDelay(metrics.sdt, 11, [860.268 / 11, 45.404, 301.01, 301.01]);
    // 36 until Timer F.
    expectDelay(metrics.sdtFailed, 1, [33.5076, 33.508, 33.508, 33.508]);
  });

  it('RRD: RFC 6076 4.1', () => {
    // 8 and 3 ms, the challenge included; not the two that failed.
    expect(metrics.rrd.count).toBe(2);
    expect(Math.abs(metrics.rrd.mean! - 0.0055)).toBeLessThan(0.001);
  });
});

describe('the same calls, split', () => {
  const rows = (list: readonly DistributionRow[]) => list.map(({ key, calls, failed }) => [key, calls, failed]);
  const ratios = (list: readonly DistributionRow[], name: 'asr' | 'ner' | 'ser' | 'isa') =>
    list.map(({ metrics: own }) => [own![name].numerator, own![name].denominator]);

  it('by peer, where the INVITE was last seen to go', () => {
    const { byPeer } = result.distributions;
    // Carrier A (12; 17 by way of the proxy), carrier B (13; 22 after its redirection), the dead gateway (29), and who left (36).
    // Failed at A: 6 15 20 25 28 31 34 38; at B: 8 16 23 32 35.
    expect(rows(byPeer)).toEqual([
      ['127.0.99.12', 28, 8],
      ['127.0.99.13', 10, 5],
      ['127.0.99.50', 1, 1],
      ['127.0.99.51', 1, 0],
    ]);
    // A: 1 2 4 7 12 17 33 39 of all but 40.
    expect(ratios(byPeer, 'asr')).toEqual([
      [8, 27],
      [4, 10],
      [0, 1],
      [1, 1],
    ]);
    // A: and 3 27 37, 10 24, 14, 5 30, 31. B: and 9.
    expect(ratios(byPeer, 'ner')).toEqual([
      [17, 27],
      [5, 10],
      [0, 1],
      [1, 1],
    ]);
    // A: without 11 15 21.
    expect(ratios(byPeer, 'ser').slice(0, 2)).toEqual([
      [8, 24],
      [4, 10],
    ]);
    expect(ratios(byPeer, 'isa')).toEqual([
      [0, 27],
      [4, 10],
      [1, 1],
      [0, 1],
    ]);
  });

  it('by destination: three cities, and extensions of which none alone has ten calls', () => {
    const { byDestination } = result.distributions;
    expect(rows(byDestination)).toEqual([
      // 6 20
      ['+442079460', 14, 2],
      // 28 31
      ['+441614960', 10, 2],
      // 8 16 23 29 32 35
      ['+493023125', 10, 6],
      // 15 25 34 38
      ['20', 6, 4],
    ]);
    expect(ratios(byDestination, 'asr')).toEqual([
      [4, 14],
      [6, 10],
      [3, 10],
      [0, 5],
    ]);
  });

  it('by hour', () => {
    const { byHour } = result.distributions;
    expect(rows(byHour)).toEqual([
      ['2026-01-15T19:00Z', 15, 3],
      ['2026-01-15T20:00Z', 14, 6],
      ['2026-01-15T21:00Z', 11, 5],
    ]);
    expect(ratios(byHour, 'asr')).toEqual([
      [6, 15],
      [4, 14],
      [3, 10],
    ]);
  });

  it('each split has all calls, and its parts have the delays of the whole', () => {
    const { byPeer, byDestination, byHour } = result.distributions;
    for (const split of [byPeer, byDestination, byHour]) {
      expect(split.reduce((sum, row) => sum + row.calls, 0)).toBe(40);
      for (const name of ['pdd', 'srdFailed', 'acd', 'sdd'] as const satisfies (keyof CallMetrics)[])
        expect(split.reduce((sum, row) => sum + row.metrics![name].count, 0)).toBe(metrics[name].count);
    }
  });

  it('by class, category and cause of the 26 that were not answered', () => {
    const { byClass, byCause, byCategory } = result.distributions;
    // Without a class of its own: 29.
    expect(rows(byClass)).toEqual([
      ['client-error', 18, 9],
      ['global-failure', 3, 1],
      ['server-error', 3, 3],
      ['none', 1, 1],
      ['redirection', 1, 0],
    ]);
    // No circuit (8, 16) is told apart from the 503 and 480 that came of it.
    expect(rows(byCause)).toEqual([
      ['486', 3, 0],
      ['487', 3, 0],
      ['401', 2, 1],
      ['404', 2, 2],
      ['480', 2, 1],
      ['Q.850 34', 2, 2],
      ['302', 1, 0],
      ['403', 1, 1],
      ['408', 1, 1],
      ['484', 1, 1],
      ['488', 1, 1],
      ['500', 1, 1],
      ['503', 1, 1],
      ['600', 1, 0],
      ['603', 1, 0],
      // A ring timer, which the CANCEL names in its Reason.
      ['Q.850 19', 1, 0],
      // The network blocked it, and says so in its Reason.
      ['SIP 603', 1, 1],
      ['none', 1, 1],
    ]);
    for (const split of [byClass, byCategory, byCause]) expect(split.reduce((sum, row) => sum + row.calls, 0)).toBe(26);
  });
});
