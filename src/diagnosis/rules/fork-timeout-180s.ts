import { isTimerC, ringingOf } from '../ringing.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

export const forkTimeout180s: Rule = {
  id: 'fork-timeout-180s',
  severity: 'info',
  reference: 'RFC 3261 16.6',
  kind: 'cause',
  outcomes: ['no-answer'],
  codes: [408, 487],
  check(call) {
    const rang = ringingOf(call);
    if (rang === null || !isTimerC(rang)) return null;
    return {
      confidence: 'likely',
      evidence: [rang.end, rang.ringing],
      values: { seconds: seconds(rang.micros), code: rang.end.code, proxy: rang.end.sender },
    };
  },
  text: {
    en: {
      title: 'It rang for three minutes, until a ring timer ran out',
      seen: 'It rang for {seconds} s, then {code} came from {proxy}: the time of Timer C, after which a proxy gives up.',
      advice: 'Where voicemail or another phone was to answer, set the forwarding on no answer to far less than 180 s.',
      caveat: 'Another timer of three minutes, on a phone or a PBX, looks the same.',
    },
    es: {
      title: 'Sonó tres minutos, hasta agotarse un temporizador de timbre',
      seen: 'Sonó durante {seconds} s y luego llegó {code} de {proxy}: el plazo del Timer C, tras el cual un proxy desiste.',
      advice:
        'Si debía contestar un buzón de voz u otro teléfono, ponga el desvío por falta de respuesta muy por debajo de 180 s.',
      caveat: 'Otro temporizador de tres minutos, en un teléfono o una centralita, se ve igual.',
    },
  },
};
