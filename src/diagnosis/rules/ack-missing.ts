import { METHOD } from '../../sip/methods.ts';
import { parseContacts } from '../../sip/grammar.ts';
import { isLocalHost } from '../../util/ip-class.ts';
import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { acksOf, firstBye, isInviteSuccess, reasonsIn, sinceAnswer } from '../dialog-facts.ts';
import { ackTimeoutText } from '../reason-text.ts';
import { seconds } from '../rule-values.ts';
import { sideOf } from '../side-of.ts';
import type { Rule } from './rule.ts';

const { INVITE } = METHOD;
/** Sent after 0, 0.5, 1.5 and 3.5 s (RFC 3261 13.3.1.4): two ACKs lost on the way would not explain a fourth. */
const FEW_SENDS = 4;
/** The callee gave up after 64*T1, or nearly so. */
const MOST_SENDS = 10;
/** Half of 64*T1: a caller that is merely slow has sent it by then. */
const LONG_MICROS = 16e6;

export const ackMissing: Rule = {
  id: 'ack-missing',
  severity: 'error',
  reference: 'RFC 3261 13.3.1.4',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    if (call.call.shed !== null || !mayBe(call)) return null;
    const success = mostSent(call);
    if (success === null || acksOf(call, success).length > 0) return null;
    const bye = firstBye(call);
    const byCallee = bye !== null && sideOf(call, bye) === 'callee';
    const said = byCallee ? ackTimeoutText(reasonsIn(bye)) : null;
    const { sends } = success;
    const isOver = bye !== null || call.nowMicros - success.micros >= LONG_MICROS;
    if (said === null && !(sends >= MOST_SENDS) && !(sends >= FEW_SENDS && isOver)) return null;
    const isInitial = success.transaction.cseqNumber === call.told?.transaction.cseqNumber;
    const contact = privateContact(success);
    const after = bye === null ? Number.NaN : sinceAnswer(call, bye);
    const isTimed = after >= 0;
    return {
      confidence: sends >= MOST_SENDS || said !== null ? 'certain' : 'likely',
      evidence: [success, bye],
      values: {
        sends,
        seconds: seconds(success.lastMicros - success.micros),
        sender: success.sender,
        contact: contact ?? '?',
        after: seconds(after),
        said: said ?? '?',
      },
      seen: Number.isNaN(success.micros)
        ? 'untimed'
        : shapeOf({ isInitial, contact, said, byCallee: byCallee && isTimed }),
    };
  },
  text: {
    en: {
      title: 'The answer was never acknowledged: no ACK to the 200',
      seen: {
        untimed: 'The 200 from {sender} was sent {sends} times, and no ACK to it was seen.',
        open: 'The 200 from {sender} was sent {sends} times in {seconds} s, and no ACK to it was seen.',
        ended:
          'The 200 from {sender} was sent {sends} times in {seconds} s, no ACK to it was seen, and the callee ended the call {after} s after it had answered.',
        private:
          'The 200 from {sender} was sent {sends} times in {seconds} s and no ACK to it was seen; its Contact names {contact}, which cannot be reached from outside.',
        said: 'No ACK to the 200 from {sender} was seen, and the callee ended the call {after} s after it had answered, with the reason "{said}".',
        reinvite:
          'The 200 from {sender} to a re-INVITE was sent {sends} times in {seconds} s, and no ACK to it was seen.',
      },
      advice:
        "Compare the 200's Contact and Record-Route with where the caller sends its ACK. Usual faults: a private address in Contact, a Record-Route that was lost, a closed NAT binding, a route without ;lr, a firewall.",
      caveat:
        'It was sent less often than a callee does in 32 s: the ACK may have gone another way, or the capture lost it.',
    },
    es: {
      title: 'La respuesta nunca se confirmó: sin ACK para el 200',
      seen: {
        untimed: 'El 200 de {sender} se envió {sends} veces y no se vio ningún ACK.',
        open: 'El 200 de {sender} se envió {sends} veces en {seconds} s y no se vio ningún ACK.',
        ended:
          'El 200 de {sender} se envió {sends} veces en {seconds} s, no se vio ningún ACK y el llamado colgó {after} s después de haber contestado.',
        private:
          'El 200 de {sender} se envió {sends} veces en {seconds} s y no se vio ningún ACK; su Contact nombra {contact}, inalcanzable desde fuera.',
        said: 'No se vio ningún ACK para el 200 de {sender}, y el llamado colgó {after} s después de haber contestado, con el motivo «{said}».',
        reinvite: 'El 200 de {sender} a un re-INVITE se envió {sends} veces en {seconds} s y no se vio ningún ACK.',
      },
      advice:
        'Compare el Contact y el Record-Route del 200 con el destino al que el llamante envía su ACK. Fallos habituales: una dirección privada en Contact, un Record-Route perdido, un enlace NAT cerrado, una ruta sin ;lr, un cortafuegos.',
      caveat:
        'Se envió menos veces de las que envía un llamado en 32 s: el ACK pudo ir por otro camino, o la captura lo perdió.',
    },
  },
};

/** Whether a 2xx was sent again, or the end of the call may tell it: looked at without making messages. */
function mayBe({ call }: CallCase): boolean {
  for (let t = call.lastInvite; t !== null; t = t.previous)
    for (let r = t.lastResponse; r !== null; r = r.previous)
      if (r.code >= 200 && r.code < 300 && (r.retransmissions > 0 || !call.acknowledged2xx)) return true;
  for (let t = call.lastInDialog; t !== null; t = t.previous)
    if (t.method === INVITE)
      for (let r = t.lastResponse; r !== null; r = r.previous)
        if (r.code >= 200 && r.code < 300 && r.retransmissions > 0) return true;
  return false;
}

/** The 2xx to an INVITE that was sent most often, on the hop where that was seen; the call's own answer first. */
function mostSent(call: CallCase): CaseMessage | null {
  return call.messages
    .filter(isInviteSuccess)
    .reduce<CaseMessage | null>((most, m) => (most === null || m.sends > most.sends ? m : most), null);
}

function privateContact(success: CaseMessage): string | null {
  if (!success.isFromGlobal) return null;
  const host = parseContacts(success.header('Contact') ?? '')[0]?.uri.host ?? null;
  return host !== null && isLocalHost(host) ? host : null;
}

interface Shape {
  isInitial: boolean;
  contact: string | null;
  said: string | null;
  byCallee: boolean;
}

function shapeOf({ isInitial, contact, said, byCallee }: Shape): string {
  if (!isInitial) return 'reinvite';
  if (contact !== null) return 'private';
  if (said !== null) return 'said';
  return byCallee ? 'ended' : 'open';
}
