import { isNetworkBlocked } from '../network-block.ts';
import { hasOwnRule } from '../refusal-texts.ts';
import { refusalSpeed } from '../refusal-speed.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

export const rejected603: Rule = {
  id: 'rejected-603',
  severity: 'info',
  reference: 'RFC 3261 21.6.2',
  kind: 'cause',
  outcomes: ['declined', 'failed'],
  codes: [603],
  check(call) {
    const { final } = call;
    if (final === null || final.code !== 603 || isNetworkBlocked(call) || hasOwnRule(final)) return null;
    const { kind, micros } = refusalSpeed(call, final);
    if (kind === 'unclear' || Number.isNaN(micros)) return null;
    return {
      confidence: 'likely',
      evidence: [final, call.requestOf(final.transaction)],
      values: { peer: final.sender, seconds: micros < 1e5 ? '0.1' : seconds(micros) },
      seen: kind,
      ...(kind === 'machine' && { severity: 'warning' as const }),
    };
  },
  text: {
    en: {
      title: 'Declined (603)',
      seen: {
        rang: 'The called side declined after ringing {seconds} s (603 from {peer}).',
        machine: '{peer} declined within {seconds} s, without any ringing: not a person, but a machine.',
      },
      advice:
        'After ringing: none, the user rejected the call. At once: do-not-disturb, a block list, a dial plan without a match, or call analytics: check the reputation and the attestation of the caller ID.',
      caveat: "Ringing may be the network's own, and 603 also stands for other refusals of a PBX.",
    },
    es: {
      title: 'Rechazada (603)',
      seen: {
        rang: 'El lado llamado rechazó la llamada tras {seconds} s de timbre (603 de {peer}).',
        machine: '{peer} rechazó en {seconds} s, sin timbre alguno: no fue una persona, sino una máquina.',
      },
      advice:
        'Tras timbrar: nada, el usuario rechazó la llamada. De inmediato: no molestar, una lista de bloqueo, un plan de marcación sin coincidencia o análisis de llamadas: revise la reputación y la certificación (attestation) del identificador de llamante.',
      caveat: 'El timbre puede ser de la propia red, y 603 se usa también para otros rechazos de una centralita.',
    },
  },
};
