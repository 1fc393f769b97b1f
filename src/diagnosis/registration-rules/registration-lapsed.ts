import { seconds } from '../rule-values.ts';
import type { RegistrationRule } from './registration-rule.ts';

export const registrationLapsed: RegistrationRule = {
  id: 'registration-lapsed',
  severity: 'warning',
  reference: 'RFC 3261 10.2.4',
  kind: 'also',
  check({ aor, binding }) {
    if (binding === null || binding.lapsedMicros === 0) return null;
    const { granted, lapsedMicros, isOver, isWatched, failed, place } = binding;
    return {
      confidence: isWatched ? 'likely' : 'possible',
      evidence: [place],
      values: { aor, granted, gap: seconds(lapsedMicros), failed },
      seen: isOver ? (failed > 0 ? 'refused' : 'over') : 'late',
    };
  },
  text: {
    en: {
      title: 'A registration ran out',
      seen: {
        over: '{aor} was registered for {granted} s and not again in the {gap} s after that.',
        refused:
          '{aor} was registered for {granted} s and not again in the {gap} s after that; attempts that failed: {failed}.',
        late: '{aor} was registered for {granted} s and only {gap} s after that again.',
      },
      advice:
        'Calls to it fail meanwhile. Is the phone on, and does its REGISTER arrive? Let it refresh earlier; behind NAT, keepalives every 30 s.',
      caveat: 'The phone may have been switched off or moved, or the capture may have a gap.',
    },
    es: {
      title: 'Un registro caducó',
      seen: {
        over: '{aor} se registró por {granted} s y no volvió a registrarse en los {gap} s siguientes.',
        refused:
          '{aor} se registró por {granted} s y no volvió a quedar registrado en los {gap} s siguientes; intentos fallidos: {failed}.',
        late: '{aor} se registró por {granted} s y no volvió a registrarse hasta {gap} s después.',
      },
      advice:
        'Mientras tanto fallan las llamadas hacia él. ¿Está encendido el teléfono y llega su REGISTER? Haga que se renueve antes; tras un NAT, keepalives cada 30 s.',
      caveat: 'Puede que se apagara o moviera el teléfono, o que la captura tenga un hueco.',
    },
  },
};
