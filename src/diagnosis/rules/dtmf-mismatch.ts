import { refusedRequests } from '../refused-request.ts';
import { shown } from '../said.ts';
import type { Rule } from './rule.ts';

/** Digits as products send them by INFO. */
const DIGITS = /^\s*(?:application\/(?:dtmf|vnd\.nortelnetworks\.digits)|audio\/telephone-event)/i;
/** Bad Extension is the fault of something else in it; no dialog and no answer that of no digit. */
const REFUSED: ReadonlySet<number> = new Set([400, 405, 406, 415, 469, 488, 489, 501]);

export const dtmfMismatch: Rule = {
  id: 'dtmf-mismatch',
  severity: 'warning',
  reference: 'RFC 4733, RFC 6086',
  kind: 'also',
  outcomes: ['answered'],
  needs: 'mid-call',
  check(call) {
    const refused = refusedRequests(call, 'INFO').filter(
      ({ request, final }) => REFUSED.has(final.code) && DIGITS.test(request.header('Content-Type') ?? ''),
    );
    const [first] = refused;
    if (first === undefined) return null;
    const { request, final } = first;
    return {
      confidence: 'certain',
      evidence: refused.flatMap(({ final: refusal, request: info }) => [refusal, info]),
      values: {
        peer: final.sender,
        code: final.code,
        count: refused.length,
        type: shown(request.header('Content-Type')!.replace(/;.*/, '')),
      },
      seen: refused.length > 1 ? 'several' : 'one',
    };
  },
  text: {
    en: {
      title: 'Digits were sent by INFO to a peer that does not take them',
      seen: {
        one: '{peer} answered {code} to a digit sent by INFO ({type}).',
        several: '{peer} refused {count} digits sent by INFO ({type}), the first with {code}.',
      },
      advice: 'Negotiate telephone-event (RFC 4733) on both sides, and switch DTMF by INFO off at the sender.',
    },
    es: {
      title: 'Se enviaron dígitos por INFO a un extremo que no los admite',
      seen: {
        one: '{peer} respondió {code} a un dígito enviado por INFO ({type}).',
        several: '{peer} rechazó {count} dígitos enviados por INFO ({type}), el primero con {code}.',
      },
      advice: 'Negocie telephone-event (RFC 4733) en ambos lados y desactive el DTMF por INFO en el emisor.',
    },
  },
};
