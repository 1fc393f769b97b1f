import type { RegistrationRule } from './registration-rule.ts';

export const registerRejected: RegistrationRule = {
  id: 'register-rejected',
  severity: 'error',
  reference: 'RFC 3261 10.3',
  kind: 'also',
  check(attempt) {
    const { outcome, finalCode: code, steps, registration } = attempt;
    if (outcome !== 'failed' || code === null || registration === null) return null;
    const isServer = code >= 500 && code < 600;
    if (!isServer && code !== 403 && code !== 404 && code !== 423) return null;
    const { minExpires, asked, ignoredMinExpires } = registration;
    if (ignoredMinExpires > 0 || attempt.hasWorked) return null;
    const last = steps.at(-1);
    const brief = asked > 0 && minExpires > 0 ? 'brief' : 'briefUnsaid';
    return {
      confidence: 'certain',
      evidence: [attempt.placeOfFinal(last), attempt.placeOf(last)],
      values: { aor: attempt.aor, registrar: attempt.registrar, code, asked, least: minExpires },
      seen: isServer
        ? 'server'
        : code === 404
          ? 'unknown'
          : code === 423
            ? brief
            : last?.hasCredentials
              ? 'afterAuth'
              : 'forbidden',
    };
  },
  text: {
    en: {
      title: 'A registration was refused',
      seen: {
        forbidden: '{registrar} refused to register {aor} with 403 and did not ask for credentials.',
        afterAuth: '{registrar} refused to register {aor} with 403, although credentials were sent.',
        unknown: '{registrar} does not know {aor} (404).',
        brief: '{registrar} found the {asked} s that {aor} asked for too short (423): it wants {least} s or more.',
        briefUnsaid: '{registrar} found the time that {aor} asked for too short (423).',
        server: '{registrar} could not register {aor}: {code}.',
      },
      advice:
        '403: user, password, domain, allowed address. 404: user and domain of the account. 423: raise the expiry to Min-Expires. 5xx: the log of the registrar at that time.',
    },
    es: {
      title: 'Se rechazó un registro',
      seen: {
        forbidden: '{registrar} rechazó registrar {aor} con 403 y no pidió credenciales.',
        afterAuth: '{registrar} rechazó registrar {aor} con 403, aunque se enviaron credenciales.',
        unknown: '{registrar} no conoce {aor} (404).',
        brief: 'A {registrar} le parecieron pocos los {asked} s que pidió {aor} (423): exige {least} s como mínimo.',
        briefUnsaid: 'A {registrar} le pareció poco el tiempo que pidió {aor} (423).',
        server: '{registrar} no pudo registrar {aor}: {code}.',
      },
      advice:
        '403: usuario, contraseña, dominio, dirección permitida. 404: usuario y dominio de la cuenta. 423: suba la caducidad hasta Min-Expires. 5xx: el registro de eventos del servidor a esa hora.',
    },
  },
};
