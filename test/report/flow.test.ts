import { expect, it } from 'vitest';
import { flow } from '../../src/report/flow.ts';

const parts = ['one', 'two', 'three'].map((text) => ({ text }));

it.each([
  [' · ', 20, ['one · two · three\n']],
  [' · ', 9, ['one · two\n', 'three\n']],
  [', ', 15, ['one, two, three\n']],
  [', ', 9, ['one, two,\n', 'three\n']],
  [', ', 8, ['one,\n', 'two,\n', 'three\n']],
  [', ', 2, ['one,\n', 'two,\n', 'three\n']],
])('parts with %j on lines of %i', (separator, columns, lines) => {
  expect([...flow(parts, separator, columns)]).toEqual(lines);
});

it('counts the text and writes the painted one', () => {
  expect([...flow([{ text: 'ab', painted: '\x1b[1mab\x1b[0m' }, { text: 'c' }], ' ', 4)]).toEqual([
    '\x1b[1mab\x1b[0m c\n',
  ]);
  expect([...flow([], ', ', 10)]).toEqual([]);
});
