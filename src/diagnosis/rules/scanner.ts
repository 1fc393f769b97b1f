import { isScanner } from '../scanner.ts';
import type { Rule } from './rule.ts';

const MOST_SHOWN = 40;

export const scanner: Rule = {
  id: 'scanner',
  severity: 'info',
  kind: 'also',
  reference: 'RFC 3261 26.1',
  outcomes: 'any',
  needs: 'scanner',
  check({ call, invite }) {
    if (call.agent === null || !isScanner(call.agent)) return null;
    return {
      confidence: 'certain',
      evidence: [invite],
      values: { agent: call.agent.slice(0, MOST_SHOWN), source: invite?.sender ?? '?' },
    };
  },
  text: {
    en: {
      title: 'A scanner looks for servers to abuse',
      seen: '{source} calls itself {agent}, a program that looks for servers to abuse.',
      advice:
        'Ban the address (fail2ban, ACL); answer unknown callers neither 401 nor 404. It is left out of the figures.',
    },
    es: {
      title: 'Un escáner busca servidores de los que abusar',
      seen: '{source} se presenta como {agent}, un programa que busca servidores de los que abusar.',
      advice:
        'Bloquee la dirección (fail2ban, ACL); no conteste ni 401 ni 404 a llamantes desconocidos. No entra en las cifras.',
    },
  },
};
