import { expect, it } from 'vitest';
import { leadInOf } from '../../src/logs/dialect.ts';
import { parseTime } from '../../src/logs/log-time.ts';
import { RowOrder } from '../../src/logs/row-order.ts';

const row = (second: number) => {
  const time = parseTime(`2026-01-01 10:00:${String(second).padStart(2, '0')}`);
  return { leadIn: { ...leadInOf({ source: null, destination: null }), time }, message: new Uint8Array(100) };
};

/** Lines in the order in which rows are handed on, of a table that begins with the latest. */
function handedOn(mostBytes?: number): number[] {
  const lines: number[] = [];
  const order = new RowOrder((_leadIn, _message, line) => lines.push(line), mostBytes);
  for (let line = 1; line <= 6; line++) {
    const { leadIn, message } = row(50 - line);
    order.add(leadIn, message, line, false);
  }
  order.flush();
  return lines;
}

it('rows of a table that begins with the latest are turned round', () => {
  expect(handedOn()).toEqual([6, 5, 4, 3, 2, 1]);
});

it('where there is no room for all, none is lost', () => {
  expect(handedOn(1500)).toEqual([3, 2, 1, 6, 5, 4]);
});
