import fc from 'fast-check';
import { expect, test } from 'vitest';
import { TimeUnit } from '../../src/pcap/pcapng/time-unit.ts';

/** 2100-01-01, beyond which nobody captures yet. */
const LATEST_SECONDS = 4_102_444_800n;

test('every resolution gives the exact microsecond', () => {
  const resolution = fc.integer({ min: 0, max: 255 });
  fc.assert(
    fc.property(resolution, fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }), (byte, any) => {
      const perSecond = (byte & 0x80 ? 2n : 10n) ** BigInt(byte & 0x7f);
      const ticks = any % (LATEST_SECONDS * perSecond);
      const micros = new TimeUnit(byte).micros(Number(ticks >> 32n), Number(ticks & 0xffffffffn));
      expect(BigInt(micros)).toBe((ticks * 1_000_000n) / perSecond);
    }),
    { numRuns: 3000 },
  );
});

test('the offset is added', () => {
  const unit = new TimeUnit(9, 1_700_000_000);
  expect(unit.micros(0, 1_999)).toBe(1_700_000_000_000_001);
  expect(new TimeUnit(6, -1).micros(0, 1)).toBe(-999_999);
});

test('times beyond every calendar are numbers still', () => {
  for (const byte of [0, 6, 9, 12, 13, 0x80, 0x9f, 0xa0, 0xa1, 0xff])
    expect(new TimeUnit(byte, 2 ** 62).micros(0xffffffff, 0xffffffff)).toBeGreaterThan(0);
});
