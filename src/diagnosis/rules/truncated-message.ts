import type { CaseMessage } from '../case-message.ts';
import type { Rule } from './rule.ts';

export const truncatedMessage: Rule = {
  id: 'truncated-message',
  severity: 'info',
  reference: 'RFC 3261 18.3',
  kind: 'also',
  outcomes: 'any',
  needs: 'cut',
  check(call) {
    if (!call.call.isCut) return null;
    const message = call.messages.find((m) => missingBytes(m) > 0 || endsInHeaders(m));
    if (message === undefined) return null;
    const what = message.isRequest ? message.method : `${message.code}`;
    const claimed = Math.max(0, message.message?.contentLength ?? 0);
    const values = { what, sender: message.sender, claimed, bytes: claimed - missingBytes(message) };
    return {
      confidence: 'certain',
      evidence: [message],
      values,
      seen: missingBytes(message) > 0 ? 'body' : 'headers',
    };
  },
  text: {
    en: {
      title: 'Messages that are shorter than they say',
      seen: {
        body: 'The {what} of {sender} says that its body has {claimed} bytes; {bytes} of them are here.',
        headers: 'The {what} of {sender} ends in the middle of its headers.',
      },
      advice:
        'If the frame was captured shorter than it was on the wire, record again with a larger snaplen (tcpdump -s 0). If not, its sender or a router on the way (SIP ALG) counts wrongly.',
    },
    es: {
      title: 'Mensajes más cortos de lo que dicen',
      seen: {
        body: 'El {what} de {sender} dice que su cuerpo tiene {claimed} bytes; aquí hay {bytes}.',
        headers: 'El {what} de {sender} termina en medio de sus cabeceras.',
      },
      advice:
        'Si la trama se capturó más corta de lo que era en el cable, grabe de nuevo con un snaplen mayor (tcpdump -s 0). Si no, el emisor o un router del camino (SIP ALG) cuenta mal.',
    },
  },
};

/** Bytes of the body that Content-Length has and the capture has not. */
function missingBytes({ message }: CaseMessage): number {
  if (message === null || !message.cut || message.contentLength <= 0) return 0;
  const { bodyStart, end, contentLength } = message;
  return contentLength - (bodyStart < 0 ? 0 : end - bodyStart);
}

/** A log may lack the last line end of a message that is whole. */
function endsInHeaders({ message, isLine }: CaseMessage): boolean {
  if (message === null || isLine || !message.cut || message.bodyStart >= 0) return false;
  return message.text(message.end - 1, message.end) !== '\n';
}
