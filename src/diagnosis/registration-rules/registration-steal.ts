import { isBackAndForth } from './back-and-forth.ts';
import type { RegistrationRule } from './registration-rule.ts';

export const registrationSteal: RegistrationRule = {
  id: 'registration-steal',
  severity: 'warning',
  reference: 'RFC 3261 10.3',
  kind: 'also',
  check({ aor, binding }) {
    if (binding === null || !binding.isOfTwo || !isBackAndForth(binding)) return null;
    return { confidence: 'likely', evidence: [binding.place], values: { aor, times: binding.returns } };
  },
  text: {
    en: {
      title: 'Two devices take the same registration from each other',
      seen: 'Two devices register {aor} in turn, and the registrar keeps one of them: it changed back {times} times.',
      advice: 'Give each device an account of its own, or let the registrar keep several contacts of one account.',
      caveat: 'It may be one phone that begins anew at each turn.',
    },
    es: {
      title: 'Dos dispositivos se quitan el mismo registro',
      seen: 'Dos dispositivos registran {aor} por turno y el registrador guarda solo uno: volvió a cambiar {times} veces.',
      advice: 'Dé a cada dispositivo su propia cuenta o haga que el registrador guarde varios contactos por cuenta.',
      caveat: 'Puede ser un solo teléfono que empieza de cero cada vez.',
    },
  },
};
