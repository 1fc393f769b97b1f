import { METHOD } from '../../sip/methods.ts';
import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { hasInDialog, refusedRequests, requestsInDialog } from '../refused-request.ts';
import { shown } from '../said.ts';
import type { Observation, Rule } from './rule.ts';

/** What people do to a transferred call: busy, no answer, declined. */
const USERS_DECISION: ReadonlySet<number> = new Set([480, 486, 487, 600, 603]);
/** Call does not exist (any more), or may not be replaced while it rings (RFC 3891 3). */
const REPLACES_REFUSED: ReadonlySet<number> = new Set([481, 486]);

export const transferFailed: Rule = {
  id: 'transfer-failed',
  severity: 'error',
  reference: 'RFC 3515 2.4, RFC 3891, RFC 5589',
  kind: 'also',
  outcomes: ['answered', 'failed', 'busy'],
  check(call) {
    if (call.verdict.outcome !== 'answered') return replacesRefused(call);
    if (!hasInDialog(call, METHOD.REFER)) return null;
    const refused = refusedRequests(call, 'REFER').at(-1);
    const last = requestsInDialog(call, 'REFER').at(-1);
    if (refused !== undefined && refused.request === last) {
      const { request, final } = refused;
      return {
        confidence: 'certain',
        evidence: [final, request],
        values: { peer: final.sender, code: final.code, target: targetOf(request) },
        seen: 'refused',
      };
    }
    return reported(call, last ?? null);
  },
  text: {
    en: {
      title: 'A transfer failed',
      seen: {
        refused: '{peer} refused the REFER to {target} with {code}.',
        reported: '{peer} took the REFER to {target} and reported {code} as its result.',
        replaces: '{peer} answered {code} to an INVITE with Replaces: it has no such call to replace.',
      },
      advice:
        'The code is the result of the transfer: look there. Is REFER allowed on that trunk, and the number in its dial plan?',
    },
    es: {
      title: 'Falló una transferencia',
      seen: {
        refused: '{peer} rechazó con {code} el REFER a {target}.',
        reported: '{peer} aceptó el REFER a {target} e informó {code} como resultado.',
        replaces: '{peer} respondió {code} a un INVITE con Replaces: no tiene esa llamada que reemplazar.',
      },
      advice:
        'El código es el resultado de la transferencia: mire ahí. ¿Se permite REFER en esa troncal, y está el número en su plan de marcación?',
    },
  },
};

/** The result that the last NOTIFY of the transfer told (RFC 3515 2.4.5). */
function reported(call: CallCase, refer: CaseMessage | null): Observation | null {
  const results = requestsInDialog(call, 'NOTIFY').flatMap((notify) => {
    const code = Number(/^\s*SIP\/2\.0 ([1-6]\d\d)/.exec(notify.body)?.[1] ?? 0);
    return code >= 200 ? [{ notify, code }] : [];
  });
  const result = results.at(-1);
  if (result === undefined || result.code < 300 || refer === null) return null;
  // Of an earlier transfer, when a later one has no result yet.
  if (result.notify.micros < refer.micros) return null;
  const { notify, code } = result;
  return {
    confidence: 'certain',
    evidence: [notify, refer],
    values: { peer: notify.sender, code, target: targetOf(refer) },
    seen: 'reported',
    severity: USERS_DECISION.has(code) ? 'info' : 'error',
  };
}

function replacesRefused(call: CallCase): Observation | null {
  const { final } = call;
  if (final === null || !REPLACES_REFUSED.has(final.code)) return null;
  const invite = call.requestOf(final.transaction);
  if (invite === null || invite.header('Replaces') === null) return null;
  return {
    confidence: 'certain',
    evidence: [final, invite],
    values: { peer: final.sender, code: final.code },
    seen: 'replaces',
  };
}

/** User or number of Refer-To. */
function targetOf(refer: CaseMessage): string {
  const uri = /sips?:([^@;?>]+)|tel:([^;>]+)/i.exec(refer.header('Refer-To') ?? '');
  return shown(uri?.[1] ?? uri?.[2] ?? '?');
}
