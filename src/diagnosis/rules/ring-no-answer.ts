import { isTimerC, ringingOf } from '../ringing.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** Who refuses does so sooner. */
const LONG_MICROS = 10e6;
/** A caller that waited so long did not dial wrong. */
const PATIENT_MICROS = 20e6;

export const ringNoAnswer: Rule = {
  id: 'ring-no-answer',
  severity: 'info',
  reference: 'RFC 3261 21.4.18',
  kind: 'cause',
  outcomes: ['no-answer', 'cancelled'],
  check(call) {
    const rang = ringingOf(call);
    if (rang === null || isTimerC(rang)) return null;
    const isCancelled = call.verdict.outcome === 'cancelled';
    if (!(rang.micros >= (isCancelled ? PATIENT_MICROS : LONG_MICROS))) return null;
    return {
      confidence: 'certain',
      evidence: [rang.ringing, rang.end],
      values: { seconds: seconds(rang.micros), code: rang.end.code },
      seen: rang.end.isRequest ? 'cancelled' : 'refused',
    };
  },
  text: {
    en: {
      title: 'It rang, and nobody answered',
      seen: {
        cancelled: 'It rang for {seconds} s, then the caller hung up or its ring timer ran out.',
        refused: 'It rang for {seconds} s, then the other side gave up with {code}.',
      },
      advice: 'No fault. Where voicemail or another phone was to answer, look at the forwarding on no answer.',
    },
    es: {
      title: 'Sonó y nadie contestó',
      seen: {
        cancelled: 'Sonó durante {seconds} s; luego el llamante colgó o se agotó su temporizador de timbre.',
        refused: 'Sonó durante {seconds} s; luego el otro lado desistió con {code}.',
      },
      advice:
        'No es un fallo. Si debía contestar un buzón de voz u otro teléfono, mire el desvío por falta de respuesta.',
    },
  },
};
