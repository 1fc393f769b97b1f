import { expect, it } from 'vitest';
import { lightTable, tableWidth, type LightRow } from '../../src/report/light-table.ts';

const COLUMNS = [{ width: 4 }, { width: 3, align: 'right' }] as const;

function lines(rows: LightRow[], columnsForSpans?: number): string[] {
  return [...lightTable(COLUMNS, rows, columnsForSpans)];
}

it('aligns cells of any number of lines, without lines between them and without spaces behind', () => {
  expect(
    lines([
      ['a', '1'],
      ['bb\nc', '22'],
      ['漢字', ''],
    ]),
  ).toEqual(['a       1\n', 'bb     22\n', 'c\n', '漢字\n']);
  expect(tableWidth([4, 3])).toBe(9);
  expect(lines([])).toEqual([]);
});

it('lets a text span the table, and more where there is room', () => {
  expect(lines([['a', '1'], { span: '123456789' }])).toEqual(['a       1\n', '123456789\n']);
  expect(lines([['a', '1'], { span: '123456789012' }], 12)).toEqual(['a       1\n', '123456789012\n']);
});

it('keeps colours out of the count', () => {
  expect(lines([['\x1b[31mabcd\x1b[0m', '\x1b[2m1\x1b[0m']])).toEqual(['\x1b[31mabcd\x1b[0m    \x1b[2m1\x1b[0m\n']);
});
