import type { RegistrationRule } from './registration-rule.ts';

/** One refusal of credentials may still be an accident. */
const TELLING = 2;

export const registerWrongPassword: RegistrationRule = {
  id: 'register-wrong-password',
  severity: 'error',
  reference: 'RFC 3261 22.4, RFC 7616',
  kind: 'also',
  check(attempt) {
    const { registration, outcome, finalCode, steps } = attempt;
    if (outcome !== 'failed' || registration === null || (finalCode !== 401 && finalCode !== 407)) return null;
    // The first may have brought credentials for a nonce of long ago.
    const refused = steps.filter(
      ({ hasCredentials, final }, i) => i > 0 && hasCredentials && (final?.code === 401 || final?.code === 407),
    );
    if (refused.length === 0 || registration.staleChallenges > 0 || attempt.hasWorked) return null;
    return {
      confidence: refused.length >= TELLING ? 'likely' : 'possible',
      evidence: [attempt.placeOfFinal(refused.at(-1)), attempt.placeOf(refused.at(-1)), attempt.placeOfFinal(steps[0])],
      values: { aor: attempt.aor, registrar: attempt.registrar, times: refused.length, code: finalCode },
      seen: refused.length > 1 ? 'again' : 'once',
    };
  },
  text: {
    en: {
      title: 'The credentials of a registration are not accepted',
      seen: {
        again: '{registrar} challenged {aor} again ({code}) after {times} REGISTERs with credentials.',
        once: '{registrar} challenged {aor} again ({code}) after a REGISTER with credentials.',
      },
      advice:
        'Check password, authentication user and realm. If they are right: a router that changes the URI (SIP ALG), or an algorithm that only one side knows.',
      caveat: 'User name, realm or digest URI may be wrong instead of the password.',
    },
    es: {
      title: 'No se aceptan las credenciales de un registro',
      seen: {
        again: '{registrar} volvió a pedir credenciales a {aor} ({code}) tras {times} REGISTER que ya las llevaban.',
        once: '{registrar} volvió a pedir credenciales a {aor} ({code}) tras un REGISTER que ya las llevaba.',
      },
      advice:
        'Revise contraseña, usuario de autenticación y realm. Si son correctos: un router que cambia la URI (SIP ALG) o un algoritmo que solo conoce un lado.',
      caveat: 'Puede que lo erróneo sea el usuario, el realm o la URI del digest, y no la contraseña.',
    },
  },
};
