import { parseReason, type ReasonValue } from '../../sip/grammar.ts';
import type { CaseMessage } from '../case-message.ts';
import { shortText } from '../short-text.ts';
import type { Rule } from './rule.ts';

const MOST_HEADERS = 8;

export const stirReason2xx: Rule = {
  id: 'stir-reason-2xx',
  severity: 'warning',
  reference: 'RFC 9410',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    for (const response of call.heard) {
      const found = response.code <= 100 || response.code >= 300 ? [] : stirReasons(response);
      const [first] = found;
      if (first === undefined) continue;
      return {
        confidence: 'certain',
        evidence: [response, call.invite],
        values: {
          peer: response.sender,
          cause: [...new Set(found.map(({ cause }) => cause))].join(', '),
          text: shortText(first.text),
        },
        seen: first.text === null ? 'cause' : 'text',
      };
    }
    return null;
  },
  text: {
    en: {
      title: 'Answered, although the signed identity was not verified',
      seen: {
        cause: '{peer} answered, and reports that the signed identity of the caller failed with {cause}.',
        text: '{peer} answered, and reports that the signed identity of the caller failed with {cause} ({text}).',
      },
      advice:
        'The callee saw the call as not verified, and other networks may refuse it. 403: signed too long ago. 428: no Identity. 436: certificate not found. 437: not trusted. 438: signature wrong.',
    },
    es: {
      title: 'Contestada, aunque no se verificó la identidad firmada',
      seen: {
        cause: '{peer} contestó e informa de que la identidad firmada del llamante falló con {cause}.',
        text: '{peer} contestó e informa de que la identidad firmada del llamante falló con {cause} ({text}).',
      },
      advice:
        'El llamado vio la llamada como no verificada, y otras redes pueden rechazarla. 403: firmada hace demasiado. 428: sin Identity. 436: certificado no hallado. 437: sin confianza. 438: firma incorrecta.',
    },
  },
};

function stirReasons(response: CaseMessage): ReasonValue[] {
  return response
    .headers('Reason')
    .slice(0, MOST_HEADERS)
    .flatMap((value) => parseReason(value))
    .filter(({ protocol, cause }) => protocol.toUpperCase() === 'STIR' && cause !== null);
}
