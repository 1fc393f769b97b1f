import type { CaseMessage } from '../case-message.ts';
import type { Rule } from './rule.ts';

export const truncatedMessage: Rule = {
  id: 'truncated-message',
  severity: 'info',
  reference: 'RFC 3261 18.3',
  kind: 'also',
  outcomes: 'any',
  check(call) {
    if (!call.call.hasCut) return null;
    const message = call.messages.find((m) => missingBytes(m) > 0);
    if (message === undefined) return null;
    const what = message.isRequest ? message.method : `${message.code}`;
    const { contentLength: claimed } = message.message!;
    return {
      confidence: 'certain',
      evidence: [message],
      values: { what, sender: message.sender, claimed, bytes: claimed - missingBytes(message) },
    };
  },
  text: {
    en: {
      title: 'Messages that are shorter than they say',
      seen: 'The {what} of {sender} says that its body has {claimed} bytes; {bytes} of them are here.',
      advice:
        'If the frame was captured shorter than it was on the wire, record again with a larger snaplen (tcpdump -s 0). If not, its sender or a router on the way (SIP ALG) counts wrongly.',
    },
    es: {
      title: 'Mensajes más cortos de lo que dicen',
      seen: 'El {what} de {sender} dice que su cuerpo tiene {claimed} bytes; aquí hay {bytes}.',
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
