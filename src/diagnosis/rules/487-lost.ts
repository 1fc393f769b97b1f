import { callersCancel } from '../cancels.ts';
import { isLongPast } from '../case-order.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** 64*T1: so long the caller waits for the 487 (RFC 3261 9.1). */
const PATIENCE_MICROS = 32e6;

export const lost487: Rule = {
  id: '487-lost',
  severity: 'warning',
  reference: 'RFC 3261 9.1, 9.2',
  kind: 'also',
  outcomes: ['cancelled'],
  needs: 'cancel',
  check(call) {
    if (call.told !== null) return null;
    const cancel = callersCancel(call);
    if (cancel === null || call.finalOf(cancel.invite) !== null) return null;
    const accepted = call.finalOf(cancel.request);
    if (accepted === null || accepted.code >= 300 || !isLongPast(accepted, call.nowMicros, PATIENCE_MICROS))
      return null;
    return {
      confidence: 'likely',
      evidence: [accepted, cancel.request, cancel.invite],
      values: { peer: accepted.sender, seconds: seconds(PATIENCE_MICROS) },
    };
  },
  text: {
    en: {
      title: 'CANCEL accepted, but the INVITE was never ended (no 487)',
      seen: '{peer} accepted the CANCEL by 200 and sent no 487 to the INVITE within {seconds} s.',
      advice:
        'The fault is in the peer, which must end the INVITE by 487. Check whether the called phone went on ringing, and whether the peer still counts the call as open.',
      caveat: 'The 487 may have been lost by the capture.',
    },
    es: {
      title: 'CANCEL aceptado, pero el INVITE nunca se cerró (sin 487)',
      seen: '{peer} aceptó el CANCEL con 200 y no envió ningún 487 al INVITE en {seconds} s.',
      advice:
        'El fallo está en el otro extremo, que debe cerrar el INVITE con 487. Compruebe si el teléfono llamado siguió sonando y si aquel aún cuenta la llamada como abierta.',
      caveat: 'El 487 pudo perderse en la captura.',
    },
  },
};
