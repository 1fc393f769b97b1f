import { refusalOf } from '../refusal.ts';
import { wordsOf } from '../said.ts';
import type { Rule } from './rule.ts';

/** Subscriber absent (Q.850); its opposite are causes that tell something else. */
const ABSENT = 20;
/** Normal clearing, no user responding, unspecified: they leave it open. */
const VAGUE: ReadonlySet<number> = new Set([0, 16, 18, 31, 127]);
const SAYS_SO =
  /not (?:currently )?registered|unregistered|no registration|off-?line|subscriber absent|no contacts?\b|user_not_registered/;
const SAYS_ELSE = /busy|disturb|dnd|no answer|not answer|forward|declin|reject|limit|circuit|congest|timer/;
/** Nobody who has to be rung answers that fast. */
const AT_ONCE_MICROS = 1e6;

export const unregistered480: Rule = {
  id: 'unregistered-480',
  severity: 'warning',
  reference: 'RFC 3261 21.4.18',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [480],
  check(call) {
    const refusal = refusalOf(call, 480);
    if (refusal === null || call.heard.some(({ code }) => code >= 180 && code < 190)) return null;
    const { final, invite, peer } = refusal;
    const words = wordsOf(final);
    const cause = final.q850Cause;
    const delay = final.micros - (invite?.micros ?? Number.NaN);
    const values = { number: call.dialled ?? '?', peer };
    const shared = { evidence: [final, invite], values };
    if (cause === ABSENT || SAYS_SO.test(words)) return { ...shared, confidence: 'likely', seen: 'told' };
    if (!VAGUE.has(cause) || SAYS_ELSE.test(words) || !(delay < AT_ONCE_MICROS)) return null;
    return { ...shared, confidence: 'possible', seen: 'atOnce' };
  },
  text: {
    en: {
      title: 'The called phone may not be registered (480)',
      seen: {
        told: '{peer} answered 480 for {number}, and says that it is not registered.',
        atOnce: '{peer} answered 480 for {number} in less than a second, without ringing.',
      },
      advice:
        'Has the called phone a live registration at that time? Look at its last REGISTER and the expiry granted.',
      caveat: 'Servers send 480 for do-not-disturb and other refusals too.',
    },
    es: {
      title: 'Es posible que el teléfono llamado no esté registrado (480)',
      seen: {
        told: '{peer} respondió 480 para {number} y dice que no está registrado.',
        atOnce: '{peer} respondió 480 para {number} en menos de un segundo, sin timbrar.',
      },
      advice:
        '¿Tenía el teléfono llamado un registro vigente en ese momento? Mire su último REGISTER y la caducidad concedida.',
      caveat: 'Los servidores envían 480 también por «no molestar» y otros rechazos.',
    },
  },
};
