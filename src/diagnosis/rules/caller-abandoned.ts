import { callersCancel } from '../cancels.ts';
import { isRinging } from '../outcome.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** Who hangs up sooner has changed his mind; and many calls need as long before they ring. */
const DEAD_AIR_MICROS = 3e6;
/** Longer than 95 of 100 international calls should take at normal load (E.721). */
const LONG_MICROS = 11e6;

export const callerAbandoned: Rule = {
  id: 'caller-abandoned',
  severity: 'info',
  reference: 'RFC 3261 9.1',
  kind: 'cause',
  outcomes: ['cancelled'],
  needs: 'cancel',
  check(call) {
    const cancel = callersCancel(call);
    if (cancel === null || call.heard.some(({ code }) => isRinging(code))) return null;
    const [first] = call.invites;
    const waited = cancel.request.micros - (first?.micros ?? Number.NaN);
    if (!(waited >= DEAD_AIR_MICROS)) return null;
    // A machine that cancels says why: a timer, another phone that answered, a route that failed.
    if (cancel.request.header('Reason') !== null) return null;
    return {
      confidence: 'certain',
      evidence: [cancel.request, cancel.invite],
      values: { seconds: seconds(waited), caller: cancel.request.sender, peer: cancel.invite.receiver },
      ...(waited >= LONG_MICROS && { severity: 'warning' as const }),
    };
  },
  text: {
    en: {
      title: 'Cancelled by the caller before anything rang',
      seen: '{caller} cancelled after {seconds} s in which {peer} reported neither ringing nor any other progress (18x).',
      advice:
        'One call: none. Many: the post-dial delay is too long. Look for the hop that takes the time: database or number look-ups, routes tried one after another, a gateway that never reports ringing.',
    },
    es: {
      title: 'Cancelada por el llamante antes de que sonara',
      seen: '{caller} canceló tras {seconds} s en los que {peer} no indicó timbre ni ningún otro progreso (18x).',
      advice:
        'Una sola llamada: nada. Muchas: el retardo posterior a la marcación es excesivo. Busque el salto que lo causa: consultas de base de datos o de numeración, rutas probadas una tras otra, una pasarela que nunca indica timbre.',
    },
  },
};
