import type { CorrelateRule } from '../index.ts';

/** `NAME` or `NAME:REGEX`; a text says what is wrong with it. */
export function correlateRule(text: string): CorrelateRule | string {
  const [, header, expression] = /^([\w.!%*+`'~-]+)(?::(.*))?$/s.exec(text) ?? [];
  if (header === undefined) return "a header's name is needed, as in X-Ref or X-Ref:id=(\\w+).";
  return ruleOf(header, expression);
}

/** @param expression absent or empty: the whole value counts */
export function ruleOf(header: string, expression: string | undefined): CorrelateRule | string {
  if (expression === undefined || expression === '') return { header, pattern: null };
  try {
    return { header, pattern: new RegExp(expression) };
  } catch {
    return `'${expression}' is no regular expression.`;
  }
}
