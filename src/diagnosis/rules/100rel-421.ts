import { refusalOf } from '../refusal.ts';
import type { Rule } from './rule.ts';

export const reliableProgress421: Rule = {
  id: '100rel-421',
  severity: 'error',
  reference: 'RFC 3262 3',
  kind: 'cause',
  outcomes: ['failed'],
  codes: [421],
  check(call) {
    const refusal = refusalOf(call, 421);
    if (refusal === null || !refusal.final.tokens('Require').includes('100rel')) return null;
    const { final, invite, peer } = refusal;
    const offers = invite !== null && invite.tokens('Supported').includes('100rel');
    return { confidence: 'certain', evidence: [final, invite], values: { peer }, seen: offers ? 'offered' : 'missing' };
  },
  text: {
    en: {
      title: 'The called side insists on 100rel (421)',
      seen: {
        missing: '{peer} answered 421 with Require: 100rel, and the INVITE did not list 100rel as supported.',
        offered: '{peer} answered 421 with Require: 100rel, although the INVITE lists 100rel as supported.',
      },
      advice: 'Switch 100rel (PRACK) on at the caller, or no longer require it at the called side.',
    },
    es: {
      title: 'El lado llamado exige 100rel (421)',
      seen: {
        missing: '{peer} respondió 421 con Require: 100rel, y el INVITE no incluía 100rel entre lo soportado.',
        offered: '{peer} respondió 421 con Require: 100rel, aunque el INVITE incluye 100rel entre lo soportado.',
      },
      advice: 'Active 100rel (PRACK) en el llamante, o deje de exigirlo en el lado llamado.',
    },
  },
};
