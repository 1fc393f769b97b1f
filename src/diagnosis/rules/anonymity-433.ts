import { anonymityOf } from '../anonymity.ts';
import { isNetworkBlocked } from '../network-block.ts';
import { hasOwnRule } from '../refusal-texts.ts';
import { refusalSpeed } from '../refusal-speed.ts';
import { shortText } from '../short-text.ts';
import type { Rule } from './rule.ts';

export const anonymity433: Rule = {
  id: 'anonymity-433',
  severity: 'warning',
  reference: 'RFC 5079 5',
  kind: 'cause',
  outcomes: ['failed', 'declined'],
  codes: [433, 403, 603],
  check(call) {
    const { final } = call;
    if (final === null || !this.codes!.includes(final.code)) return null;
    const isNamed = final.code === 433;
    if (!isNamed && (hasOwnRule(final) || isNetworkBlocked(call) || refusalSpeed(call, final).kind !== 'machine'))
      return null;
    const request = call.requestOf(final.transaction);
    const hidden = request && anonymityOf(request);
    if (!isNamed && hidden === null) return null;
    return {
      confidence: isNamed ? 'certain' : 'possible',
      evidence: [final, request],
      values: { peer: final.sender, code: final.code, header: hidden?.header ?? '', value: shortText(hidden?.value) },
      seen: hidden === null ? 'code' : 'hidden',
    };
  },
  text: {
    en: {
      title: 'Refused because the caller is anonymous (433)',
      seen: {
        code: '{peer} takes no anonymous calls (433).',
        hidden: '{peer} refused the call at once ({code}); it came without a caller ID ({header}: {value}).',
      },
      advice: 'Send the caller ID (From, P-Asserted-Identity, no Privacy), or use a route that takes anonymous calls.',
      caveat: 'The code does not say so: the call is anonymous, and that may be why.',
    },
    es: {
      title: 'Rechazada porque el llamante es anónimo (433)',
      seen: {
        code: '{peer} no acepta llamadas anónimas (433).',
        hidden:
          '{peer} rechazó la llamada de inmediato ({code}); llegó sin identificador de llamante ({header}: {value}).',
      },
      advice:
        'Envíe el identificador de llamante (From, P-Asserted-Identity, sin Privacy) o use una ruta que acepte llamadas anónimas.',
      caveat: 'El código no lo dice: la llamada es anónima, y esa puede ser la razón.',
    },
  },
};
