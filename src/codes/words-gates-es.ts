/** How gates are told in Spanish; `{name}` is filled in. */
export const spanishGates = {
  pass: 'bien',
  fail: 'FALLO',
  warning: 'aviso',
  skipped: 'omitido',
  value: 'valor',
  of: 'de',
  failed: 'umbral incumplido: {gate} vale {value}',
  warned: 'aviso: {gate} vale {value}',
  part: '{value} ({numerator} de {denominator} {what})',
  whole: '{value} (de {denominator} {what})',
  tooFew: 'muy pocos: {count}, y hacen falta al menos {least}',
  nothing: 'no hubo nada que medir',
  ended: 'terminó el {until}',
} as const;
