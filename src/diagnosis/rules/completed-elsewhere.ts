import { parseReason } from '../../sip/grammar.ts';
import type { Rule } from './rule.ts';

/** Non-selected user clearing (Q.850): another one was chosen. */
const NOT_SELECTED = 26;

export const completedElsewhere: Rule = {
  id: 'completed-elsewhere',
  severity: 'info',
  reference: 'RFC 3326 3.1',
  kind: 'cause',
  outcomes: ['cancelled'],
  needs: 'cancel',
  check(call) {
    for (const cancel of call.inDialog('CANCEL')) {
      const reasons = cancel
        .headers('Reason')
        .slice(0, 4)
        .flatMap((value) => parseReason(value));
      const isTaken = reasons.some(({ protocol, cause }) => protocol.toUpperCase() === 'SIP' && cause === 200);
      if (!isTaken && cancel.q850Cause !== NOT_SELECTED) continue;
      return {
        confidence: isTaken ? 'certain' : 'likely',
        evidence: [cancel],
        values: { sender: cancel.sender, phone: cancel.receiver },
      };
    }
    return null;
  },
  text: {
    en: {
      title: 'Answered on another phone',
      seen: '{sender} cancelled the call to {phone} because another phone had taken it.',
      advice: 'None: this is not a missed call. A phone that lists it as missed does not read the Reason of CANCEL.',
      caveat: 'Q.850 cause 26 says only that another one was selected.',
    },
    es: {
      title: 'Contestada en otro teléfono',
      seen: '{sender} canceló la llamada a {phone} porque otro teléfono la había atendido.',
      advice:
        'Nada: no es una llamada perdida. Un teléfono que la muestra como perdida no lee la cabecera Reason del CANCEL.',
      caveat: 'La causa 26 de Q.850 solo dice que se eligió a otro.',
    },
  },
};
