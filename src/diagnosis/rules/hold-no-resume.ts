import { METHOD } from '../../sip/methods.ts';
import { isHold } from '../media-facts.ts';
import { hasInDialog, requestsInDialog } from '../refused-request.ts';
import { seconds } from '../rule-values.ts';
import type { Rule } from './rule.ts';

/** Whoever waits hangs up sooner only by chance. */
const LONG_HOLD_MICROS = 20e6;

export const holdNoResume: Rule = {
  id: 'hold-no-resume',
  severity: 'info',
  reference: 'RFC 3264 8.4',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'mid-call',
  check(call) {
    const { byeMicros } = call.call;
    if (Number.isNaN(byeMicros) || call.call.shed !== null) return null;
    if (!hasInDialog(call, METHOD.INVITE) && !hasInDialog(call, METHOD.UPDATE)) return null;
    // A call that is handed on is held first.
    if (hasInDialog(call, METHOD.REFER)) return null;
    const offers = [...requestsInDialog(call, 'INVITE'), ...requestsInDialog(call, 'UPDATE')]
      .filter((request) => (call.finalOf(request)?.code ?? 999) < 300 && request.body !== '')
      .sort((a, b) => a.micros - b.micros);
    const last = offers.at(-1);
    if (last === undefined || last.sdp === null || !isHold(last.sdp)) return null;
    // An offer in the 200 to an empty re-INVITE may have taken it back.
    if (requestsInDialog(call, 'INVITE').some(({ micros, body }) => micros > last.micros && body === '')) return null;
    const held = byeMicros - last.micros;
    const bye = requestsInDialog(call, 'BYE')[0];
    if (bye === undefined || !(held >= LONG_HOLD_MICROS) || call.endpoints.sameHost(bye.source, last.source))
      return null;
    const timeout = bye.headers('Reason').some((value) => /time-?\s?out|timer|no media|rtp/i.test(value));
    return {
      confidence: timeout ? 'likely' : 'possible',
      evidence: [bye, last],
      values: { holder: last.sender, peer: bye.sender, seconds: seconds(held) },
      seen: timeout ? 'timeout' : 'ended',
      severity: timeout ? 'warning' : 'info',
    };
  },
  text: {
    en: {
      title: 'A held call was never taken back',
      seen: {
        timeout: '{holder} held the call; {peer} ended it after {seconds} s on hold, by a timeout that its BYE names.',
        ended: '{holder} held the call, and {peer} ended it after {seconds} s on hold.',
      },
      advice: 'If calls end on hold at a fixed time: raise the RTP timeout for held calls, or send music on hold.',
      caveat: 'The party on hold may simply have hung up.',
    },
    es: {
      title: 'Una llamada en espera no se recuperó',
      seen: {
        timeout:
          '{holder} retuvo la llamada; {peer} la terminó tras {seconds} s en espera, por un temporizador que nombra su BYE.',
        ended: '{holder} retuvo la llamada y {peer} la terminó tras {seconds} s en espera.',
      },
      advice:
        'Si las llamadas en espera acaban a un tiempo fijo: suba el tiempo límite de RTP en espera, o envíe música en espera.',
      caveat: 'Quien estaba en espera quizá solo colgó.',
    },
  },
};
