import { refusedMethod } from '../refused-method.ts';
import type { Rule } from './rule.ts';

export const method501: Rule = {
  id: 'method-501',
  severity: 'error',
  reference: 'RFC 3261 21.5.2',
  kind: 'cause',
  outcomes: ['failed', 'answered'],
  codes: [501, 200],
  check: (call) => refusedMethod(call, 501),
  text: {
    en: {
      title: 'A method is not known there (501)',
      seen: {
        allows: '{peer} answered 501 to {method}: it allows {allowed}.',
        bare: '{peer} answered 501 to {method}.',
        broken: '{peer} answered 501 to {method}, although it lists it in Allow.',
      },
      advice:
        'An INVITE: was it sent to the right server and port? Another method: let the sender use what Allow lists; the call goes on.',
    },
    es: {
      title: 'Un método no se conoce allí (501)',
      seen: {
        allows: '{peer} respondió 501 a {method}: permite {allowed}.',
        bare: '{peer} respondió 501 a {method}.',
        broken: '{peer} respondió 501 a {method}, aunque lo incluye en Allow.',
      },
      advice:
        'Un INVITE: ¿se envió al servidor y puerto correctos? Otro método: que el emisor use lo que indica Allow; la llamada sigue.',
    },
  },
};
