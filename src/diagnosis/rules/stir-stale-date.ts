import { checkIdentity } from '../identity-check.ts';
import { saysStaleDate, stirCause } from '../refusal-texts.ts';
import { STIR_CARRIERS } from '../stir-refusal.ts';
import type { Rule } from './rule.ts';

/** Cause and code of a signature that is too old (RFC 8224 6.2.2). */
const STALE_DATE = 403;

export const stirStaleDate: Rule = {
  id: 'stir-stale-date',
  severity: 'error',
  reference: 'RFC 8224 6.2.2',
  kind: 'cause',
  outcomes: ['failed', 'declined'],
  codes: [437, 438, ...STIR_CARRIERS],
  check(call) {
    const { final } = call;
    if (final === null) return null;
    const isSaid = saysStaleDate(final) || stirCause(final) === STALE_DATE;
    if (!isSaid && final.code > 438) return null;
    const request = call.requestOf(final.transaction);
    const age = (request && checkIdentity(request)?.age) ?? null;
    if (!isSaid && age === null) return null;
    return {
      confidence: isSaid ? 'certain' : 'possible',
      evidence: [final, request],
      values: { peer: final.sender, code: final.code, age: Math.abs(age ?? 0) },
      seen: age === null ? 'said' : age < 0 ? 'future' : 'old',
    };
  },
  text: {
    en: {
      title: 'The signature of the caller identity is too old (403 Stale Date)',
      seen: {
        said: '{peer} refused the signed identity as too old ({code}).',
        old: '{peer} refused the call ({code}); its identity had been signed {age} s before the INVITE was sent.',
        future:
          '{peer} refused the call ({code}); by its time stamp its identity was signed {age} s after the INVITE was sent.',
      },
      advice:
        'Set the clocks of the signer and the verifier (NTP). Sign each call anew, when it is sent on: a signature is good for 60 s.',
      caveat: 'The clock of the capture may be wrong, and the code also stands for other refusals.',
    },
    es: {
      title: 'La firma de la identidad del llamante es demasiado antigua (403 Stale Date)',
      seen: {
        said: '{peer} rechazó la identidad firmada por ser demasiado antigua ({code}).',
        old: '{peer} rechazó la llamada ({code}); su identidad se había firmado {age} s antes de enviarse el INVITE.',
        future:
          '{peer} rechazó la llamada ({code}); según su marca de tiempo, su identidad se firmó {age} s después de enviarse el INVITE.',
      },
      advice:
        'Ponga en hora los relojes del firmante y del verificador (NTP). Firme cada llamada de nuevo al enviarla: una firma vale 60 s.',
      caveat: 'El reloj de la captura puede estar mal, y el código representa también otros rechazos.',
    },
  },
};
