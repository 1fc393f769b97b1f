import type { RuleHead } from './rules/rule.ts';

/** A host that scans without saying so; found by `RefusedSources`, over all requests. */
export const scannerBehaviour: RuleHead = {
  id: 'scanner-behaviour',
  severity: 'info',
  kind: 'also',
  reference: 'RFC 3261 26.1',
  text: {
    en: {
      title: 'A host tries users or numbers one after the other',
      seen: {
        users:
          '{source} asked for {users} different users without credentials, and was refused {refused} times: nothing was ever accepted.',
        selves:
          '{source} called {selves} different users in their own name, and was refused {refused} times: nothing was ever accepted.',
        prefixes:
          '{source} dialled a number that ends in {tail} with {prefixes} different prefixes, and was refused {refused} times: nothing was ever accepted.',
      },
      advice:
        'Ban the address (fail2ban, ACL). It is left out of the figures from there on; should it be a phone system of yours that is set up wrongly, --include-scanners brings it back.',
    },
    es: {
      title: 'Un equipo prueba usuarios o números uno tras otro',
      seen: {
        users:
          '{source} pidió {users} usuarios distintos sin credenciales y fue rechazado {refused} veces: nunca se le aceptó nada.',
        selves:
          '{source} llamó a {selves} usuarios distintos en nombre de ellos mismos y fue rechazado {refused} veces: nunca se le aceptó nada.',
        prefixes:
          '{source} marcó un número que acaba en {tail} con {prefixes} prefijos distintos y fue rechazado {refused} veces: nunca se le aceptó nada.',
      },
      advice:
        'Bloquee la dirección (fail2ban, ACL). Desde entonces no entra en las cifras; si fuera una centralita suya mal configurada, --include-scanners la vuelve a incluir.',
    },
  },
};

/** A host that guesses passwords. */
export const registerBrute: RuleHead = {
  id: 'register-brute',
  severity: 'warning',
  kind: 'also',
  reference: 'RFC 3261 26.1.1',
  text: {
    en: {
      title: 'A host seems to guess passwords',
      seen: '{source} sent {credentials} REGISTERs with credentials for {users} users, up to {rate} in a minute: none was accepted.',
      advice:
        'Ban the address (fail2ban, ACL) and look at what else came from it; use long passwords. It may also be an office behind one address whose accounts were all changed or locked.',
    },
    es: {
      title: 'Un equipo parece probar contraseñas',
      seen: '{source} envió {credentials} REGISTER con credenciales para {users} usuarios, hasta {rate} en un minuto: no se aceptó ninguno.',
      advice:
        'Bloquee la dirección (fail2ban, ACL) y mire qué más vino de ella; use contraseñas largas. También puede ser una oficina tras una sola dirección cuyas cuentas se cambiaron o bloquearon todas.',
    },
  },
};

/** A host that looks for the prefix by which it gets out. */
export const tollFraud: RuleHead = {
  id: 'toll-fraud',
  severity: 'warning',
  kind: 'also',
  reference: 'ITU-T E.156',
  text: {
    en: {
      title: 'Calls look like an attempt at toll fraud',
      seen: '{source} dialled a number that ends in {tail} with {prefixes} different prefixes: all were refused.',
      advice:
        'Ban the address, allow international calls only to those who need them, and set limits per account. It may also be a dial plan that tries the forms of one number.',
    },
    es: {
      title: 'Llamadas que parecen un intento de fraude',
      seen: '{source} marcó un número que acaba en {tail} con {prefixes} prefijos distintos: se rechazaron todas.',
      advice:
        'Bloquee la dirección, permita llamadas internacionales solo a quien las necesite y ponga límites por cuenta. También puede ser un plan de marcación que prueba las formas de un mismo número.',
    },
  },
};
