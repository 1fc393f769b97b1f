import type { ReasonValue } from '../sip/grammar.ts';

/** What a sender that gave up on a call says of it in the text of Reason; each product has its own words. */
const MEDIA_TIMEOUT =
  /\b(?:s?rtp|rtcp|media|audio)[\s_-]*(?:stream[\s_-]*)?(?:time[\s_-]*out|timed[\s_-]*out|inactiv|lost\b)/i;
const NO_MEDIA = /\bno[\s_-](?:s?rtp|media|audio)(?:$|[\s_-](?:received|activity|packets?|flow|detected|time))/i;
const ACK_TIMEOUT = /\b(?:no[\s_-]ack\b|ack[\s_-]*(?:time[\s_-]*out|timed[\s_-]*out|not received|missing))/i;
const SESSION_TIMEOUT = /\bsession[\s_-]*(?:interval[\s_-]*)?(?:timer|time[\s_-]*out|timed[\s_-]*out|expir)/i;

/** Text of the Reason by which a side says that media stopped; null when it does not. */
export function mediaTimeoutText(reasons: readonly ReasonValue[]): string | null {
  return textLike(reasons, MEDIA_TIMEOUT) ?? textLike(reasons, NO_MEDIA);
}

/** Text of the Reason by which the callee says that the ACK never came. */
export function ackTimeoutText(reasons: readonly ReasonValue[]): string | null {
  return textLike(reasons, ACK_TIMEOUT);
}

/** Text of the Reason by which a side says that the session timer (RFC 4028) ran out. */
export function sessionTimeoutText(reasons: readonly ReasonValue[]): string | null {
  return textLike(reasons, SESSION_TIMEOUT);
}

/** Longer ones are no reason. */
const MOST_TEXT = 100;

function textLike(reasons: readonly ReasonValue[], pattern: RegExp): string | null {
  for (const { text } of reasons)
    if (text !== null) {
      const short = text.slice(0, MOST_TEXT);
      if (pattern.test(short)) return short;
    }
  return null;
}
