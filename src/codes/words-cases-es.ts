import type { englishCases } from './words-cases-en.ts';

/** What test reports (JUnit, CTRF) say in Spanish. */
export const spanishCases = {
  notMeasured: 'sin medir',
  reason: 'Motivo: {reason}',
  onlyWarning: 'Es un aviso: no hace fallar la ejecución.',
  ignored: 'No se tiene en cuenta: {reason}',
  call: '1 llamada',
  calls: '{count} llamadas',
  registration: '1 registro',
  registrations: '{count} registros',
  requests: '{count} peticiones a {peer}',
  groups: 'Qué ocurrió:',
  noGroups: 'Ninguna llamada falló por causa de la red.',
  notListed: 'Las llamadas no se listan: véase --calls.',
  listed: 'Llamadas:',
  foundIn: 'Se halló en:',
  frame: 'trama {position} de {path}',
  line: 'línea {position} de {path}',
  more: 'y {count} más',
  check: 'Revise: {advice}',
  see: 'Véase {reference}.',
  examples: 'Ejemplos: {names}',
  complete: 'Todas las entradas se leyeron hasta el final.',
  incomplete: 'Una parte de la entrada no se pudo analizar: las cifras son del resto.',
  messages: '{count} mensajes SIP',
} as const satisfies Record<keyof typeof englishCases, string>;
