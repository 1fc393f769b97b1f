import { unacknowledgedProgress } from '../reliable.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** One repetition may cross with the PRACK, or the capture may have lost that. */
const ENOUGH_SENDS = 4;
const ENOUGH_MICROS = 3e6;

export const prackMissing: Rule = {
  id: 'prack-missing',
  severity: 'error',
  reference: 'RFC 3262 3, 4',
  kind: 'cause',
  outcomes: 'any',
  needs: 'resent',
  check(call) {
    const progress = unacknowledgedProgress(call);
    if (progress === null) return null;
    const { sends, micros, lastMicros, code, sender, receiver } = progress;
    const invite = call.requestOf(progress.transaction);
    const promised = invite !== null && [...invite.tokens('Supported'), ...invite.tokens('Require')].includes('100rel');
    return {
      confidence: sends >= ENOUGH_SENDS && lastMicros - micros >= ENOUGH_MICROS ? 'certain' : 'possible',
      evidence: [progress, invite],
      values: { code, sends, seconds: seconds(lastMicros - micros), peer: sender, caller: receiver },
      seen: promised ? 'promised' : 'unpromised',
      severity: call.verdict.outcome === 'answered' ? 'warning' : 'error',
    };
  },
  text: {
    en: {
      title: 'No PRACK for a reliable 18x',
      seen: {
        promised:
          '{peer} sent its reliable {code} {sends} times in {seconds} s and got no PRACK from {caller}, which had said that it supports 100rel.',
        unpromised: '{peer} sent its reliable {code} {sends} times in {seconds} s and got no PRACK from {caller}.',
      },
      advice:
        'Does the caller do PRACK, and does it reach the callee (Contact, Record-Route, firewall)? Else switch 100rel off on one side.',
      caveat: 'It was sent again only a few times: the PRACK may have been lost to the capture.',
    },
    es: {
      title: 'Falta el PRACK de un 18x fiable',
      seen: {
        promised:
          '{peer} envió su {code} fiable {sends} veces en {seconds} s y no recibió PRACK de {caller}, que había dicho que soporta 100rel.',
        unpromised: '{peer} envió su {code} fiable {sends} veces en {seconds} s y no recibió PRACK de {caller}.',
      },
      advice:
        '¿Usa el llamante PRACK, y le llega al llamado (Contact, Record-Route, cortafuegos)? Si no, desactive 100rel en un lado.',
      caveat: 'Se reenvió pocas veces: es posible que la captura perdiera el PRACK.',
    },
  },
};
