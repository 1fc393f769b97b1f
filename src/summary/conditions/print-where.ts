import type { Where } from './condition.ts';

/** Conditions as one way of writing them: what is the same prints the same. */
export function printWhere(where: Where): string {
  return where
    .map(({ key, isNegated, values }) => `${key}${isNegated ? '!=' : '='}${values.map(printValue).join(',')}`)
    .join(' and ');
}

/** A value holds one kind of quotes at most, or it could not have been written. */
function printValue(value: string): string {
  // An equals sign at the beginning would be read as part of the operator.
  if (/^[^\s,"'=][^\s,"']*$/.test(value)) return value;
  return value.includes('"') ? `'${value}'` : `"${value}"`;
}
