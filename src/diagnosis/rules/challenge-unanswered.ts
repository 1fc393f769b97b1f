import { authStory, challengesIn } from '../auth-rounds.ts';
import { isLongPast } from '../case-order.ts';
import { shortText } from '../short-text.ts';
import type { Rule } from './rule.ts';

/** Phones answer a challenge at once; this leaves room for a slow one, and for a capture that ends meanwhile. */
const PATIENCE_MICROS = 5e6;
/** They call to see what answers, not to talk. */
const SCANNER = /friendly-scanner|sipvicious|sundayddr|sipcli|pplsip|vaxsip/i;

export const challengeUnanswered: Rule = {
  id: 'challenge-unanswered',
  severity: 'warning',
  reference: 'RFC 3261 22.1, RFC 8760',
  kind: 'cause',
  outcomes: ['challenged', 'failed'],
  codes: [401, 407],
  check(call) {
    const { told } = call;
    if (told === null || !isLongPast(told, call.nowMicros, PATIENCE_MICROS)) return null;
    const story = authStory(call);
    if (story === null || (story.end !== 'unanswered' && story.end !== 'outdated')) return null;
    const { request, challenge, asked, given } = story.last;
    const agent = request.header('User-Agent') ?? '';
    const isScanner = SCANNER.test(agent.slice(0, 200));
    const algorithms = challengesIn(challenge).map(({ params }) => params.get('algorithm') ?? 'MD5');
    const isModern = algorithms.every((name) => !/^md5/i.test(name));
    const isHeard = call.inDialog('ACK').some(({ transaction }) => isAckOf(transaction, challenge.transaction));
    const shape = isModern ? 'algorithm' : isHeard ? 'again' : 'unheard';
    return {
      confidence: isHeard ? 'likely' : 'possible',
      evidence: [challenge, request],
      values: {
        code: challenge.code,
        peer: challenge.sender,
        caller: challenge.receiver,
        realm: shortText(asked.params.get('realm')),
        algorithm: shortText(algorithms[0]),
        agent: shortText(agent),
      },
      seen: isScanner ? 'scanner' : given !== null ? 'outdated' : shape,
      ...(isScanner && { severity: 'info' as const }),
    };
  },
  text: {
    en: {
      title: 'Credentials were asked for, and none came',
      seen: {
        again: '{peer} asked {caller} for credentials of realm {realm} ({code}), and no INVITE with them followed.',
        unheard:
          '{peer} asked {caller} for credentials of realm {realm} ({code}); neither an ACK nor an INVITE with them followed.',
        algorithm:
          '{peer} asked {caller} for credentials of realm {realm} ({code}) by {algorithm} only, and no INVITE with them followed.',
        outdated:
          '{peer} asked for new credentials of realm {realm} ({code}): those of {caller} had a nonce from before this call, and no INVITE with the new one followed.',
        scanner: 'A caller that names itself {agent} was asked for credentials ({code}) and gave none: a scanner.',
      },
      advice:
        'Enter user and password for that realm on the caller. If they are there, check that it supports the algorithm and qop asked for.',
      caveat:
        'The credentials may have come in another call, later than the capture shows, or on a way that was not captured.',
    },
    es: {
      title: 'Se pidieron credenciales y no llegaron',
      seen: {
        again: '{peer} pidió a {caller} credenciales del realm {realm} ({code}) y no siguió ningún INVITE con ellas.',
        unheard:
          '{peer} pidió a {caller} credenciales del realm {realm} ({code}); no siguió ni un ACK ni un INVITE con ellas.',
        algorithm:
          '{peer} pidió a {caller} credenciales del realm {realm} ({code}) solo con {algorithm}, y no siguió ningún INVITE con ellas.',
        outdated:
          '{peer} pidió nuevas credenciales del realm {realm} ({code}): las de {caller} llevaban un nonce anterior a esta llamada, y no siguió ningún INVITE con el nuevo.',
        scanner:
          'A un llamante que se identifica como {agent} se le pidieron credenciales ({code}) y no las dio: un escáner.',
      },
      advice:
        'Configure en el llamante usuario y contraseña para ese realm. Si ya están, compruebe que admite el algoritmo y el qop pedidos.',
      caveat:
        'Las credenciales pudieron llegar en otra llamada, después de lo que muestra la captura o por un camino no capturado.',
    },
  },
};

/** The ACK of a refusal has the branch of its INVITE (RFC 3261 17.1.1.3). */
function isAckOf(ack: { branchHash: number; cseqNumber: number }, invite: typeof ack): boolean {
  return ack.branchHash === invite.branchHash && ack.cseqNumber === invite.cseqNumber;
}
