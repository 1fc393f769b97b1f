import type { Language } from '../result.ts';
import type { CommandName } from './arguments.ts';
import { COMMAND_NAMES, COMMANDS } from './commands.ts';
import type { Flag } from './flag.ts';
import { FLAGS } from './flags.ts';

const COLUMNS = 80;
const INDENT = 31;

const TEXTS = {
  en: {
    inputs: 'INPUT is a file, a directory, a glob, or - for standard input.',
    commands: 'Commands',
    flags: 'Flags',
    exits: 'Exit codes: 0 read; 2 usage; 3 no input or no SIP in it; 4 damaged input, with --strict.',
  },
  es: {
    inputs: 'INPUT es un archivo, un directorio, un patrón, o - para la entrada estándar.',
    commands: 'Órdenes',
    flags: 'Opciones',
    exits: 'Códigos de salida: 0 leído; 2 uso; 3 sin entrada o sin SIP; 4 entrada dañada, con --strict.',
  },
} as const satisfies Record<Language, Record<string, string>>;

/** The help of the program, or of one command. It comes from the tables alone: loading the parser would take longer than all else. */
export function helpText(language: Language, command: CommandName | null): string {
  const texts = TEXTS[language];
  const names = command === null ? COMMAND_NAMES : [command];
  const width = Math.max(...names.map((name) => COMMANDS[name].usage.length));
  const lines = names.map((name) => {
    const { usage, summary } = COMMANDS[name];
    return entry(`sipmortem ${usage.padEnd(width)}`, summary[language], width + 14);
  });
  const flags = FLAGS.filter((flag) => command === null || flag.commands.includes(command));
  return [
    ...(command === null ? [`${texts.commands}:`] : []),
    ...lines,
    ...(command === 'codes' ? [] : ['', texts.inputs]),
    '',
    `${texts.flags}:`,
    ...flags.map((flag) => entry(spelling(flag), explanation(flag, language, command), INDENT)),
    ...(command === 'codes' ? [] : ['', ...folded(texts.exits, COLUMNS)]),
    '',
  ].join('\n');
}

/** `-f, --format F` */
function spelling({ alias, name, value }: Flag): string {
  const short = alias === undefined ? '    ' : `-${alias}, `;
  return `${short}--${name}${value === undefined ? '' : ` ${value}`}`;
}

function explanation(flag: Flag, language: Language, command: CommandName | null): string {
  const text = flag.help[language];
  const formats =
    command === null ? COMMAND_NAMES.flatMap((name) => COMMANDS[name].formats) : COMMANDS[command].formats;
  return text.replace('{formats}', [...new Set(formats)].join(', '));
}

function entry(left: string, text: string, indent: number): string {
  const lines = folded(text, COLUMNS - indent);
  const first = `  ${left}`.padEnd(indent);
  const margin = ' '.repeat(indent);
  // What is too long for the column stands above it.
  const head = first.length > indent ? [first, margin + lines[0]!] : [first + lines[0]!];
  return [...head, ...lines.slice(1).map((line) => margin + line)].join('\n');
}

function folded(text: string, columns: number): string[] {
  const lines = [''];
  for (const word of text.split(' ')) {
    const line = lines.at(-1)!;
    if (line !== '' && line.length + 1 + word.length > columns) lines.push(word);
    else lines[lines.length - 1] = line === '' ? word : `${line} ${word}`;
  }
  return lines;
}
