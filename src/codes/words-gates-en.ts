/** How gates are told; `{name}` is filled in. */
export const englishGates = {
  pass: 'pass',
  fail: 'FAIL',
  warning: 'warning',
  skipped: 'skipped',
  value: 'value',
  of: 'of',
  failed: 'gate failed: {gate} is {value}',
  warned: 'warning: {gate} is {value}',
  /** `81.2 % (26 of 32 calls)`, `6.3 s (of 32 calls)` */
  part: '{value} ({numerator} of {denominator} {what})',
  whole: '{value} (of {denominator} {what})',
  tooFew: 'too few: {count}, and at least {least} are needed',
  nothing: 'there was nothing to measure',
  ended: 'it ended on {until}',
} as const;
