import { describe, expect, it } from 'vitest';
import { addressTest } from '../../../src/summary/conditions/address-pattern.ts';
import { partyTest, textTest } from '../../../src/summary/conditions/text-pattern.ts';
import { TimeWindow } from '../../../src/summary/conditions/time-window.ts';

describe('an address', () => {
  it.each([
    ['10.0.0.2', '10.0.0.2:5060', true],
    ['10.0.0.2', '10.0.0.20:5060', false],
    ['10.0.0.2:5061', '10.0.0.2:5060', false],
    ['10.0.0.2:5060', '10.0.0.2:5060', true],
    ['10.0.0.0/24', '10.0.0.255:5060', true],
    ['10.0.0.0/24', '10.0.1.0:5060', false],
    ['10.0.0.128/25', '10.0.0.127:5060', false],
    ['0.0.0.0/0', '203.0.113.9:5060', true],
    ['0.0.0.0/0', '[2001:db8::1]:5060', false],
    ['10.0.*', '10.0.9.9:5060', true],
    ['2001:DB8:0::1', '[2001:db8::1]:5060', true],
    ['[2001:db8::1]:5060', '[2001:db8::1]:5060', true],
    ['2001:db8::/33', '[2001:db8:7fff::1]:5060', true],
    ['2001:db8::/33', '[2001:db8:8000::1]:5060', false],
    ['sip.Example', 'SIP.example:5060', true],
    ['sip.example', 'sip.example', true],
  ])('%s is %s: %s', (pattern, address, expected) => expect(addressTest([pattern], {})(address)).toBe(expected));

  it('is no unknown one', () => expect(addressTest(['*'], {})(null)).toBe(false));

  it('has no name that stands for itself', () => {
    expect(() => addressTest(['a'], { A: ['b'], b: ['a'] })).toThrow("the name 'a' stands for itself.");
  });
});

describe('a text', () => {
  it.each([
    ['abc', 'abc', true],
    ['abc', 'abcd', false],
    ['a*c', 'abbc', true],
    ['a*bc', 'abc', true],
    ['ab*bc', 'abc', false],
    ['*b*', 'abc', true],
    ['*', '', true],
    ['a*b*c', 'acbc', true],
    ['a*b*c', 'accb', false],
    ['a*b*b', 'ab', false],
    ['a.c', 'abc', false],
  ])('%s is %s: %s', (pattern, text, expected) => expect(textTest(pattern, '')(text)).toBe(expected));

  it('of a user counts letter by letter, of a host not', () => {
    const isBob = partyTest('Bob*@PBX.example');
    expect([isBob('Bobby', 'pbx.EXAMPLE'), isBob('bob', 'pbx.example'), isBob('Bob', null)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(partyTest('100')('100', 'anywhere')).toBe(true);
  });

  it('takes no time, whatever the pattern', () => {
    expect(textTest('*a'.repeat(2000), '')(`${'a'.repeat(20_000)}b`)).toBe(false);
  });
});

describe('a span of time', () => {
  const at = (iso: string): number => Date.parse(iso) * 1000;

  it('has its beginning and not its end', () => {
    const window = new TimeWindow('2026-01-15T19:00:00Z', '2026-01-15 20:00');
    expect(window.needsDay).toBe(false);
    const times = ['2026-01-15T18:59:59.999Z', '2026-01-15T19:00Z', '2026-01-15T19:59:59.999Z', '2026-01-15T20:00Z'];
    expect(times.map((time) => window.holds(at(time)))).toEqual([false, true, true, false]);
    expect(window.holds(Number.NaN)).toBe(false);
  });

  it('knows zones and microseconds', () => {
    const window = new TimeWindow('2026-01-15T20:00:00.000001+01:00', undefined);
    expect([0, 1].map((micros) => window.holds(at('2026-01-15T19:00Z') + micros))).toEqual([false, true]);
  });

  it('of times of day is on the first day, or goes on past midnight', () => {
    const window = new TimeWindow('23:00', '01:30:00');
    expect(window.needsDay).toBe(true);
    window.beginAt(at('2026-01-15T09:00Z'));
    window.beginAt(at('2026-01-17T09:00Z'));
    const times = ['2026-01-15T00:10Z', '2026-01-15T23:10Z', '2026-01-16T01:29Z', '2026-01-16T01:30Z'];
    expect(times.map((time) => window.holds(at(time)))).toEqual([false, true, true, false]);
  });

  it.each(['25:00', '19', 'yesterday', '2026-13-01', ''])('%j is no time', (text) => {
    expect(() => new TimeWindow(text, undefined)).toThrow('a time is needed');
  });

  it('does not end before it begins', () => {
    expect(() => new TimeWindow('2026-01-15', '2026-01-14')).toThrow("--until '2026-01-14' is not after --since");
  });
});
