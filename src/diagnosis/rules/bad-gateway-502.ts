import { saidRefusal } from '../said-refusal.ts';
import type { Rule } from './rule.ts';

export const badGateway502: Rule = {
  id: 'bad-gateway-502',
  severity: 'error',
  reference: 'RFC 3261 21.5.3',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [502],
  check: (call) => saidRefusal(call, 502),
  text: {
    en: {
      title: 'A gateway got no valid answer from behind it (502)',
      seen: { said: '{peer} answered 502: "{text}".', bare: '{peer} answered 502 and says nothing more.' },
      advice:
        'Look at the far side of that gateway: what came back there, or is the line or trunk out of order? Its log at that time tells, by Call-ID.',
    },
    es: {
      title: 'Una pasarela no recibió una respuesta válida de lo que tiene detrás (502)',
      seen: { said: '{peer} respondió 502: «{text}».', bare: '{peer} respondió 502 y no dice nada más.' },
      advice:
        'Mire el otro lado de esa pasarela: ¿qué volvió allí, o está la línea o troncal fuera de servicio? Lo dice su log a esa hora, por Call-ID.',
    },
  },
};
