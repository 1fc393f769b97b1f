import type { CallCase } from '../call-case.ts';
import { seconds } from '../rule-values.ts';
import { resetOf } from '../transport-facts.ts';
import type { Observation, Rule } from './rule.ts';

/** A BYE or re-INVITE that came to nothing after that. */
function failedAfter({ messages, ...call }: Pick<CallCase, 'messages' | 'finalOf'>, micros: number): boolean {
  return messages.some((m) => {
    if (!m.isRequest || m.method === 'ACK' || m.method === 'CANCEL' || !(m.micros > micros)) return false;
    const final = call.finalOf(m);
    return final === null || final.code >= 400;
  });
}

export const tcpResetMidcall: Rule = {
  id: 'tcp-reset-midcall',
  severity: 'warning',
  kind: 'also',
  reference: 'RFC 5626 3.5.1',
  outcomes: 'any',
  needs: 'reset',
  check(call): Observation | null {
    const event = resetOf(call.call);
    const [first] = call.messages;
    if (event === null || first === undefined) return null;
    const { source, destination, timeMicros } = event;
    const answer = call.messages.find(
      (m) => !m.isRequest && m.method === 'INVITE' && m.code >= 200 && m.code < 300 && m.micros < timeMicros,
    );
    const after = call.messages.find((m) => m.micros > timeMicros);
    const began = answer ?? call.invite ?? first;
    const hasFailed = failedAfter({ messages: call.messages, finalOf: (m) => call.finalOf(m) }, timeMicros);
    const shared = {
      evidence: [{ input: event.input, position: event.frame, isLine: false }, began, after ?? null],
      values: {
        sender: first.address(source),
        other: first.address(destination),
        seconds: seconds(timeMicros - began.micros),
      },
    };
    if (answer === undefined)
      return {
        ...shared,
        confidence: 'certain',
        seen: after === undefined ? 'inviteOver' : 'invite',
        severity: 'error',
      };
    if (after === undefined) return { ...shared, confidence: 'likely', seen: 'over' };
    if (hasFailed) return { ...shared, confidence: 'certain', seen: 'failed', severity: 'error' };
    return { ...shared, confidence: 'certain', seen: 'reopened', severity: 'info' };
  },
  text: {
    en: {
      title: 'The TCP connection was cut off during the call',
      seen: {
        inviteOver:
          '{sender} reset the TCP connection with {other} {seconds} s after the INVITE, and nothing of the call came after it.',
        invite:
          '{sender} reset the TCP connection with {other} {seconds} s after the INVITE, while it waited for a final response.',
        over: '{sender} reset the TCP connection with {other} {seconds} s after the answer, and nothing of the call came after it.',
        failed:
          '{sender} reset the TCP connection with {other} {seconds} s after the answer, and what was sent after it failed.',
        reopened:
          '{sender} reset the TCP connection with {other} {seconds} s after the answer; the call went on over another.',
      },
      advice:
        'Did a program restart, or does a firewall, load balancer or NAT end idle connections? Keep them alive with CRLF (RFC 5626) more often than its timeout, and let both sides connect anew.',
      caveat: 'The call may have ended before, with a BYE that was not captured.',
    },
    es: {
      title: 'La conexión TCP se cortó durante la llamada',
      seen: {
        inviteOver:
          '{sender} cortó (RST) la conexión TCP con {other} {seconds} s después del INVITE, y después no llegó nada de la llamada.',
        invite:
          '{sender} cortó (RST) la conexión TCP con {other} {seconds} s después del INVITE, mientras se esperaba la respuesta final.',
        over: '{sender} cortó (RST) la conexión TCP con {other} {seconds} s después de la respuesta, y después no llegó nada de la llamada.',
        failed:
          '{sender} cortó (RST) la conexión TCP con {other} {seconds} s después de la respuesta, y lo que se envió después fracasó.',
        reopened:
          '{sender} cortó (RST) la conexión TCP con {other} {seconds} s después de la respuesta; la llamada siguió por otra.',
      },
      advice:
        '¿Se reinició un programa, o cierra las conexiones inactivas un cortafuegos, balanceador o NAT? Manténgalas vivas con CRLF (RFC 5626) con más frecuencia que su límite, y deje que ambos lados vuelvan a conectar.',
      caveat: 'Puede que la llamada terminara antes, con un BYE que no se capturó.',
    },
  },
};
