import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LogClock, type LogClockOptions } from '../../src/logs/log-clock.ts';
import { parseTime } from '../../src/logs/log-time.ts';
import { timeZone } from '../../src/logs/time-zone.ts';
import { NoteLog } from '../../src/note.ts';

const micros = (iso: string) => Date.parse(iso) * 1000;

function clock(changes: Partial<LogClockOptions> = {}) {
  const notes = new NoteLog();
  const lastChangeMicros = micros('2026-11-24T12:00:00Z');
  const made = new LogClock({ zone: null, year: null, lastChangeMicros, notes, input: 0, ...changes });
  return { notes, at: (text: string) => new Date(made.micros(parseTime(text)!) / 1000).toISOString() };
}

const codes = (notes: NoteLog) => notes.of(0).map(({ code }) => code);

describe('a time', () => {
  test('is the same whether or not anything stands behind it: what is read by hand and what the patterns read', () => {
    const two = fc.integer({ min: 0, max: 75 }).map((n) => String(n).padStart(2, '0'));
    const parts = [fc.integer({ min: 1000, max: 9999 }), two, two, two, two, two] as const;
    const fraction = fc.stringMatching(/^\d{1,7}$/);
    fc.assert(
      fc.property(fc.tuple(...parts), fc.constantFrom(' ', 'T'), fraction, ([y, mo, d, h, mi, s], between, digits) => {
        const text = `${y}-${mo}-${d}${between}${h}:${mi}:${s}.${digits}`;
        expect(parseTime(text)).toEqual(parseTime(`${text} `));
      }),
    );
  });

  test.each([
    ['2026-11-22 15:34:28.477', '2026-11-22T15:34:28.477Z', 1000],
    ['2026-11-22T15:34:28.477123+02:00', '2026-11-22T13:34:28.477Z', 1],
    ['2026-11-22T15:16:02.264804+0000', '2026-11-22T15:16:02.264Z', 1],
    ['2026/11/22 15:07:51.338383', '2026-11-22T15:07:51.338Z', 1],
    ['2010.08.10 11:57:52:180', '2010-08-10T11:57:52.180Z', 1000],
    ['Nov 22 15:32:47', '2026-11-22T15:32:47.000Z', 1e6],
    ['Jan  7 11:25:18', '2026-01-07T11:25:18.000Z', 1e6],
    ['Jan  7 2025 11:25:18', '2025-01-07T11:25:18.000Z', 1e6],
    ['Sat, 19 Dec 2020 10:45:13 GMT', '2020-12-19T10:45:13.000Z', 1e6],
    ['1795360071.338632', '2026-11-22T15:07:51.338Z', 1],
    ['1795361567', '2026-11-22T15:32:47.000Z', 1e6],
    ['2026-01-07 11:25:18,473', '2026-01-07T11:25:18.473Z', 1000],
  ])('%s', (text, iso, unitMicros) => {
    expect(parseTime(text)!.unitMicros).toBe(unitMicros);
    expect(clock().at(text)).toBe(iso);
  });

  test.each(['', 'INVITE sip:a@b SIP/2.0', 'Foo 22 15:32:47', '2026-13-01 00:00:00', '25:00:00', '12:34'])(
    'is not %j',
    (text) => expect(parseTime(text)).toBeNull(),
  );
});

describe('what a log does not say', () => {
  test('the year leaves no line in the future of the last change', () => {
    const { at, notes } = clock();
    expect(at('Dec 31 23:59:59')).toBe('2025-12-31T23:59:59.000Z');
    expect(at('Jan  1 00:00:01')).toBe('2026-01-01T00:00:01.000Z');
    expect(codes(notes)).toEqual(['times-coarse', 'year-inferred', 'times-local']);
  });

  test('the year that is given counts, and goes on at its end', () => {
    const { at, notes } = clock({ year: 2019 });
    expect(at('Dec 31 23:59:59')).toBe('2019-12-31T23:59:59.000Z');
    expect(at('Jan  1 00:00:01')).toBe('2020-01-01T00:00:01.000Z');
    expect(codes(notes)).not.toContain('year-inferred');
  });

  test('a time of day has the date of the lines around it, over midnight too', () => {
    const { at } = clock();
    expect(at('2021-04-02 23:59:58.000001')).toBe('2021-04-02T23:59:58.000Z');
    expect(at('23:59:59.5')).toBe('2021-04-02T23:59:59.500Z');
    expect(at('00:00:01.5')).toBe('2021-04-03T00:00:01.500Z');
    expect(at('23:59:59.9')).toBe('2021-04-02T23:59:59.900Z');
  });

  test('without any date, that of the last change', () => {
    const { at, notes } = clock();
    expect(at('11:00:00.5')).toBe('2026-11-24T11:00:00.500Z');
    expect(codes(notes)).toContain('date-inferred');
  });

  test('the zone that is given counts, summer time included', () => {
    const { at, notes } = clock({ zone: timeZone('Europe/Madrid') });
    expect(at('2026-07-01 12:00:00.5')).toBe('2026-07-01T10:00:00.500Z');
    expect(at('2026-12-01 12:00:00.5')).toBe('2026-12-01T11:00:00.500Z');
    expect(at('2026-03-29 03:30:00.5')).toBe('2026-03-29T01:30:00.500Z');
    expect(codes(notes)).toEqual([]);
    expect(clock({ zone: timeZone('-03:30') }).at('2026-07-01 12:00:00.5')).toBe('2026-07-01T15:30:00.500Z');
  });

  test('a zone that nobody knows is refused', () => {
    expect(() => timeZone('Europe/Nowhere')).toThrow('--timezone Europe/Nowhere');
  });
});
