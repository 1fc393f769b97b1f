import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { areFine, firstBye } from '../dialog-facts.ts';
import { midCallOf, type MidCall } from '../mid-call.ts';
import { sideOf } from '../side-of.ts';
import type { Observation, Rule } from './rule.ts';

/** Asked for again, about to be, or the end of the call by rule (RFC 3261 14.1, 12.2.1.2). */
const NOT_A_REFUSAL: ReadonlySet<number> = new Set([401, 407, 481, 491]);
/** A BYE so soon after the refusal is a consequence of it: nobody presses a key so fast. */
const AT_ONCE_MICROS = 0.25e6;
/** After a 408 the BYE is due by rule, at leisure. */
const SOON_MICROS = 2e6;
/** Timers B and F, and a little. */
const GIVE_UP_MICROS = 40e6;
const FEW_SENDS = 3;

export const refreshRejected: Rule = {
  id: 'refresh-rejected',
  severity: 'error',
  reference: 'RFC 3261 14.1',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'mid-call',
  check(call) {
    if (call.call.shed !== null) return null;
    // What came last is what the BYE answers to.
    const last = midCallOf(call).at(-1);
    if (last === undefined || (last.final !== null && last.final.code < 300)) return null;
    const bye = firstBye(call);
    if (bye === null || sideOf(call, bye) !== sideOf(call, last.request)) return null;
    const { request, final } = last;
    // Fax that falls through is told apart.
    if (request.sdp?.media.some(({ media }) => media === 'image')) return null;
    return final === null || final.code === 408 ? unanswered(last, bye) : refused(call, request, final, bye);
  },
  text: {
    en: {
      title: 'Call ended after a re-INVITE or UPDATE that failed',
      seen: {
        ended:
          '{peer} refused the {method} of {sender} with {code}, and {sender} ended the call {left} ms later, though such a refusal leaves the call as it was.',
        timeout: 'The {method} of {sender} got no answer but a 408, and {sender} ended the call.',
        silent:
          'The {method} of {sender} to {peer} was sent {sends} times without an answer, and {sender} ended the call.',
      },
      advice:
        'After a refusal other than 481 or 408 the call is to stay up as it was: mend the side that ended it. Find out why the request failed: session timer, hold or codecs that the other side does not take, or a route that is wrong.',
      caveat: 'Somebody may have hung up at that very moment.',
    },
    es: {
      title: 'Llamada terminada tras un re-INVITE o UPDATE fallido',
      seen: {
        ended:
          '{peer} rechazó el {method} de {sender} con {code}, y {sender} terminó la llamada {left} ms después, aunque tal rechazo deja la llamada como estaba.',
        timeout: 'El {method} de {sender} no tuvo más respuesta que un 408, y {sender} terminó la llamada.',
        silent: 'El {method} de {sender} a {peer} se envió {sends} veces sin respuesta, y {sender} terminó la llamada.',
      },
      advice:
        'Tras un rechazo que no sea 481 ni 408 la llamada debe seguir como estaba: corrija el lado que la terminó. Averigüe por qué falló la petición: temporizador de sesión, retención o códecs que el otro lado no acepta, o una ruta errónea.',
      caveat: 'Alguien pudo colgar justo en ese momento.',
    },
  },
};

function unanswered({ request, final }: MidCall, bye: CaseMessage): Observation | null {
  const left = bye.micros - (final?.micros ?? request.lastMicros);
  if (!(left >= 0 && left <= (final === null ? GIVE_UP_MICROS : SOON_MICROS))) return null;
  if (final === null && request.sends < FEW_SENDS) return null;
  return {
    confidence: 'likely',
    evidence: [request, final, bye],
    values: { ...valuesOf(request), sends: request.sends },
    seen: final === null ? 'silent' : 'timeout',
  };
}

function refused(call: CallCase, request: CaseMessage, final: CaseMessage, bye: CaseMessage): Observation | null {
  if (final.code < 400 || NOT_A_REFUSAL.has(final.code)) return null;
  const own = call.finalOf(request) ?? final;
  const left = bye.micros - own.micros;
  if (!(left >= 0 && left <= AT_ONCE_MICROS) || !areFine(bye.micros, own.micros)) return null;
  return {
    confidence: 'likely',
    evidence: [own, bye, request],
    values: { ...valuesOf(request), code: own.code, left: Math.round(left / 1000) },
    seen: 'ended',
  };
}

function valuesOf(request: CaseMessage): Record<string, string> {
  const method = request.method === 'INVITE' ? 're-INVITE' : request.method;
  return { method, sender: request.sender, peer: request.receiver };
}
