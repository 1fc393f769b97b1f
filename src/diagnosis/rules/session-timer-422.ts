import type { CaseMessage } from '../case-message.ts';
import type { Rule } from './rule.ts';

export const sessionTimer422: Rule = {
  id: 'session-timer-422',
  severity: 'error',
  reference: 'RFC 4028 6',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [422],
  check(call) {
    const { final, invite } = call;
    if (final === null || final.code !== 422) return null;
    const least = secondsOf(final, 'Min-SE');
    const asked = invite === null ? null : secondsOf(invite, 'Session-Expires');
    return {
      confidence: 'certain',
      evidence: [final, invite],
      values: { peer: final.sender, least: least ?? '?', asked: asked ?? '?', attempts: call.verdict.attempts.length },
      seen: least === null ? 'bare' : asked === null ? 'least' : 'both',
    };
  },
  text: {
    en: {
      title: 'Session interval too small (422), and not tried again with a longer one',
      seen: {
        both: '{peer} wants a session interval of at least {least} s, was asked for {asked} s, and the caller did not come back with more.',
        least: '{peer} wants a session interval of at least {least} s, and the caller did not come back with it.',
        bare: '{peer} refused the session interval without naming in Min-SE which one it wants.',
      },
      advice: "Raise the caller's Session-Expires to that Min-SE, or lower Min-SE on the server.",
    },
    es: {
      title: 'Intervalo de sesión demasiado corto (422), y no se reintentó con uno mayor',
      seen: {
        both: '{peer} quiere un intervalo de sesión de {least} s como mínimo, se le pidieron {asked} s, y el llamante no volvió con más.',
        least: '{peer} quiere un intervalo de sesión de {least} s como mínimo, y el llamante no volvió con él.',
        bare: '{peer} rechazó el intervalo de sesión sin indicar en Min-SE cuál quiere.',
      },
      advice: 'Suba el Session-Expires del llamante hasta ese Min-SE, o baje el Min-SE en el servidor.',
    },
  },
};

/** Delta-seconds at the head of a value. */
function secondsOf(message: CaseMessage, name: string): number | null {
  const digits = /^\s*(\d{1,9})(?!\d)/.exec(message.header(name) ?? '')?.[1];
  return digits === undefined ? null : Number(digits);
}
