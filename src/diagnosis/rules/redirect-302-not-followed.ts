import { targetName, targetsOf } from '../redirection.ts';
import { refusalOf } from '../refusal.ts';
import { listed } from '../said.ts';
import type { Rule } from './rule.ts';

/** 301 and 380 have rules of their own. */
const CODES = [300, 302, 305] as const;
/** Whoever follows does it at once. */
const SOON_MICROS = 4e6;

export const redirect302NotFollowed: Rule = {
  id: 'redirect-302-not-followed',
  severity: 'warning',
  reference: 'RFC 3261 21.3, 8.1.3.4',
  kind: 'cause',
  outcomes: ['redirected'],
  codes: CODES,
  check(call) {
    const refusal = refusalOf(call, ...CODES);
    if (refusal === null || !(call.nowMicros - refusal.final.micros >= SOON_MICROS)) return null;
    const { final, invite, peer } = refusal;
    const targets = targetsOf(final).map(targetName);
    const values = { peer, code: final.code, targets: listed(targets), caller: call.told?.receiver ?? final.receiver };
    if (targets.length > 0) return { confidence: 'possible', evidence: [final, invite], values, seen: 'notFollowed' };
    if (final.message === null) return null;
    return { confidence: 'certain', evidence: [final, invite], values, seen: 'nowhere' };
  },
  text: {
    en: {
      title: 'A redirection was not followed',
      seen: {
        notFollowed: '{peer} answered {code} to {targets}, and {caller} sent no INVITE there.',
        nowhere: '{peer} answered {code} without a Contact that says where to.',
      },
      advice: 'Allow the caller or trunk to follow redirections, or let the server forward the call itself.',
      caveat:
        'The caller may have begun a new call with another Call-ID, or reached the target where nothing was captured.',
    },
    es: {
      title: 'No se siguió una redirección',
      seen: {
        notFollowed: '{peer} respondió {code} hacia {targets}, y {caller} no envió allí ningún INVITE.',
        nowhere: '{peer} respondió {code} sin un Contact que diga hacia dónde.',
      },
      advice: 'Permita que el llamante o la troncal siga redirecciones, o haga que el servidor reenvíe la llamada.',
      caveat: 'El llamante pudo empezar otra llamada con otro Call-ID, o alcanzar el destino donde no se capturó nada.',
    },
  },
};
