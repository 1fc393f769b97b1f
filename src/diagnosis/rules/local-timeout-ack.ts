import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** Branches that a proxy forks to at once leave together; the shortest failover waits for one retransmission. */
const LEAST_MICROS = 0.4e6;
/** 64*T1: later it is Timer B, and no setting of anybody's. */
const MOST_MICROS = 33e6;
/** The second target was reached: it rang, answered, or somebody there said no. */
const USER_CODES: ReadonlySet<number> = new Set([486, 600, 603]);

export const localTimeoutAck: Rule = {
  id: 'local-timeout-ack',
  severity: 'info',
  reference: 'RFC 3263 4.3',
  kind: 'also',
  outcomes: ['answered', 'busy', 'declined', 'no-answer', 'cancelled'],
  needs: 'resent',
  check(call) {
    const { lastInvite } = call.call;
    if (lastInvite === null || lastInvite.previous === null || call.call.retransmissions === 0) return null;
    const { invites } = call;
    for (let at = 1; at < invites.length; at++) {
      const one = invites[at - 1]!;
      const other = invites[at]!;
      const gap = other.micros - one.micros;
      if (!(gap >= LEAST_MICROS && gap <= MOST_MICROS) || !isOtherTarget(call, one, other)) continue;
      if (call.responsesTo(one).some(({ code }) => code > 100) || !call.responsesTo(other).some(isReached)) continue;
      return {
        confidence: 'certain',
        evidence: [one, other],
        values: {
          sender: one.sender,
          first: one.receiver,
          second: other.receiver,
          gap: seconds(gap),
          sends: one.sends,
        },
      };
    }
    return null;
  },
  text: {
    en: {
      title: 'The first target stayed silent, the next one took the call',
      seen: '{first} did not answer the INVITE, and after {gap} s {sender} tried {second}, which did.',
      advice:
        'The failover works, and costs each call that time before it rings. If it happens to many calls, mend the first target or take it out.',
    },
    es: {
      title: 'El primer destino guardó silencio, el siguiente tomó la llamada',
      seen: '{first} no contestó al INVITE, y a los {gap} s {sender} probó {second}, que sí lo hizo.',
      advice:
        'La conmutación funciona, y a cada llamada le cuesta ese tiempo antes de sonar. Si ocurre en muchas llamadas, repare el primer destino o retírelo.',
    },
  },
};

function isOtherTarget({ endpoints }: CallCase, one: CaseMessage, other: CaseMessage): boolean {
  return endpoints.sameHost(one.source, other.source) && one.destination !== 0 && one.destination !== other.destination;
}

function isReached({ code }: CaseMessage): boolean {
  return (code >= 180 && code < 300) || USER_CODES.has(code);
}
