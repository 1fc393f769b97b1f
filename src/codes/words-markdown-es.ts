import type { englishMarkdown } from './words-markdown-en.ts';

/** What the Markdown report says in Spanish. */
export const spanishMarkdown = {
  gateFailed: 'No se cumple 1 umbral.',
  gatesFailed: 'No se cumplen {count} umbrales.',
  morePassed: 'y {more} más que se cumplen',
  moreGates: 'y {more} más',
  ladders: 'Escaleras de las peores llamadas',
  laddersCut: 'Se omiten {count} escaleras para no pasar de {size} kB.',
  callsCut: 'Solo se listan {shown} de {all} llamadas para no pasar de {size} kB. `--format json` las da todas.',
  linesCut: 'Se omite el resto para no pasar de {size} kB.',
  callsListed: '{count} llamadas sin contestar',
  callListed: '1 llamada sin contestar',
  allCalls: '{count} llamadas',
  moreInputs: 'y {more} archivos más',
  moreNotes: 'y {more} notas más',
  generated: 'Generado el {time}',
} as const satisfies Readonly<Record<keyof typeof englishMarkdown, string>>;
