import type { Call } from '../../calls/call.ts';
import type { Leg } from '../../calls/legs/leg.ts';
import type { Endpoints } from '../../util/endpoints.ts';
import type { LegEnd } from '../leg-end.ts';
import type { Rule } from './rule.ts';

/** The same number between the same two hosts: once is a call, twice may be a call to oneself. */
const LEAST_TIMES = 3;

/** When a leg was decided, microseconds since the epoch; infinite while it was not. */
function endMicros({ call, end }: Leg<Call>): number {
  const micros = call === null ? (end as LegEnd | null)?.finalMicros : call.lastInvite?.final?.firstMicros;
  return micros === undefined || Number.isNaN(micros) ? Number.POSITIVE_INFINITY : micros;
}

/** The legs that repeat the most, each begun while the one before it was not decided yet. */
function repeated(legs: readonly Leg<Call>[], endpoints: Endpoints): Leg<Call>[] {
  let most: Leg<Call>[] = [];
  for (const first of legs) {
    if (first.dialled === 0) continue;
    const same = [first];
    for (const leg of legs)
      if (
        leg.startMicros > same.at(-1)!.startMicros &&
        leg.dialled === first.dialled &&
        endpoints.sameHost(leg.source, first.source) &&
        endpoints.sameHost(leg.destination, first.destination) &&
        leg.startMicros < endMicros(same.at(-1)!)
      )
        same.push(leg);
    if (same.length > most.length) most = same;
  }
  return most;
}

export const spiralB2bua: Rule = {
  id: 'spiral-b2bua',
  severity: 'error',
  kind: 'also',
  reference: 'RFC 5393 4',
  outcomes: 'any',
  needs: 'legs',
  check({ call, invite, endpoints, dialled }) {
    const { leg } = call;
    // It is told of the caller's own call.
    if (leg === null || leg.group === null || leg.link !== null) return null;
    const legs = leg.group.filter((other) => other === leg || other.isFurther);
    const same = repeated(legs, endpoints);
    const [first] = same;
    if (first === undefined || same.length < LEAST_TIMES) return null;
    const host = (endpoint: number): string => endpoints.host(endpoint) ?? '?';
    return {
      confidence: 'likely',
      evidence: [invite],
      values: {
        number: dialled ?? '?',
        times: same.length,
        legs: legs.length,
        one: host(first.source),
        other: host(first.destination),
      },
    };
  },
  text: {
    en: {
      title: 'A call runs in circles through a B2BUA',
      seen: 'The call to {number} became {legs} legs: {one} sent {other} the same number {times} times, each before the one before it was decided.',
      advice:
        'Two users or two systems forward to each other: look at call forwarding and at the routes between these two hosts. A B2BUA that starts Max-Forwards anew at each leg never stops it.',
      caveat:
        'The legs are linked by what their messages have in common; a group that rings the same number twice looks alike.',
    },
    es: {
      title: 'Una llamada da vueltas a través de un B2BUA',
      seen: 'La llamada a {number} se convirtió en {legs} tramos: {one} envió a {other} el mismo número {times} veces, cada una antes de que se decidiera la anterior.',
      advice:
        'Dos usuarios o dos sistemas se desvían el uno al otro: mire los desvíos y las rutas entre estos dos equipos. Un B2BUA que reinicia Max-Forwards en cada tramo nunca lo detiene.',
      caveat:
        'Los tramos se enlazan por lo que sus mensajes tienen en común; un grupo que llama dos veces al mismo número se parece.',
    },
  },
};
