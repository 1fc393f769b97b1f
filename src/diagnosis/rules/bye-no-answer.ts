import { TRANSPORT } from '../../payload.ts';
import { METHOD } from '../../sip/methods.ts';
import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import type { Place } from '../place.ts';
import { sideOf } from '../side-of.ts';
import { timerFired } from '../timer-f.ts';
import type { Rule } from './rule.ts';

const { BYE } = METHOD;
/** Sends of a request over UDP until its sender gives up (RFC 3261 17.1.2.2, Timers E and F). */
const ALL_SENDS = 11;

export const byeNoAnswer: Rule = {
  id: 'bye-no-answer',
  severity: 'warning',
  reference: 'RFC 3261 17.1.2.2',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    if (!mayBe(call)) return null;
    const byes = call.inDialog('BYE');
    const first = byes[0];
    if (first === undefined) return null;
    const side = sideOf(call, first);
    const own = byes.filter((m) => sideOf(call, m) === side);
    const accounted = accountedTimeout(call);
    if (accounted !== null)
      return {
        confidence: 'certain',
        evidence: [first, accounted],
        values: { sender: first.sender, proxy: first.receiver },
        seen: 'proxy',
      };
    const gaveUp = own.map((m) => call.finalOf(m)).find((final) => final !== null) ?? null;
    const unanswered = own.filter((m) => call.responsesTo(m).length === 0);
    const silent = gaveUp === null ? mostSent(unanswered) : first;
    if (silent === null || (gaveUp === null && !timerFired(silent.transaction, call.nowMicros))) return null;
    // Over UDP a single send means that its answer took a way that was not captured.
    const isOnce = silent.sends < 2 && gaveUp === null;
    if (isOnce && (call.call.transport === TRANSPORT.udp || call.call.transport === TRANSPORT.unknown)) return null;
    return {
      confidence: gaveUp !== null || silent.sends >= ALL_SENDS ? 'certain' : isOnce ? 'possible' : 'likely',
      evidence: [silent, gaveUp],
      values: { sender: silent.sender, peer: silent.receiver, sends: silent.sends, proxy: gaveUp?.sender ?? '?' },
      seen: gaveUp !== null ? 'proxy' : isOnce ? 'once' : 'again',
    };
  },
  text: {
    en: {
      title: 'BYE without an answer',
      seen: {
        again: 'The BYE of {sender} was sent {sends} times to {peer}, and nothing came back.',
        once: 'The BYE of {sender} was sent once to {peer}, and nothing came back.',
        proxy: 'The BYE of {sender} was answered by {proxy} with 408 only: nobody behind it took it.',
      },
      advice:
        "The other side is gone, or the BYE's route is wrong, as it may have been for the ACK: Contact, Record-Route, NAT. Its billing may run on: compare the duration that both sides have.",
      caveat: 'It was sent less often than in 32 s: its answer may have gone another way, or the capture lost it.',
    },
    es: {
      title: 'BYE sin respuesta',
      seen: {
        again: 'El BYE de {sender} se envió {sends} veces a {peer} y no volvió nada.',
        once: 'El BYE de {sender} se envió una vez a {peer} y no volvió nada.',
        proxy: 'Al BYE de {sender} solo le respondió {proxy} con 408: nadie detrás lo recibió.',
      },
      advice:
        'El otro lado ya no está, o la ruta del BYE es errónea, como quizá la del ACK: Contact, Record-Route, NAT. Su tarificación puede seguir corriendo: compare la duración que registran ambos lados.',
      caveat: 'Se envió menos veces que en 32 s: su respuesta pudo ir por otro camino, o la captura la perdió.',
    },
  },
};

/** The line in which a proxy accounts its 408: what it sends is in few logs. */
function accountedTimeout({ call }: CallCase): Place | null {
  const event = call.events?.find((e) => e.kind === 'accounting' && e.method === 'BYE' && e.code === 408);
  return event === undefined ? null : { input: event.input, position: event.line, isLine: true };
}

function mostSent(byes: readonly CaseMessage[]): CaseMessage | null {
  return byes.reduce<CaseMessage | null>((most, m) => (most === null || m.sends > most.sends ? m : most), null);
}

/** Whether some BYE was seen and nobody answered any with anything but 408, which stands for no answer. */
function mayBe({ call }: CallCase): boolean {
  if (call.shed !== null) return false;
  let isSent = false;
  for (let t = call.lastInDialog; t !== null; t = t.previous) {
    if (t.method !== BYE) continue;
    if (t.requests > 0) isSent = true;
    for (let r = t.lastResponse; r !== null; r = r.previous) if (r.code >= 200 && r.code !== 408) return false;
  }
  return isSent;
}
