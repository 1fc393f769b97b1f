import type { CommandName } from './arguments.ts';
import type { Flag } from './flag.ts';

const SHOW: readonly CommandName[] = ['show'];

/** What `show` alone knows. */
export const SHOW_FLAGS: readonly Flag[] = [
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
];
