import { expect, it } from 'vitest';
import { memorySize } from '../../src/cli/memory-size.ts';

it.each([
  ['512M', 512 * 2 ** 20],
  ['2G', 2 ** 31],
  ['1.5g', 1.5 * 2 ** 30],
  ['65536K', 2 ** 26],
  ['128 MiB', 2 ** 27],
  ['256MB', 2 ** 28],
  ['999999999G', 2 ** 44],
])('%s', (text, bytes) => {
  expect(memorySize(text)).toBe(bytes);
});

it.each([
  ['', 'a size such as 512M or 2G is needed.'],
  ['512', 'a size such as 512M or 2G is needed.'],
  ['-1G', 'a size such as 512M or 2G is needed.'],
  ['1e9M', 'a size such as 512M or 2G is needed.'],
  ['63M', 'the least is 64M.'],
  ['0G', 'the least is 64M.'],
])("'%s' is refused", (text, why) => {
  expect(memorySize(text)).toBe(why);
});
