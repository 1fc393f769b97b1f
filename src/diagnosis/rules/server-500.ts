import { saidRefusal } from '../said-refusal.ts';
import type { Rule } from './rule.ts';

export const server500: Rule = {
  id: 'server-500',
  severity: 'error',
  reference: 'RFC 3261 21.5.1',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [500],
  check: (call) => saidRefusal(call, 500),
  text: {
    en: {
      title: 'The server failed (500)',
      seen: { said: '{peer} answered 500: "{text}".', bare: '{peer} answered 500 and says nothing more.' },
      advice:
        'Read the text, then the log of that server at that time, by Call-ID. Many gateways send 500 for any failure behind them.',
    },
    es: {
      title: 'Falló el servidor (500)',
      seen: { said: '{peer} respondió 500: «{text}».', bare: '{peer} respondió 500 y no dice nada más.' },
      advice:
        'Lea el texto y luego el log de ese servidor a esa hora, por Call-ID. Muchas pasarelas envían 500 por cualquier fallo que haya detrás.',
    },
  },
};
