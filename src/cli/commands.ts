import type { Language } from '../result.ts';
import type { Arguments, CommandName } from './arguments.ts';
import type { Terminal } from './terminal.ts';

/** Does what a command line asks for, and returns the exit code. */
export type CommandHandler = (args: Arguments, terminal: Terminal) => Promise<number>;

export interface Command {
  /** The line of the help after the program's name. */
  usage: string;
  summary: Record<Language, string>;
  formats: readonly string[];
  /** Loaded only when the command is run. */
  load(): Promise<CommandHandler>;
}

/** The commands, in the order of the help; the first is the default. */
export const COMMANDS: Readonly<Record<CommandName, Command>> = {
  report: {
    usage: '[report] INPUT...',
    summary: { en: 'what failed, how often, where, why', es: 'qué falló, cuántas veces, dónde y por qué' },
    formats: ['table', 'json', 'ndjson', 'csv', 'markdown', 'html', 'junit', 'ctrf', 'openmetrics'],
    load: async () => (await import('./report-command.ts')).runReport,
  },
  responses: {
    usage: 'responses INPUT...',
    summary: {
      en: 'every SIP response, one a line, with its meaning',
      es: 'cada respuesta SIP en una línea, con su significado',
    },
    formats: ['table', 'json', 'ndjson', 'csv'],
    load: async () => (await import('./responses-command.ts')).runResponses,
  },
  show: {
    usage: 'show INPUT...',
    summary: {
      en: 'the ladder of a call: --call ID, --nth N or --failed',
      es: 'la escalera de una llamada: --call ID, --nth N o --failed',
    },
    formats: ['table', 'json', 'markdown', 'svg'],
    load: async () => (await import('./show-command.ts')).runShow,
  },
  diff: {
    usage: 'diff A.json B.json',
    summary: {
      en: 'two reports compared: what is new, gone, changed, and what of that may be chance',
      es: 'dos informes comparados: qué es nuevo, qué ya no está, qué cambió y qué puede ser azar',
    },
    formats: ['table', 'json', 'markdown', 'html'],
    load: async () => (await import('./diff-command.ts')).runDiff,
  },
  codes: {
    usage: 'codes [CODE | CLASS | WORDS]',
    summary: {
      en: 'the table of codes: meaning, causes, what to check, RFC, Q.850',
      es: 'la tabla de códigos: significado, causas, qué revisar, RFC, Q.850',
    },
    formats: ['table', 'json', 'markdown'],
    load: async () => (await import('./codes-command.ts')).runCodes,
  },
  init: {
    usage: 'init INPUT...',
    summary: {
      en: 'a starter configuration, its gates just beyond what was measured',
      es: 'una configuración inicial, con los umbrales justo más allá de lo medido',
    },
    formats: [],
    load: async () => (await import('./init/init-command.ts')).runInit,
  },
};

export const COMMAND_NAMES = Object.keys(COMMANDS) as CommandName[];

/** True for the name of a command. */
export function isCommand(word: string | undefined): word is CommandName {
  return word !== undefined && Object.hasOwn(COMMANDS, word);
}
