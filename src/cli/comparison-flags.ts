import type { Flag } from './flag.ts';

/** What a run is compared with, and how much worse it may be. */
export const COMPARISON_FLAGS: readonly Flag[] = [
  {
    name: 'baseline',
    type: 'string',
    repeatable: true,
    value: 'FILE',
    help: {
      en: 'a JSON report of an earlier run to compare with, or a folder of past nights; repeatable',
      es: 'un informe JSON anterior con el que comparar, o una carpeta de noches pasadas; repetible',
    },
    commands: ['report'],
  },
  {
    name: 'max-regression',
    type: 'string',
    repeatable: true,
    value: 'EXPR',
    help: {
      en: "a gate on the comparison: exit 1 when it got worse by more, as in 'share(5xx):+1pp', 'ser:-2pp', 'p95(pdd):+20%'; a share only when that is no chance; repeatable",
      es: "un umbral sobre la comparación: salida 1 si empeoró en más, como 'share(5xx):+1pp', 'ser:-2pp', 'p95(pdd):+20%'; un porcentaje, solo si no es azar; repetible",
    },
    commands: ['report', 'diff'],
  },
];
