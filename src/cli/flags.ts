import type { Language } from '../result.ts';
import type { CommandName } from './arguments.ts';

/** One flag. The parser, the help and the README's table come from these. */
export interface Flag {
  /** Without the dashes. */
  name: string;
  alias?: string;
  type: 'boolean' | 'string';
  /** May be given several times. */
  repeatable?: true;
  /** How the help calls the value. */
  value?: string;
  /** The only values it takes, where the command does not decide. */
  choices?: readonly string[];
  help: Record<Language, string>;
  /** The commands that know it. */
  commands: readonly CommandName[];
}

const READING: readonly CommandName[] = ['report', 'responses', 'show'];
const ALL: readonly CommandName[] = ['report', 'responses', 'show', 'codes'];
const SHOW: readonly CommandName[] = ['show'];

export const FLAGS: readonly Flag[] = [
  {
    name: 'format',
    alias: 'f',
    type: 'string',
    value: 'F',
    help: {
      en: 'what goes to standard output: {formats}',
      es: 'qué va a la salida estándar: {formats}',
    },
    commands: ALL,
  },
  {
    name: 'out',
    alias: 'o',
    type: 'string',
    repeatable: true,
    value: 'F=FILE',
    help: {
      en: 'also write FILE in format F; repeatable',
      es: 'escribe además FILE en formato F; repetible',
    },
    commands: ALL,
  },
  {
    name: 'lang',
    type: 'string',
    value: 'en|es',
    choices: ['en', 'es'],
    help: {
      en: 'language of meanings, advice and headings; default from LC_ALL, LC_MESSAGES, LANG, else en',
      es: 'idioma de significados, consejos y títulos; por omisión el de LC_ALL, LC_MESSAGES, LANG, o en',
    },
    commands: ALL,
  },
  {
    name: 'calls',
    type: 'string',
    value: 'all|failed|none',
    choices: ['all', 'failed', 'none'],
    help: {
      en: 'which calls are listed; default failed in a table and in HTML, all in JSON',
      es: 'qué llamadas se listan; por omisión failed en la tabla y en HTML, all en JSON',
    },
    commands: ['report'],
  },
  {
    name: 'limit',
    type: 'string',
    value: 'N',
    help: {
      en: 'at most N rows listed, or ladders shown; default 20 calls in a table, 2000 in HTML, else all',
      es: 'como mucho N filas, o escaleras; por omisión 20 llamadas en la tabla, 2000 en HTML, si no todas',
    },
    commands: READING,
  },
  {
    name: 'outcome',
    type: 'string',
    repeatable: true,
    value: 'OUTCOME',
    help: {
      en: 'count only calls with this outcome (answered, busy, declined, no-answer, cancelled, challenged, redirected, failed, timeout, unknown); commas or repeated: any of them',
      es: 'solo cuentan las llamadas con este resultado (answered, busy, declined, no-answer, cancelled, challenged, redirected, failed, timeout, unknown); con comas o repetido: cualquiera',
    },
    commands: ['report', 'show'],
  },
  {
    name: 'code',
    type: 'string',
    repeatable: true,
    value: '486,5xx',
    help: {
      en: 'count only calls decided by these codes or classes; in responses, list only these',
      es: 'solo cuentan las llamadas decididas por estos códigos o clases; en responses, lista solo estos',
    },
    commands: READING,
  },
  {
    name: 'call-id',
    type: 'string',
    repeatable: true,
    value: 'ID',
    help: { en: 'count only the call with this Call-ID', es: 'solo cuenta la llamada con este Call-ID' },
    commands: ['report', 'responses'],
  },
  {
    name: 'call',
    type: 'string',
    value: 'ID',
    help: {
      en: 'show the call with this Call-ID; its beginning or any other part that no other has is enough',
      es: 'muestra la llamada con este Call-ID; basta su principio u otra parte que ninguna otra tenga',
    },
    commands: SHOW,
  },
  {
    name: 'failed',
    type: 'boolean',
    help: {
      en: 'show the calls that were not answered, in the order of the report',
      es: 'muestra las llamadas sin contestar, en el orden del informe',
    },
    commands: SHOW,
  },
  {
    name: 'nth',
    type: 'string',
    value: 'N',
    help: {
      en: 'show the Nth call by start time, of those that were chosen',
      es: 'muestra la N.ª llamada por hora de inicio, de las elegidas',
    },
    commands: SHOW,
  },
  {
    name: 'ports',
    type: 'boolean',
    help: {
      en: 'a column for each port of a host instead of one for the host',
      es: 'una columna por cada puerto en vez de una por cada equipo',
    },
    commands: SHOW,
  },
  {
    name: 'sdp',
    type: 'boolean',
    help: { en: 'show the session descriptions as they came', es: 'muestra las descripciones de sesión tal cual' },
    commands: SHOW,
  },
  {
    name: 'raw',
    type: 'boolean',
    help: { en: 'show the messages as they came', es: 'muestra los mensajes tal cual' },
    commands: SHOW,
  },
  {
    name: 'correlate-header',
    type: 'string',
    repeatable: true,
    value: 'NAME[:REGEX]',
    help: {
      en: 'calls with the same value of this header, or of what REGEX takes of it, are legs of one call',
      es: 'las llamadas con el mismo valor de esta cabecera, o de lo que REGEX toma de ella, son tramos de una',
    },
    commands: ['report', 'show'],
  },
  {
    name: 'include-scanners',
    type: 'boolean',
    help: {
      en: 'count the calls of scanners like any other',
      es: 'cuenta las llamadas de escáneres como cualquier otra',
    },
    commands: ['report', 'show'],
  },
  {
    name: 'generated-at',
    type: 'string',
    value: 'TIME',
    help: {
      en: 'the date that a report prints, ISO 8601; default from SOURCE_DATE_EPOCH, else none',
      es: 'la fecha que imprime un informe, ISO 8601; por omisión la de SOURCE_DATE_EPOCH, si no ninguna',
    },
    commands: ['report'],
  },
  {
    name: 'strict',
    type: 'boolean',
    help: {
      en: 'input that is incomplete or damaged fails the run',
      es: 'una entrada incompleta o dañada hace fallar la ejecución',
    },
    commands: READING,
  },
  {
    name: 'allow-empty',
    type: 'boolean',
    help: { en: 'no SIP in the input is fine', es: 'se acepta una entrada sin SIP' },
    commands: READING,
  },
  {
    name: 'as',
    type: 'string',
    value: 'KIND',
    help: {
      en: 'take every input for this kind (pcap, pcapng or a log dialect) instead of telling it by content',
      es: 'toma cada entrada por esta clase (pcap, pcapng o un dialecto de registro) sin mirar el contenido',
    },
    commands: READING,
  },
  {
    name: 'timezone',
    type: 'string',
    value: 'TZ',
    help: {
      en: 'zone of times in logs that print none: Europe/Madrid, UTC, +02:00',
      es: 'zona de las horas de registros que no la dan: Europe/Madrid, UTC, +02:00',
    },
    commands: READING,
  },
  {
    name: 'year',
    type: 'string',
    value: 'Y',
    help: { en: 'year of times in logs that print none', es: 'año de las horas de registros que no lo dan' },
    commands: READING,
  },
  {
    name: 'no-progress',
    type: 'boolean',
    help: { en: 'no progress on the terminal', es: 'sin progreso en la terminal' },
    commands: READING,
  },
  {
    name: 'no-color',
    type: 'boolean',
    help: { en: 'no colours on the terminal', es: 'sin colores en la terminal' },
    commands: ALL,
  },
  {
    name: 'quiet',
    alias: 'q',
    type: 'boolean',
    help: { en: 'no progress and no warnings', es: 'sin progreso ni avisos' },
    commands: ALL,
  },
  {
    name: 'verbose',
    alias: 'v',
    type: 'boolean',
    help: { en: 'tell every note about the input', es: 'muestra cada nota sobre la entrada' },
    commands: ALL,
  },
  { name: 'help', alias: 'h', type: 'boolean', help: { en: 'this help', es: 'esta ayuda' }, commands: ALL },
  { name: 'version', type: 'boolean', help: { en: 'the version', es: 'la versión' }, commands: ALL },
];
