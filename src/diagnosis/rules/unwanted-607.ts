import { isNetworkBlocked } from '../network-block.ts';
import { refusalSpeed } from '../refusal-speed.ts';
import type { Rule } from './rule.ts';

export const unwanted607: Rule = {
  id: 'unwanted-607',
  severity: 'warning',
  reference: 'RFC 8197 4',
  kind: 'cause',
  outcomes: ['declined', 'failed'],
  codes: [607],
  check(call) {
    const { final } = call;
    if (final === null || final.code !== 607 || isNetworkBlocked(call)) return null;
    return {
      confidence: 'certain',
      evidence: [final, call.requestOf(final.transaction)],
      values: { peer: final.sender },
      seen: refusalSpeed(call, final).kind === 'rang' ? 'rang' : 'list',
    };
  },
  text: {
    en: {
      title: 'Marked as unwanted by the called side (607)',
      seen: {
        rang: 'After ringing, the called side marked the call as unwanted (607 from {peer}).',
        list: 'The called side marked the call as unwanted without any ringing (607 from {peer}).',
      },
      advice:
        'The callee or a block list does not want calls from this number. Do not call again from it; many such answers harm its reputation.',
    },
    es: {
      title: 'Marcada como no deseada por el lado llamado (607)',
      seen: {
        rang: 'Tras timbrar, el lado llamado marcó la llamada como no deseada (607 de {peer}).',
        list: 'El lado llamado marcó la llamada como no deseada sin timbre alguno (607 de {peer}).',
      },
      advice:
        'El destinatario o una lista de bloqueo no quiere llamadas de este número. No vuelva a llamar desde él; muchas respuestas así dañan su reputación.',
    },
  },
};
