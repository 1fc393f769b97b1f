import type { englishTcp } from './words-tcp-en.ts';

/** What became of TCP connections, in Spanish; `{peer}` is filled in. */
export const spanishTcp = {
  refused: 'conexión TCP rechazada: en {peer} no escucha nadie, o lo dice un cortafuegos',
  unanswered: 'conexión TCP sin respuesta de {peer}',
  reset: 'conexión TCP cortada por {peer}',
} as const satisfies Record<keyof typeof englishTcp, string>;
