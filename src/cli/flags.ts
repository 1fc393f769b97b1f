import type { CommandName } from './arguments.ts';
import { COMPARISON_FLAGS } from './comparison-flags.ts';
import type { Flag } from './flag.ts';
import { SHOW_FLAGS } from './show-flags.ts';

const READING: readonly CommandName[] = ['report', 'responses', 'show'];
const INPUTS: readonly CommandName[] = [...READING, 'init'];
const RENDERING: readonly CommandName[] = [...READING, 'diff', 'codes'];
const CONFIGURED: readonly CommandName[] = [...READING, 'codes'];
const ALL: readonly CommandName[] = [...INPUTS, 'diff', 'codes'];

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
    commands: RENDERING,
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
    commands: RENDERING,
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
      en: 'which calls are listed; default all in json, ndjson and csv, else failed',
      es: 'qué llamadas se listan; por omisión all en json, ndjson y csv, si no failed',
    },
    commands: ['report'],
  },
  {
    name: 'rows',
    type: 'string',
    value: 'calls|responses|findings',
    choices: ['calls', 'responses', 'findings'],
    help: { en: 'what the rows of a csv are; default calls', es: 'qué son las filas de un csv; por omisión calls' },
    commands: ['report'],
  },
  {
    name: 'junit-per-call',
    type: 'boolean',
    help: { en: 'a case for each call in junit and ctrf', es: 'un caso por llamada en junit y ctrf' },
    commands: ['report'],
  },
  {
    name: 'limit',
    type: 'string',
    value: 'N',
    help: {
      en: 'at most N rows listed, or ladders shown; default 20 calls in a table, 500 in HTML, else all',
      es: 'como mucho N filas, o escaleras; por omisión 20 llamadas en la tabla, 500 en HTML, si no todas',
    },
    commands: ['report', 'responses', 'show', 'diff'],
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
    name: 'from',
    type: 'string',
    repeatable: true,
    value: 'USER[@HOST]',
    help: {
      en: 'count only calls from this user (From); * stands for any characters; in responses, list only these',
      es: 'solo cuentan las llamadas de este usuario (From); * es cualquier texto; en responses, lista solo estas',
    },
    commands: READING,
  },
  {
    name: 'to',
    type: 'string',
    repeatable: true,
    value: 'USER[@HOST]',
    help: {
      en: 'count only calls to this user (To); likewise',
      es: 'solo cuentan las llamadas a este usuario (To); igual',
    },
    commands: READING,
  },
  {
    name: 'peer',
    type: 'string',
    repeatable: true,
    value: 'ADDRESS',
    help: {
      en: 'count only calls to this address, prefix (10.0.0.0/24) or pattern (10.0.0.*); in responses, list only those from or to it',
      es: 'solo cuentan las llamadas a esta dirección, prefijo (10.0.0.0/24) o patrón (10.0.0.*); en responses, lista solo las que van o vienen de ella',
    },
    commands: READING,
  },
  {
    name: 'method',
    type: 'string',
    repeatable: true,
    value: 'METHOD',
    help: {
      en: 'count only calls with a request of this method; in responses, list only those to it',
      es: 'solo cuentan las llamadas con una petición de este método; en responses, lista solo las suyas',
    },
    commands: READING,
  },
  {
    name: 'finding',
    type: 'string',
    repeatable: true,
    value: 'RULE',
    help: {
      en: 'count only calls in which this rule found something, such as ack-missing',
      es: 'solo cuentan las llamadas en las que esta regla encontró algo, como ack-missing',
    },
    commands: ['report', 'show'],
  },
  {
    name: 'since',
    type: 'string',
    value: 'TIME',
    help: {
      en: 'count only calls that began then or later: ISO 8601, or HH:MM in UTC of the first day; in responses, list only these',
      es: 'solo cuentan las llamadas que empezaron entonces o después: ISO 8601, u HH:MM en UTC del primer día; en responses, lista solo estas',
    },
    commands: READING,
  },
  {
    name: 'until',
    type: 'string',
    value: 'TIME',
    help: {
      en: 'count only calls that began before that; HH:MM not after --since is on the next day',
      es: 'solo cuentan las llamadas que empezaron antes; una HH:MM no posterior a --since es del día siguiente',
    },
    commands: READING,
  },
  {
    name: 'where',
    type: 'string',
    repeatable: true,
    value: 'EXPR',
    help: {
      en: "count only calls of which this is true, as in 'peer=10.0.0.2 and code!=2xx'; repeated: any of them",
      es: "solo cuentan las llamadas de las que es cierto, como 'peer=10.0.0.2 and code!=2xx'; repetido: cualquiera",
    },
    commands: ['report', 'show'],
  },
  {
    name: 'sort',
    type: 'string',
    value: 'KEY',
    help: {
      en: 'order of the calls listed: start, end, duration, pdd, setup, messages, retransmissions, attempts, outcome, code, peer, caller, from, to; times and counts begin with the most, KEY:asc with the least',
      es: 'orden de las llamadas listadas: start, end, duration, pdd, setup, messages, retransmissions, attempts, outcome, code, peer, caller, from, to; tiempos y cuentas empiezan por lo más, KEY:asc por lo menos',
    },
    commands: ['report', 'show'],
  },
  {
    name: 'fail-on',
    type: 'string',
    repeatable: true,
    value: 'EXPR',
    help: {
      en: "a gate: exit 1 when this is true, as in 'ser<95%', 'share(503)>2% where peer=10.0.0.2'; repeatable",
      es: "un umbral: salida 1 si es cierto, como 'ser<95%', 'share(503)>2% where peer=10.0.0.2'; repetible",
    },
    commands: ['report', 'diff'],
  },
  {
    name: 'warn-on',
    type: 'string',
    repeatable: true,
    value: 'EXPR',
    help: { en: 'the same, but only warn; repeatable', es: 'lo mismo, pero solo avisa; repetible' },
    commands: ['report', 'diff'],
  },
  {
    name: 'min-calls',
    type: 'string',
    value: 'N',
    help: {
      en: 'skip gates on shares and times of fewer calls',
      es: 'omite los umbrales sobre porcentajes y tiempos de menos llamadas',
    },
    commands: ['report', 'diff'],
  },
  ...SHOW_FLAGS,
  {
    name: 'correlate-header',
    type: 'string',
    repeatable: true,
    value: 'NAME[:REGEX]',
    help: {
      en: 'calls with the same value of this header, or of what REGEX takes of it, are legs of one call',
      es: 'las llamadas con el mismo valor de esta cabecera, o de lo que REGEX toma de ella, son tramos de una',
    },
    commands: ['report', 'show', 'init'],
  },
  {
    name: 'include-scanners',
    type: 'boolean',
    help: {
      en: 'count calls and registrations of scanners like any other',
      es: 'cuenta las llamadas y registros de escáneres como los demás',
    },
    commands: ['report', 'show', 'init'],
  },
  {
    name: 'config',
    type: 'string',
    value: 'FILE',
    help: {
      en: 'gates, names and more from FILE; default sipmortem.config.json, .yaml or .yml in the working directory; flags win',
      es: 'umbrales, nombres y demás de FILE; por omisión sipmortem.config.json, .yaml o .yml del directorio actual; las opciones ganan',
    },
    commands: CONFIGURED,
  },
  {
    name: 'no-config',
    type: 'boolean',
    help: { en: 'no configuration file', es: 'sin archivo de configuración' },
    commands: CONFIGURED,
  },
  {
    name: 'out-file',
    type: 'string',
    value: 'FILE',
    help: {
      en: 'write the configuration to FILE, which must not exist; -o is short for it',
      es: 'escribe la configuración en FILE, que no debe existir; -o es su forma corta',
    },
    commands: ['init'],
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
    name: 'github',
    type: 'boolean',
    help: {
      en: 'inside GitHub Actions: an annotation for each failed gate, and the report in Markdown added to the job summary',
      es: 'dentro de GitHub Actions: una anotación por cada umbral que no se cumple, y el informe en Markdown añadido al resumen del trabajo',
    },
    commands: ['report'],
  },
  {
    name: 'every',
    type: 'string',
    value: 'TIME',
    help: {
      en: 'report on the way whenever so much time of the input has passed, as in 30s, 5m, 1h: everything so far, in the files of --out, or without them on standard output in table, json or markdown; ndjson has each call once anyway',
      es: 'informa sobre la marcha cada vez que pasa tanto tiempo de la entrada, como 30s, 5m, 1h: todo lo visto hasta entonces, en los archivos de --out o, sin ellos, en la salida estándar en table, json o markdown; ndjson da cada llamada una vez de todos modos',
    },
    commands: ['report'],
  },
  ...COMPARISON_FLAGS,
  {
    name: 'strict',
    type: 'boolean',
    help: {
      en: 'input that is incomplete or damaged fails the run',
      es: 'una entrada incompleta o dañada hace fallar la ejecución',
    },
    commands: INPUTS,
  },
  {
    name: 'allow-empty',
    type: 'boolean',
    help: { en: 'no SIP in the input is fine', es: 'se acepta una entrada sin SIP' },
    commands: INPUTS,
  },
  {
    name: 'as',
    type: 'string',
    value: 'KIND',
    help: {
      en: 'take every input for this kind (pcap, pcapng or a log dialect) instead of telling it by content',
      es: 'toma cada entrada por esta clase (pcap, pcapng o un dialecto de registro) sin mirar el contenido',
    },
    commands: INPUTS,
  },
  {
    name: 'timezone',
    type: 'string',
    value: 'TZ',
    help: {
      en: 'zone of times in logs that print none: Europe/Madrid, UTC, +02:00',
      es: 'zona de las horas de registros que no la dan: Europe/Madrid, UTC, +02:00',
    },
    commands: INPUTS,
  },
  {
    name: 'year',
    type: 'string',
    value: 'Y',
    help: { en: 'year of times in logs that print none', es: 'año de las horas de registros que no lo dan' },
    commands: INPUTS,
  },
  {
    name: 'no-progress',
    type: 'boolean',
    help: { en: 'no progress on the terminal', es: 'sin progreso en la terminal' },
    commands: INPUTS,
  },
  {
    name: 'no-color',
    type: 'boolean',
    help: { en: 'no colours on the terminal', es: 'sin colores en la terminal' },
    commands: RENDERING,
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
