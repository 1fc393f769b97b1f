import type { englishMetrics } from './words-metrics-en.ts';

/** What each metric is of, in Spanish. */
export const spanishMetrics = {
  asr: 'contestadas',
  ner: 'la red cumplió',
  nerExtended: 'lo mismo, contando números erróneos',
  ser: 'contestadas, de las decididas',
  seer: 'o rechazadas por el usuario',
  isa: '408, 500, 503, 504 o silencio',
  scr: 'contestadas y terminadas en orden',
  ccr: 'contestadas y no cortadas',
  abandonedRinging: 'abandonadas mientras sonaba',
  abandonedEarly: 'abandonadas antes de sonar',
  notRetried: 'con desafío o redirigidas, sin reintento',
  shortCalls: 'menos de 6 s, de las contestadas',
  shortCalls20: 'menos de 20 s',
  ira: 'registros fallidos',
  pdd: 'INVITE a timbre o respuesta',
  srd: 'lo mismo, si se contestó',
  srdFailed: 'INVITE al fallo',
  sdd: 'BYE a su respuesta',
  sddFailed: 'BYE hasta desistir',
  sdt: 'charla, fin en orden',
  sdtFailed: 'charla, BYE sin respuesta',
  acd: 'charla',
  rrd: 'REGISTER a su respuesta',
} as const satisfies Record<keyof typeof englishMetrics, string>;
