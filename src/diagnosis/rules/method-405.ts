import { refusedMethod } from '../refused-method.ts';
import type { Rule } from './rule.ts';

export const method405: Rule = {
  id: 'method-405',
  severity: 'error',
  reference: 'RFC 3261 8.2.1, 21.4.6',
  kind: 'cause',
  outcomes: ['failed', 'answered'],
  codes: [405, 200],
  check: (call) => refusedMethod(call, 405),
  text: {
    en: {
      title: 'A method is not allowed there (405)',
      seen: {
        allows: '{peer} answered 405 to {method}: it allows {allowed}.',
        bare: '{peer} answered 405 to {method}.',
        broken: '{peer} answered 405 to {method}, although it lists it in Allow.',
      },
      advice:
        'An INVITE: was it sent to the right server and port? Another method: let the sender use what Allow lists; the call goes on.',
    },
    es: {
      title: 'Un método no está permitido allí (405)',
      seen: {
        allows: '{peer} respondió 405 a {method}: permite {allowed}.',
        bare: '{peer} respondió 405 a {method}.',
        broken: '{peer} respondió 405 a {method}, aunque lo incluye en Allow.',
      },
      advice:
        'Un INVITE: ¿se envió al servidor y puerto correctos? Otro método: que el emisor use lo que indica Allow; la llamada sigue.',
    },
  },
};
