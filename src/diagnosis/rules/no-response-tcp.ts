import { seconds } from '../rule-values.ts';
import { failedConnectionOf } from '../transport-facts.ts';
import type { Rule } from './rule.ts';

/** A connection is asked for as soon as there is something to send on it. */
const AT_ONCE_MICROS = 1e6;

export const noResponseTcp: Rule = {
  id: 'no-response-tcp',
  severity: 'error',
  kind: 'cause',
  reference: 'RFC 3261 18.4',
  outcomes: ['failed', 'timeout', 'no-answer'],
  check(call) {
    const event = failedConnectionOf(call.call);
    const { final } = call;
    if (event === null || final === null) return null;
    const { reason, source, destination, firstMicros, timeMicros, syns } = event;
    const invite = call.sightings.find((m) => m.isSameHost(m.destination, source)) ?? null;
    if (invite === null) return null;
    const apart = firstMicros - invite.micros;
    return {
      confidence: apart >= 0 && apart <= AT_ONCE_MICROS ? 'likely' : 'possible',
      evidence: [{ input: event.input, position: event.frame, isLine: false }, final, invite],
      values: {
        proxy: invite.receiverHost ?? '?',
        peer: invite.address(destination),
        code: final.code,
        syns,
        seconds: seconds(timeMicros - firstMicros),
      },
      seen: reason === 'refused' ? 'refused' : 'unanswered',
    };
  },
  text: {
    en: {
      title: 'The TCP connection for the INVITE did not come about',
      seen: {
        refused: '{proxy} asked {peer} for a TCP connection, was refused (RST), and answered the INVITE with {code}.',
        unanswered:
          '{proxy} asked {peer} for a TCP connection, nothing came back to {syns} SYNs in {seconds} s, and it answered the INVITE with {code}.',
      },
      advice:
        'Does a TCP or TLS listener run at that address and port? Is the transport setting of the peer right (UDP, TCP, TLS), and does a firewall let it through?',
      caveat: 'No message of the call went over that connection: they belong together by address and time.',
    },
    es: {
      title: 'La conexión TCP para el INVITE no llegó a establecerse',
      seen: {
        refused: '{proxy} pidió a {peer} una conexión TCP, fue rechazada (RST), y respondió al INVITE con {code}.',
        unanswered:
          '{proxy} pidió a {peer} una conexión TCP, no volvió nada a {syns} SYN en {seconds} s, y respondió al INVITE con {code}.',
      },
      advice:
        '¿Hay un servicio TCP o TLS que escuche en esa dirección y puerto? ¿Es correcto el transporte configurado para ese extremo (UDP, TCP, TLS), y lo deja pasar el cortafuegos?',
      caveat: 'Por esa conexión no pasó ningún mensaje de la llamada: se relacionan por dirección y tiempo.',
    },
  },
};
