import type { Dialect } from '../dialect.ts';
import { asteriskChanSip } from './asterisk-chan-sip.ts';
import { asteriskEvent } from './asterisk-events.ts';
import { asteriskPjsip } from './asterisk-pjsip.ts';
import { LEVEL } from './asterisk-prefix.ts';

/** An Asterisk log that shows neither channel driver; forced by `--as`, either may come. */
export const asterisk: Dialect = {
  name: 'asterisk',
  program: 'Asterisk',
  howToTrace: "'pjsip set logger on' (chan_pjsip) or 'sip set debug on' (chan_sip)",
  writesOnce: true,
  signature: new RegExp(String.raw`^(?:${LEVEL}\w[\w/]*\.(?:c|cc|y|l)\b|Asterisk \S+ built by )`),
  isGeneral: true,
  boundary: asteriskChanSip.boundary,
  leadIn: (context) => asteriskPjsip.leadIn!(context) ?? asteriskChanSip.leadIn!(context),
  event: asteriskEvent,
};

/** The list that `pjsip show history` prints: start lines without Call-IDs. */
export const asteriskHistory: Dialect = {
  name: 'asterisk-pjsip-history',
  program: 'Asterisk',
  howToTrace: "'pjsip set logger on'",
  withoutSip:
    "the list of Asterisk's 'pjsip show history', which has no Call-IDs, so no calls can be told from it. Print the messages " +
    "with 'pjsip show history entry NUMBER', or log them with 'pjsip set logger on', and try again.",
  signature: /^(?:\d{5} \d{10} \* (?:==>|<==) |No\. +Timestamp +\(Dir\) Address )/,
  boundary: null,
};
