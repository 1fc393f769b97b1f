import type { Transaction } from '../../calls/transaction.ts';
import { isAnyEndpoint } from '../../util/endpoints.ts';
import type { CallCase } from '../call-case.ts';
import { successOf } from '../caller-side.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** One hop of an INVITE that failed, and the one to another server that did not. */
interface Failover {
  readonly failed: Transaction;
  readonly worked: Transaction;
}

export const failoverWorked: Rule = {
  id: 'failover-worked',
  severity: 'info',
  reference: 'RFC 3263 4.3',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'invites',
  check(call) {
    const { lastInvite } = call.call;
    if (call.call.isSettled || lastInvite === null || lastInvite.previous === null) return null;
    const found = failoverIn(call);
    if (found === null) return null;
    const { failed, worked } = found;
    const final = failed.final ?? null;
    const [first, second] = [call.requestOf(failed), call.requestOf(worked)];
    return {
      confidence: 'certain',
      evidence: [first, call.responsesIn(failed).find(({ code }) => code >= 200) ?? null, second],
      values: {
        first: first?.receiver ?? '?',
        second: second?.receiver ?? '?',
        code: final?.code ?? 0,
        seconds: seconds(worked.firstMicros - failed.firstMicros),
      },
      seen: final === null ? 'silent' : 'refused',
    };
  },
  text: {
    en: {
      title: 'The first server failed, the next one took the call',
      seen: {
        refused: '{first} answered {code}; the INVITE then went to {second}, which took it: {seconds} s lost.',
        silent: '{first} did not answer; the INVITE then went to {second}, which took it: {seconds} s lost.',
      },
      advice: 'The call held, with a longer delay. Mend the first server, or take it out of the route.',
    },
    es: {
      title: 'Falló el primer servidor y el siguiente tomó la llamada',
      seen: {
        refused: '{first} respondió {code}; el INVITE pasó a {second}, que lo tomó: {seconds} s perdidos.',
        silent: '{first} no respondió; el INVITE pasó a {second}, que lo tomó: {seconds} s perdidos.',
      },
      advice: 'La llamada se logró, con más demora. Repare el primer servidor, o quítelo de la ruta.',
    },
  },
};

/** Another server was asked after the first had failed, by the same sender. Parallel branches of a fork are not that. */
function failoverIn({ call, endpoints }: CallCase): Failover | null {
  const { invites } = call;
  for (const worked of invites) {
    if (worked.requests === 0 || successOf(worked) === undefined) continue;
    const failed = invites.find(
      (t) =>
        t.requests > 0 &&
        t.source !== 0 &&
        endpoints.sameHost(t.source, worked.source) &&
        t.viaCount === worked.viaCount &&
        t.destination !== worked.destination &&
        !isAnyEndpoint(t.destination) &&
        !isAnyEndpoint(worked.destination) &&
        hasFailed(t, worked.firstMicros),
    );
    if (failed !== undefined) return { failed, worked };
  }
  return null;
}

/** A server's failure, or silence in spite of repeated sending (RFC 3263 4.3). @param byMicros when the next one was asked */
function hasFailed({ final, lastResponse, requests, lastRequestMicros }: Transaction, byMicros: number): boolean {
  if (lastResponse === null) return requests >= 3 && lastRequestMicros <= byMicros;
  return (
    final !== undefined &&
    (final.code === 408 || (final.code >= 500 && final.code < 600)) &&
    final.firstMicros <= byMicros
  );
}
