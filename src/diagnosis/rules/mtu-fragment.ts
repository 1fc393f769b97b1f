import { TRANSPORT } from '../../payload.ts';
import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import type { Rule } from './rule.ts';

/** Longer requests are to go over TCP where the path's MTU is not known (RFC 3261 18.1.1). */
const MOST_OVER_UDP = 1300;

export const mtuFragment: Rule = {
  id: 'mtu-fragment',
  severity: 'error',
  reference: 'RFC 3261 18.1.1',
  kind: 'cause',
  outcomes: ['timeout'],
  check(call) {
    const { invite } = call;
    if (invite === null || call.call.transport !== TRANSPORT.udp) return null;
    const bytes = lengthOf(invite);
    if (bytes <= MOST_OVER_UDP || call.sightings.some((m) => call.responsesTo(m).length > 0)) return null;
    const values = { peer: invite.receiver, bytes };
    const smaller = answeredOf(call, invite).find((m) => lengthOf(m) < Math.min(bytes, MOST_OVER_UDP));
    if (smaller === undefined) return { confidence: 'possible', evidence: [invite], values, seen: 'alone' };
    const { method } = smaller;
    return {
      confidence: 'likely',
      evidence: [invite, smaller],
      values: { ...values, method, smaller: lengthOf(smaller) },
      seen: 'smaller',
    };
  },
  text: {
    en: {
      title: 'A large request over UDP stayed unanswered',
      seen: {
        alone: 'The INVITE to {peer} has {bytes} bytes, over UDP, and nothing came back.',
        smaller:
          'The INVITE to {peer} has {bytes} bytes, over UDP, and nothing came back; the {method} of {smaller} bytes was answered.',
      },
      advice:
        'Fragments of large packets are often dropped: use TCP, or offer fewer codecs and headers. Capture fragments too: tcpdump "port 5060 or (ip[6:2] & 0x3fff != 0)".',
      caveat: 'The peer may be silent for another reason than the size.',
    },
    es: {
      title: 'Una petición grande por UDP quedó sin respuesta',
      seen: {
        alone: 'El INVITE a {peer} tiene {bytes} bytes, por UDP, y no volvió nada.',
        smaller:
          'El INVITE a {peer} tiene {bytes} bytes, por UDP, y no volvió nada; el {method} de {smaller} bytes sí se respondió.',
      },
      advice:
        'Los fragmentos de paquetes grandes se descartan a menudo: use TCP u ofrezca menos códecs y cabeceras. Capture también los fragmentos: tcpdump "port 5060 or (ip[6:2] & 0x3fff != 0)".',
      caveat: 'El otro extremo puede callar por otra razón que el tamaño.',
    },
  },
};

/** Of a request; what its Content-Length claims, where the capture has less. */
function lengthOf({ message, transaction }: CaseMessage): number {
  const seen = transaction.requestLength;
  if (message === null || message.bodyStart < 0 || message.contentLength < 0) return seen;
  return Math.max(seen, message.bodyStart - message.start + message.contentLength);
}

/** Requests of the same sender to the same peer that were answered. */
function answeredOf(call: CallCase, { source, destination, transaction }: CaseMessage): CaseMessage[] {
  return call.messages.filter(
    (m) =>
      m.isRequest &&
      m.transaction !== transaction &&
      m.isSameHost(m.source, source) &&
      m.isSameHost(m.destination, destination) &&
      call.responsesTo(m).length > 0,
  );
}
