import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { requestsByHop } from '../hop-requests.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** With the waits of RFC 3261 14.1 even a second collision is rare. */
const MANY = 3;
/** Who made the Call-ID waits from 2.1 s to 4 s, the other side up to 2 s (RFC 3261 14.1); less a little for coarse timers. */
const OWNER_WAIT_MICROS = 2e6;

export const glare491: Rule = {
  id: 'glare-491',
  severity: 'warning',
  reference: 'RFC 3261 14.1, RFC 6141 3.5',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'mid-call',
  check(call) {
    for (const method of ['INVITE', 'UPDATE'])
      for (const requests of requestsByHop(call, method)) {
        const run = longestRun(call, requests);
        const [first, second] = run;
        if (first === undefined || second === undefined) continue;
        const wait = second.micros - (call.finalOf(first)?.micros ?? Number.NaN);
        const isSoon = isOfCaller(call, first) && wait < OWNER_WAIT_MICROS;
        if (run.length < MANY && !isSoon) continue;
        return {
          confidence: run.length >= MANY ? 'certain' : 'likely',
          evidence: run.map((request) => call.finalOf(request)),
          values: { sender: first.sender, method, count: run.length, seconds: seconds(wait) },
          seen: isSoon ? 'soon' : 'loop',
        };
      }
    return null;
  },
  text: {
    en: {
      title: 'Both sides change the call at once, again and again (491)',
      seen: {
        loop: '{count} {method} requests of {sender} in a row were answered by 491: the other side was changing the call at the same time.',
        soon: '{count} {method} requests of {sender} in a row were answered by 491; it tried again {seconds} s after the first, but as owner of the Call-ID must wait 2.1 to 4 s.',
      },
      advice:
        'One collision is normal, a series is a fault: one side or both ignore the random wait, or both want to decide (hold, T.38, codec, session timer). Let one side only make such changes.',
      caveat: 'Who began the call is taken for the owner of the Call-ID.',
    },
    es: {
      title: 'Ambos lados cambian la llamada a la vez, una y otra vez (491)',
      seen: {
        loop: '{count} peticiones {method} seguidas de {sender} recibieron 491: el otro lado estaba cambiando la llamada al mismo tiempo.',
        soon: '{count} peticiones {method} seguidas de {sender} recibieron 491; reintentó a los {seconds} s de la primera, pero como dueño del Call-ID debe esperar de 2,1 a 4 s.',
      },
      advice:
        'Una colisión es normal, una serie es un fallo: uno o ambos lados no respetan la espera aleatoria, o ambos quieren decidir (retención, T.38, códec, temporizador de sesión). Deje que solo un lado haga tales cambios.',
      caveat: 'Se toma por dueño del Call-ID a quien inició la llamada.',
    },
  },
};

/** The longest series of requests that were all answered by 491. */
function longestRun(call: CallCase, requests: readonly CaseMessage[]): readonly CaseMessage[] {
  let longest: CaseMessage[] = [];
  let run: CaseMessage[] = [];
  for (const request of requests) {
    run = call.finalOf(request)?.code === 491 ? [...run, request] : [];
    if (run.length > longest.length) longest = run;
  }
  return longest;
}

function isOfCaller(call: CallCase, request: CaseMessage): boolean {
  const { invite } = call;
  return invite !== null && request.source !== 0 && request.source === invite.source;
}
