import type { Transaction } from '../../calls/transaction.ts';
import type { CallCase } from '../call-case.ts';
import type { Rule } from './rule.ts';

export const forkEarlyMedia: Rule = {
  id: 'fork-early-media',
  severity: 'info',
  reference: 'RFC 3960 3',
  kind: 'also',
  outcomes: ['answered', 'busy', 'declined', 'no-answer', 'cancelled', 'failed'],
  check(call) {
    const forked = withTwoTags(call);
    if (forked === null) return null;
    const early = call.responsesIn(forked).filter(({ code, sdp }) => code > 100 && code < 200 && sdp !== null);
    const first = early.filter((m, i) => early.findIndex(({ toTagHash }) => toTagHash === m.toTagHash) === i);
    if (first.length < 2) return null;
    return { confidence: 'certain', evidence: first, values: { count: first.length, caller: first[0]!.receiver } };
  },
  text: {
    en: {
      title: 'Early media from several branches of a fork',
      seen: '{caller} got early media descriptions of {count} branches for one INVITE.',
      advice:
        'The caller hears one of them only, as a rule the first: let branches ring with 180 without SDP, or serve ringback at the proxy.',
    },
    es: {
      title: 'Medios tempranos de varias ramas de una bifurcación',
      seen: '{caller} recibió descripciones de medios tempranos de {count} ramas para un INVITE.',
      advice:
        'El llamante solo oye una, por lo general la primera: haga que las ramas timbren con 180 sin SDP, o que el proxy dé el tono de llamada.',
    },
  },
};

/** The caller's transaction in which 18x of several dialogs came; their numbers alone are looked at. */
function withTwoTags({ verdict }: CallCase): Transaction | null {
  for (const { callerSide } of verdict.attempts)
    for (const t of callerSide) {
      let tag = 0;
      for (let r = t.lastResponse; r !== null; r = r.previous) {
        if (r.code <= 100 || r.code >= 200 || r.kept === 0 || r.toTagHash === 0) continue;
        if (tag !== 0 && r.toTagHash !== tag) return t;
        tag = r.toTagHash;
      }
    }
  return null;
}
