import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { play } from '../../calls/play.ts';
import { CHALLENGED } from './challenges.ts';

/** The script of a test has no place for line ends, nor for the bar between its parts. */
const value = fc
  .oneof(
    fc.string({ unit: 'binary', maxLength: 120 }),
    fc.string({ unit: fc.constantFrom(';', ',', '=', '"', '<', '>', '\\', ' ', '.', 'a', '%'), maxLength: 120 }),
    fc.constantFrom('Digest', 'Digest nonce', 'Digest realm=,nonce=', '<', '"', 'e30.e30.e30', 'STIR;cause=', '*'),
  )
  .map((text) => text.replace(/[\r\n|]/g, ''));

const headers = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .array(fc.tuple(fc.constantFrom(...names), value), { maxLength: 5 })
    .map((pairs) => pairs.map(([name, text]) => `| ${name}: ${text}`).join(' '));

const ASKED = headers([
  'Authorization',
  'Proxy-Authorization',
  'Identity',
  'From',
  'To',
  'Privacy',
  'P-Asserted-Identity',
  'Date',
  'Via',
]);
const TOLD = headers(['WWW-Authenticate', 'Proxy-Authenticate', 'Reason', 'Warning', 'Call-Info', 'Retry-After', 'To']);
const code = fc.constantFrom(200, 401, 402, 403, 407, 428, 433, 436, 437, 438, 482, 487, 500, 603, 607, 608);

describe('rules', () => {
  it('never throw, whatever stands in headers', async () => {
    await fc.assert(
      fc.asyncProperty(ASKED, TOLD, code, TOLD, async (asked, told, final, more) => {
        const script = `${CHALLENGED}
          0.3 1>2 INVITE 2 b ${asked}
          0.4 2>3 INVITE 2 pb,b ${asked}
          0.5 3>2 180 2 INVITE pb,b to=t2 ${more}
          0.6 1>2 CANCEL 2 b ${more}
          0.7 3>2 ${final} 2 INVITE pb,b to=t2 ${told}
          0.8 2>1 ${final} 2 INVITE b to=t2 ${told}
          5.0 1>2 INVITE 3 i to=t2 ${asked}
          5.1 1>2 INVITE 4 j to=t2 ${asked}
          5.2 2>1 500 4 INVITE j to=t2 ${told}
          5.3 2>1 491 3 INVITE i to=t2 ${told}`;
        const { calls } = await play(script, { until: 99 });
        for (const { findings } of calls)
          for (const { summary } of findings) {
            expect(summary).not.toMatch(/undefined|\bnull\b|NaN|\{\w+\}/);
            expect(summary.length).toBeLessThan(600);
          }
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});
