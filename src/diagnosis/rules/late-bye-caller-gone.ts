import { bothByes, isAccepted } from '../bye-facts.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** Beyond a race of two BYEs. */
const LATE_MICROS = 5e6;

export const lateByeCallerGone: Rule = {
  id: 'late-bye-caller-gone',
  severity: 'warning',
  reference: 'RFC 3261 15.1.1',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    const byes = bothByes(call);
    if (byes === null) return null;
    const { first, second } = byes;
    const apart = second.micros - first.micros;
    if (!(apart > LATE_MICROS)) return null;
    return {
      confidence: 'likely',
      evidence: [first, second],
      values: { one: first.sender, other: second.sender, late: seconds(apart) },
      seen: isAccepted(call, first) ? 'answered' : 'lost',
    };
  },
  text: {
    en: {
      title: 'One side hung up, and the other noticed much later',
      seen: {
        lost: '{one} sent a BYE that was not accepted, and {other} ended the call for itself {late} s later.',
        answered:
          '{one} sent a BYE that was answered, and yet {other} ended the call for itself {late} s later: it had not got it.',
      },
      advice:
        'Follow the first BYE to where it was lost: Contact, Record-Route and NAT as for the ACK. Compare the duration that both sides bill.',
      caveat: 'A side that answers a BYE and sends one of its own all the same looks alike.',
    },
    es: {
      title: 'Un lado colgó y el otro se enteró mucho después',
      seen: {
        lost: '{one} envió un BYE que no se aceptó, y {other} terminó la llamada por su cuenta {late} s después.',
        answered:
          '{one} envió un BYE que fue contestado, y aun así {other} terminó la llamada por su cuenta {late} s después: no le había llegado.',
      },
      advice:
        'Siga el primer BYE hasta donde se perdió: Contact, Record-Route y NAT, como con el ACK. Compare la duración que tarifica cada lado.',
      caveat: 'Un lado que contesta un BYE y aun así envía otro propio se ve igual.',
    },
  },
};
