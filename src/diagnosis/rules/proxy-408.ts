import { seconds } from '../rule-values.ts';
import { undelivered } from '../undelivered.ts';
import type { Rule } from './rule.ts';

/** Codes that a proxy makes up when nothing comes from behind it (RFC 3261 16.7, 16.8), and those into which products turn its 408. */
const OWN_CODES: readonly number[] = [408, 480, 500, 503, 504];
/** Those that say themselves that a timer ran out. */
const TIMER_CODES: ReadonlySet<number> = new Set([408, 504]);
/** Sooner than the shortest timers in use, a 408 says something else. */
const TIMER_MICROS = 4e6;

export const proxy408: Rule = {
  id: 'proxy-408',
  severity: 'error',
  reference: 'RFC 3261 16.8',
  kind: 'cause',
  outcomes: ['failed'],
  codes: OWN_CODES,
  check(call) {
    const { final } = call;
    const path = call.failure?.path ?? null;
    if (final === null || path === null || !OWN_CODES.includes(final.code)) return null;
    const { behind } = path;
    const hop = call.requestOf(path.hops.at(-1)!);
    // What an ICMP error explains has a rule of its own.
    if (undelivered(call.call, call.verdict, path).length > 0) return null;
    if (behind !== null) {
      const onward = behind.lastResponse === null ? call.requestOf(behind) : null;
      // What was sent once and refused at once may have met an answer that was not captured.
      if (onward === null || (onward.sends < 2 && !TIMER_CODES.has(final.code))) return null;
      const waited = final.micros - onward.micros;
      return {
        confidence: onward.sends > 1 ? 'certain' : 'likely',
        evidence: [onward, final],
        values: {
          proxy: final.sender,
          next: onward.receiver,
          sends: onward.sends,
          code: final.code,
          seconds: seconds(waited),
        },
        seen: Number.isNaN(waited) ? 'untimed' : onward.sends > 1 ? 'again' : 'once',
      };
    }
    if (final.code !== 408 || hop === null) return null;
    const trying = call.responsesTo(hop).find(({ code }) => code === 100);
    const waited = final.micros - hop.micros;
    if (trying === undefined || !(waited >= TIMER_MICROS)) return null;
    return {
      confidence: 'likely',
      evidence: [final, trying, hop],
      values: { proxy: final.sender, seconds: seconds(waited) },
      seen: 'unseen',
    };
  },
  text: {
    en: {
      title: 'A server got no answer from the next one and gave up',
      seen: {
        again:
          '{proxy} sent the INVITE on to {next} {sends} times, nothing came back, and after {seconds} s it said {code}.',
        once: '{proxy} sent the INVITE on to {next}, nothing came back, and after {seconds} s it said {code}.',
        untimed: '{proxy} sent the INVITE on to {next}, nothing came back, and it said {code}.',
        unseen: '{proxy} took the INVITE with a 100 and said 408 after {seconds} s: it got no answer from behind it.',
      },
      advice:
        'The fault lies beyond the server that sent the code: at the address that it sent the INVITE to. Is that up, is the address right, does a firewall let it through both ways, is the registration old?',
      caveat: 'The way behind that server was not captured whole: an answer may have come there.',
    },
    es: {
      title: 'Un servidor no obtuvo respuesta del siguiente y se rindió',
      seen: {
        again: '{proxy} pasó el INVITE a {next} {sends} veces, no volvió nada y a los {seconds} s respondió {code}.',
        once: '{proxy} pasó el INVITE a {next}, no volvió nada y a los {seconds} s respondió {code}.',
        untimed: '{proxy} pasó el INVITE a {next}, no volvió nada y respondió {code}.',
        unseen: '{proxy} tomó el INVITE con un 100 y respondió 408 a los {seconds} s: no obtuvo respuesta de detrás.',
      },
      advice:
        'El fallo está más allá del servidor que envió el código: en la dirección a la que pasó el INVITE. ¿Está encendida, es la correcta, la deja pasar el cortafuegos en ambos sentidos, es vieja la registración?',
      caveat: 'El camino tras ese servidor no se capturó entero: pudo llegar allí una respuesta.',
    },
  },
};
