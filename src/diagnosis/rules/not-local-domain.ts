import { parseUri } from '../../sip/grammar.ts';
import { refusalOf } from '../refusal.ts';
import { saidIn, shown, wordsOf } from '../said.ts';
import type { Rule } from './rule.ts';

/** Kamailio and OpenSIPS: the host of the Request-URI or Route cannot be resolved. */
const UNRESOLVABLE: ReadonlySet<number> = new Set([476, 478]);
const CODES = [403, 404, 476, 478] as const;
const SAYS_DOMAIN =
  /unresolvable destination|(?:domain|realm) (?:is )?(?:not|un)[ -]?(?:served|local|known|found|supported|hosted|here|allowed)|unknown domain|not (?:a |our )?(?:local|my) domain|relay(?:ing)? (?:access )?(?:is )?(?:denied|forbidden|not allowed)|not relaying|no relaying/;

export const notLocalDomain: Rule = {
  id: 'not-local-domain',
  severity: 'warning',
  reference: 'RFC 3261 16.5, 21.4.5',
  kind: 'cause',
  outcomes: ['failed'],
  codes: CODES,
  check(call) {
    const refusal = refusalOf(call, ...CODES);
    if (refusal === null || !SAYS_DOMAIN.test(wordsOf(refusal.final))) return null;
    const { final, invite, peer } = refusal;
    const host = (invite?.requestUri == null ? null : parseUri(invite.requestUri)?.host) ?? '?';
    const values = { peer, code: final.code, text: saidIn(final), host: shown(host) };
    if (UNRESOLVABLE.has(final.code))
      return { confidence: 'certain', evidence: [final, invite], values, seen: 'unresolvable' };
    return { confidence: 'likely', evidence: [final, invite], values, seen: 'notServed' };
  },
  text: {
    en: {
      title: 'The proxy does not serve the domain of the called address, or cannot resolve it',
      seen: {
        unresolvable:
          '{peer} answered {code}: it cannot resolve where to send the call; the called address is at {host}.',
        notServed: '{peer} answered {code}: "{text}"; the called address is at {host}.',
      },
      advice:
        'Set that host as domain or alias of the proxy, or send calls with the domain that it serves. Does DNS know the name?',
      caveat: 'Only the words of the response tell it.',
    },
    es: {
      title: 'El proxy no sirve el dominio de la dirección llamada, o no puede resolverlo',
      seen: {
        unresolvable:
          '{peer} respondió {code}: no puede resolver adónde enviar la llamada; la dirección llamada está en {host}.',
        notServed: '{peer} respondió {code}: «{text}»; la dirección llamada está en {host}.',
      },
      advice:
        'Configure ese nombre como dominio o alias del proxy, o envíe las llamadas con el dominio que sirve. ¿Conoce el DNS el nombre?',
      caveat: 'Solo lo dice el texto de la respuesta.',
    },
  },
};
