import type { RegistrationRule } from './registration-rule.ts';

export const register423Loop: RegistrationRule = {
  id: 'register-423-loop',
  severity: 'error',
  reference: 'RFC 3261 10.2.8, 21.4.17',
  kind: 'also',
  check(attempt) {
    const { registration, finalCode, steps } = attempt;
    if (finalCode !== 423 || registration === null || registration.ignoredMinExpires === 0) return null;
    const refused = steps.filter(({ final }) => final?.code === 423);
    return {
      confidence: 'certain',
      evidence: [attempt.placeOfFinal(refused[0]), attempt.placeOf(steps.at(-1))],
      values: {
        aor: attempt.aor,
        registrar: attempt.registrar,
        times: refused.length,
        least: registration.minExpires,
        asked: registration.asked,
      },
    };
  },
  text: {
    en: {
      title: 'A phone ignores the shortest expiry that its registrar allows',
      seen: '{registrar} refused {aor} {times} times with 423 and asked for {least} s or more; it was asked for {asked} s again.',
      advice: 'Set the registration expiry of the phone to Min-Expires or more, or lower the minimum at the registrar.',
    },
    es: {
      title: 'Un teléfono ignora la caducidad mínima que admite su registrador',
      seen: '{registrar} rechazó {aor} {times} veces con 423 y exigió {least} s como mínimo; se le volvieron a pedir {asked} s.',
      advice:
        'Configure en el teléfono una caducidad de registro de Min-Expires o más, o baje el mínimo en el registrador.',
    },
  },
};
