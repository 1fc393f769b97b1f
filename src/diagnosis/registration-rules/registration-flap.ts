import { isBackAndForth } from './back-and-forth.ts';
import type { RegistrationRule } from './registration-rule.ts';

export const registrationFlap: RegistrationRule = {
  id: 'registration-flap',
  severity: 'warning',
  reference: 'RFC 3261 10.2.4',
  kind: 'also',
  check({ aor, binding }) {
    if (binding === null || binding.isOfTwo || !isBackAndForth(binding)) return null;
    return { confidence: 'likely', evidence: [binding.place], values: { aor, times: binding.returns } };
  },
  text: {
    en: {
      title: 'A phone registers with two addresses in turn',
      seen: 'The phone of {aor} changed its Contact to another and back {times} times.',
      advice: 'Calls go to whichever it named last. Fix its address: one interface, STUN off, or a steady NAT.',
      caveat: 'The phone may really move between two networks.',
    },
    es: {
      title: 'Un teléfono se registra con dos direcciones por turno',
      seen: 'El teléfono de {aor} cambió su Contact por otro y de vuelta {times} veces.',
      advice:
        'Las llamadas van a la última que indicó. Fije su dirección: una sola interfaz, STUN desactivado o un NAT estable.',
      caveat: 'Puede que el teléfono cambie de verdad entre dos redes.',
    },
  },
};
