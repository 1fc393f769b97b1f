import type { Transaction } from '../../calls/transaction.ts';
import type { CallCase } from '../call-case.ts';
import type { CaseMessage } from '../case-message.ts';
import { seconds } from '../rule-values.ts';
import type { Observation, Rule } from './rule.ts';

/** No phone rings so late (ITU-T E.721: 8 s after dialling for an international call, 11 s for 95 % of them). */
const LONG_MICROS = 11e6;
/** 64*T1: long enough for any next hop to have timed out. */
const LONGER_MICROS = 32e6;
/** Codes that a proxy makes up when its own time has run out. */
const OWN_CODES: ReadonlySet<number> = new Set([408, 480, 500, 503, 504]);

export const tryingThenSilence: Rule = {
  id: 'trying-then-silence',
  severity: 'error',
  reference: 'RFC 3261 16.6',
  kind: 'cause',
  outcomes: ['timeout', 'cancelled', 'failed'],
  check(call) {
    const { outcome } = call.verdict;
    if (outcome === 'cancelled') return cancelled(call);
    return outcome === 'timeout' ? open(call) : gaveUp(call);
  },
  text: {
    en: {
      title: 'Taken by the next hop (100), then silence',
      seen: {
        open: '{peer} took the INVITE with a 100 and said nothing more in {seconds} s.',
        cancelled: '{peer} took the INVITE with a 100 and said nothing more; after {seconds} s the caller gave up.',
        gaveUp:
          '{peer} took the INVITE with a 100 and said nothing more in {seconds} s; {proxy} gave up and said {code}.',
        behind: '{proxy} took the INVITE and passed it on to {peer}, from where nothing came in {seconds} s.',
      },
      advice:
        'A 100 is of that hop alone: it lives, but what is behind it does not answer. Look at its outgoing leg: where it sent the INVITE, and what came back there.',
      caveat: 'Callers do give up while a call is still being routed: the silence may have ended a little later.',
    },
    es: {
      title: 'El siguiente salto lo tomó (100) y luego silencio',
      seen: {
        open: '{peer} tomó el INVITE con un 100 y no dijo nada más en {seconds} s.',
        cancelled: '{peer} tomó el INVITE con un 100 y no dijo nada más; a los {seconds} s el llamante desistió.',
        gaveUp:
          '{peer} tomó el INVITE con un 100 y no dijo nada más en {seconds} s; {proxy} se rindió y respondió {code}.',
        behind: '{proxy} tomó el INVITE y lo pasó a {peer}, de donde no llegó nada en {seconds} s.',
      },
      advice:
        'Un 100 es solo de ese salto: está vivo, pero lo que hay detrás no responde. Mire su tramo de salida: adónde envió el INVITE y qué volvió de allí.',
      caveat: 'Hay llamantes que desisten mientras la llamada aún se encamina: el silencio pudo acabar poco después.',
    },
  },
};

/** Nothing final, and nobody hung up: the whole way down nothing but 100 was heard. */
function open(call: CallCase): Observation | null {
  const hop = call.failure?.path?.hops.at(-1);
  if (!hop || isAnyMore(call)) return null;
  const request = call.requestOf(hop);
  // An earlier attempt may have been challenged: only what this one heard counts.
  const heard = (call.verdict.attempts.at(-1)?.callerSide ?? []).flatMap((t) => call.responsesIn(t));
  const last = call.responsesIn(hop).at(-1) ?? heard.at(-1);
  if (request === null || last === undefined) return null;
  const isBehind = hop.lastResponse === null;
  return {
    confidence: 'certain',
    evidence: [last, request],
    values: {
      peer: request.receiver,
      proxy: request.sender,
      seconds: seconds(call.nowMicros - (isBehind ? request.micros : last.micros)),
    },
    seen: isBehind ? 'behind' : 'open',
  };
}

function cancelled(call: CallCase): Observation | null {
  const { invite } = call;
  if (invite === null || isAnyMore(call)) return null;
  const trying = call.responsesTo(invite).find(({ code }) => code === 100);
  const cancel = call.inDialog('CANCEL')[0];
  if (trying === undefined || cancel === undefined) return null;
  const waited = cancel.micros - trying.micros;
  if (!(waited >= LONG_MICROS)) return null;
  return {
    severity: 'warning',
    confidence: waited >= LONGER_MICROS ? 'likely' : 'possible',
    evidence: [trying, cancel, invite],
    values: { peer: invite.receiver, seconds: seconds(waited) },
    seen: 'cancelled',
  };
}

/** A proxy gave up on a hop behind it that had sent a 100. */
function gaveUp(call: CallCase): Observation | null {
  const behind = call.failure?.path?.behind ?? null;
  const { final } = call;
  if (behind === null || final === null || !OWN_CODES.has(final.code) || !isTryingOnly(behind)) return null;
  const request = call.requestOf(behind);
  const trying = call.responsesIn(behind)[0];
  if (request === null || trying === undefined) return null;
  const waited = final.micros - trying.micros;
  // Sooner, the proxy did not wait but decided.
  if (!(waited >= 1e6)) return null;
  return {
    confidence: 'certain',
    evidence: [trying, final, request],
    values: { peer: request.receiver, proxy: final.sender, code: final.code, seconds: seconds(waited) },
    seen: 'gaveUp',
  };
}

function isTryingOnly({ lastResponse }: Transaction): boolean {
  if (lastResponse === null) return false;
  for (let r: typeof lastResponse | null = lastResponse; r !== null; r = r.previous) if (r.code !== 100) return false;
  return true;
}

/** Whether anything but 100 came, at any hop of the last attempt, but for what a CANCEL brought about. */
function isAnyMore(call: CallCase): boolean {
  const isMore = ({ code }: CaseMessage): boolean => code !== 100 && code !== 487;
  return (call.verdict.attempts.at(-1)?.transactions ?? []).some((t) => call.responsesIn(t).some(isMore));
}
