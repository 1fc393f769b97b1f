import { bothByes } from '../bye-facts.ts';
import type { Rule } from './rule.ts';

/** Longer after the other's, it is no race: Timer E has sent that several times by then. */
const RACE_MICROS = 5e6;

export const byeCrossing: Rule = {
  id: 'bye-crossing',
  severity: 'info',
  reference: 'RFC 3261 15.1.2',
  kind: 'also',
  outcomes: ['answered'],
  check(call) {
    const byes = bothByes(call);
    if (byes === null) return null;
    const { first, second } = byes;
    const apart = second.micros - first.micros;
    const answered = call.finalOf(first);
    // Who has answered the other's BYE does not send its own.
    if (!(apart <= RACE_MICROS) || (answered !== null && answered.micros < second.micros)) return null;
    return {
      confidence: 'certain',
      evidence: [first, second],
      values: { one: first.sender, other: second.sender, millis: Math.round(apart / 1000) },
    };
  },
  text: {
    en: {
      title: 'Both sides hung up at once',
      seen: '{one} and {other} sent a BYE each, {millis} ms apart: they crossed.',
      advice: 'Nothing: a harmless race. A 481 to one of them is as it should be.',
    },
    es: {
      title: 'Ambos lados colgaron a la vez',
      seen: '{one} y {other} enviaron un BYE cada uno, con {millis} ms de diferencia: se cruzaron.',
      advice: 'Nada: una carrera inofensiva. Un 481 a uno de ellos es lo correcto.',
    },
  },
};
