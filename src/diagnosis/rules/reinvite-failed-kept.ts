import { isFax } from '../media-facts.ts';
import { keptAfter, refusedRequests, requestsInDialog } from '../refused-request.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** Told by other rules, or no refusal: no such dialog or no answer (RFC 3261 12.2.1.2), cancelled, glare. */
const OTHERS: ReadonlySet<number> = new Set([408, 481, 487, 491]);

export const reinviteFailedKept: Rule = {
  id: 'reinvite-failed-kept',
  severity: 'warning',
  reference: 'RFC 3261 14.1',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'mid-call',
  check(call) {
    const refused = refusedRequests(call, 'INVITE').find(
      ({ request, final }) =>
        !OTHERS.has(final.code) &&
        !(final.code === 500 && final.header('Retry-After') !== null) &&
        !request.sdp?.media.some(isFax),
    );
    if (refused === undefined) return null;
    const { request, final } = refused;
    const kept = keptAfter(call, final.micros);
    if (kept === null) return null;
    const laterOk = requestsInDialog(call, 'INVITE').some(
      (r) => r.micros > final.micros && r.source === request.source && (call.finalOf(r)?.code ?? 999) < 300,
    );
    return {
      confidence: 'certain',
      evidence: [final, request],
      values: { peer: final.sender, code: final.code, seconds: seconds(kept) },
      seen: laterOk ? 'thenTaken' : 'kept',
      severity: laterOk ? 'info' : 'warning',
    };
  },
  text: {
    en: {
      title: 'A change of the call was refused, and the call went on',
      seen: {
        kept: '{peer} refused a re-INVITE with {code}; the call went on unchanged for {seconds} s.',
        thenTaken: '{peer} refused a re-INVITE with {code}; a later one was taken.',
      },
      advice:
        'Look at what that re-INVITE asked for (hold, codec, video, address): the peer does not take it in mid-call.',
    },
    es: {
      title: 'Se rechazó un cambio de la llamada, y la llamada siguió',
      seen: {
        kept: '{peer} rechazó un re-INVITE con {code}; la llamada siguió sin cambios durante {seconds} s.',
        thenTaken: '{peer} rechazó un re-INVITE con {code}; aceptó otro posterior.',
      },
      advice:
        'Mire qué pedía ese re-INVITE (retención, códec, vídeo, dirección): el otro extremo no lo admite a mitad de llamada.',
    },
  },
};
