import { expect, it } from 'vitest';
import { InputClock } from '../../src/calls/input-clock.ts';

const START = 1.7e15;

it('follows the latest time and never goes back', () => {
  const clock = new InputClock();
  expect(clock.see(START)).toBe(true);
  expect(clock.see(START + 1)).toBe(false);
  expect(clock.see(START - 5e6)).toBe(false);
  expect(clock.micros).toBe(START + 1);
  expect(clock.see(START + 2e6)).toBe(true);
});

it('is not carried away by one wild timestamp', () => {
  const clock = new InputClock();
  clock.see(START);
  clock.see(START + 1e14);
  clock.see(START + 1e6);
  expect(clock.micros).toBe(START + 1e6);
});

it('follows a jump that the next time confirms', () => {
  const clock = new InputClock();
  clock.see(START);
  clock.see(START + 1e12);
  clock.see(START + 1e12 + 1e6);
  expect(clock.micros).toBe(START + 1e12 + 1e6);
});

it('stays unknown without known times', () => {
  const clock = new InputClock();
  expect(clock.see(Number.NaN)).toBe(false);
  expect(clock.micros).toBeNaN();
});
